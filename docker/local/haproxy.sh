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

# ENTRY ONE TWO: sets `command` to HAProxy that listens at ENTRY for the instances at ONE and TWO.
entry_command() {
    command=(
        env "FIRSTCOME_ENTRY=$1" "FIRSTCOME_ONE=$2" "FIRSTCOME_TWO=$3" haproxy -db -f "$root/docker/haproxy/haproxy.cfg"
    )
}
