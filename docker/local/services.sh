# SPDX-License-Identifier: GPL-3.0-or-later
# The services the tests use, started without docker; one so far: mariadb.

services_command() {
    (($# >= 1 && $# <= 2)) || misuse "services takes up, down or status, and a name"
    [[ ${2:-mariadb} == mariadb ]] || misuse "no service is called '$2'"
    case $1 in
    up)
        install_packages "${packages_for_mariadb[@]}"
        mariadb_up || fail "$missing" "MariaDB does not start (logs: build/services/mariadb)"
        mariadb_status
        ;;
    down) mariadb_down ;;
    status) mariadb_status ;;
    *) misuse "services takes up, down or status" ;;
    esac
}

stop_seconds=20 # the backend drains for at most 10, MariaDB writes its pages back

# PID: asks it to end and waits for that; one that does not is killed.
stop_process() {
    local deadline=$((SECONDS + stop_seconds))
    kill -TERM "$1" 2>/dev/null || return 0
    while kill -0 "$1" 2>/dev/null; do
        if ((SECONDS >= deadline)); then
            say "Process $1 does not end within $stop_seconds s and is killed"
            kill -KILL "$1" 2>/dev/null || true
            return
        fi
        sleep 0.05
    done
}

# Prints a port nobody listens on, below the range the kernel gives to clients.
free_port() {
    local port tries
    for ((tries = 0; tries < 100; ++tries)); do
        port=$((20000 + RANDOM % 12000))
        if ! listening 127.0.0.1 "$port"; then
            echo "$port"
            return
        fi
    done
    fail "$missing" "No free port was found"
}

# HOST PORT: whether somebody accepts connections there.
listening() {
    (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null
}
