# SPDX-License-Identifier: GPL-3.0-or-later
# HAProxy from the Debian package with the configuration that is shipped, in front of two ports for instances.

haproxy_packages=(haproxy)

haproxy_make() {
    :
}

haproxy_prepare() {
    local one two
    one=$(free_port)
    two=$(free_port)
    connection=127.0.0.1:$2:$one:$two
    entry_command "127.0.0.1:$2" "127.0.0.1:$one" "127.0.0.1:$two"
}

# ENTRY ONE TWO: sets `command` to HAProxy that listens at ENTRY for the instances at ONE and TWO, which
# have all roles.
entry_command() {
    local role
    command=(env "FIRSTCOME_ENTRY=$1")
    for role in MEMBERS CATALOG ORDERS PAYMENTS DELIVERIES CLAIMS SETTLEMENTS OPS; do
        command+=("FIRSTCOME_${role}_ONE=$2" "FIRSTCOME_${role}_TWO=$3")
    done
    command+=(haproxy -db -f "$root/docker/haproxy/haproxy.cfg")
}
