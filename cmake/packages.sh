# SPDX-License-Identifier: GPL-3.0-or-later
# The Debian packages the project needs, and how they come onto the machine.

packages_to_build=(
    ca-certificates ccache cmake g++ git mold ninja-build pkg-config
    qt6-base-dev qt6-httpserver-dev qt6-websockets-dev qcoro-qt6-dev
    libexpected-dev libsodium-dev libssl-dev libsqlite3-dev libcurl4-openssl-dev
    libcsv-dev libgumbo-dev libhiredis-dev libjemalloc-dev librdkafka-dev libsimdjson-dev prometheus-cpp-dev
    libtomlplusplus-dev libxxhash-dev libyaml-cpp-dev libzxcvbn-dev
    qt6-charts-dev qtkeychain-qt6-dev libqt6opengl6-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
)
packages_to_run=(breeze-icon-theme fonts-noto-cjk libqt6sql6-mysql libqt6sql6-sqlite qt6-wayland)
packages_to_test=(
    clang-format haproxy mariadb-client mariadb-client-core mariadb-server-core python3 python3-aiosmtpd reuse
    strace tzdata wrk xauth xvfb
)

# NAME...: prints those that are not installed.
missing_packages() {
    comm -23 <(printf '%s\n' "$@" | sort -u) \
        <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' | sort -u)
}

# NAME...: installs those that are missing; says nothing and takes a blink where none is.
install_packages() {
    if ! command -v dpkg-query >/dev/null; then
        say "This is no Debian: it is taken for granted that the packages of cmake/packages.sh are there in its own way"
        return
    fi
    local absent
    mapfile -t absent < <(missing_packages "$@")
    ((${#absent[@]} > 0)) || return 0
    local as_root=()
    if ((EUID != 0)); then
        command -v sudo >/dev/null ||
            fail "$missing" "These packages are missing: ${absent[*]}. Install them as root, or install sudo."
        as_root=(sudo)
    fi
    as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0)
    say "Installing ${#absent[@]} packages and what they need: ${absent[*]}"
    mkdir -p build
    logged build/packages.log "${as_root[@]}" update ||
        fail "$missing" "The package lists cannot be read (build/packages.log)"
    logged build/packages.log "${as_root[@]}" install -y --no-install-recommends "${absent[@]}" ||
        fail "$missing" "The packages cannot be installed (build/packages.log)"
}

# FILE COMMAND...: runs it with all it says in FILE, shows how it gets on, and on failure its last lines.
logged() {
    local log=$1
    shift
    if "$@" < /dev/null 2>&1 | tee "$log" | show_apt; then
        return 0
    fi
    tail -n 15 "$log" >&2
    return 1
}

# Counts what apt-get has fetched and set up: on a terminal in one line, else every hundred steps.
show_apt() {
    local line steps=0
    while IFS= read -r line; do
        [[ $line =~ ^(Get:|Unpacking|Setting\ up) ]] || continue
        steps=$((steps + 1))
        if [[ -t 1 ]]; then
            printf '\r\033[K  %d steps  %.60s' "$steps" "$line"
        elif ((steps % 100 == 0)); then
            printf '  %d steps  %.60s\n' "$steps" "$line"
        fi
    done
    [[ ! -t 1 || $steps -eq 0 ]] || printf '\r\033[K'
}
