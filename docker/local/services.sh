# SPDX-License-Identifier: GPL-3.0-or-later
# The services the tests use and real engines need, started without docker: each on a free port of loopback, with its
# data, log and process id under build/services/NAME and its connection in build/services/NAME.env as
# FIRSTCOME_TEST_NAME=host:port[:...]. Of each, its own file says NAME_packages, NAME_fetch (what no package brings),
# NAME_make FOLDER (its data, once), NAME_prepare FOLDER PORT (sets `connection` and `command`) and, where an open port
# is not enough, NAME_ready FOLDER PORT.

services=(mariadb mysql redis kafka mail haproxy toxiproxy)
services_folder=$root/build/services
service_cache=${XDG_CACHE_HOME:-${HOME:-$root/build}/.cache}/firstcome # what was fetched, for all checkouts
service_start_seconds=60
service_tie=() # set to tied where a service shall not outlive this script
tied=(setpriv --pdeathsig TERM)
stop_seconds=20 # the backend drains for at most 10, databases write their pages back

services_command() {
    (($# > 0)) || misuse "services takes up, down or status, and names"
    local act=$1 name chosen=("${@:2}")
    [[ $act =~ ^(up|down|status)$ ]] || misuse "services takes up, down or status"
    for name in "${chosen[@]}"; do
        [[ " ${services[*]} " == *" $name "* ]] || misuse "no service is called '$name'; there are ${services[*]}"
    done
    if ((${#chosen[@]} > 0)); then
        for name in "${chosen[@]}"; do
            "service_$act" "$name" || fail "$missing" "$(service_missing "$name")"
            [[ $act != up ]] || service_status "$name"
        done
    elif [[ $act == up ]]; then
        services_up
    else
        for name in "${services[@]}"; do
            "service_$act" "$name"
        done
    fi
}

# All that can be had; what cannot is skipped by name, but not in CI.
services_up() {
    local name absent=()
    for name in "${services[@]}"; do
        if service_up "$name"; then
            service_status "$name"
        else
            say "$(service_missing "$name"): skipped"
            absent+=("$name")
        fi
    done
    [[ ${CI:-} != true || ${#absent[@]} == 0 ]] || fail "$failed" "In CI nothing is skipped: ${absent[*]}"
}

service_missing() {
    printf '%s' "${1^^} CANNOT BE STARTED (logs: build/services/$1)"
}

# NAME: prints the process id of our running one; false when there is none. A number left by a crash may belong to
# another process by now, so it must be at work in our folder.
service_pid() {
    local pid folder=$services_folder/$1
    pid=$(cat "$folder/pid" 2>/dev/null) || return 1
    [[ $(readlink "/proc/$pid/cwd")/ == "$(readlink -f "$folder")"/* ]] 2>/dev/null || return 1
    echo "$pid"
}

service_status() {
    if service_pid "$1" >/dev/null; then
        say "$1 runs on $(cut -d= -f2- "$services_folder/$1.env" | cut -d: -f1,2), connection in build/services/$1.env"
    else
        say "$1 is down"
    fi
}

# NAME: brings it up unless it is; sets FIRSTCOME_TEST_NAME. False, with its logs' last words, when it cannot be had.
service_up() {
    local folder=$services_folder/$1 code=0
    mkdir -p "$services_folder"
    exec 8>"$services_folder/lock"
    flock 8
    service_pid "$1" >/dev/null || { service_have "$1" && service_start "$1"; } || code=1
    exec 8>&-
    if ((code != 0)); then
        tail -q -n 10 "$folder"/*.log >&2 2>/dev/null || true
        return 1
    fi
    source "$services_folder/$1.env"
    export "FIRSTCOME_TEST_${1^^}"
}

# NAME: its packages and what is fetched beside them, once for all checkouts.
service_have() {
    local -n packages=$1_packages
    ((${#packages[@]} == 0)) || (install_packages "${packages[@]}") || return 1
    [[ $(type -t "$1_fetch") == function ]] || return 0
    local target=$service_cache/$("$1_version")
    mkdir -p "$service_cache" "$services_folder/$1"
    (
        flock 7
        [[ ! -d $target ]] || exit 0
        say "Fetching $1 into $target"
        rm -rf "$target.part"
        mkdir -p "$target.part"
        "$1_fetch" "$target.part" >"$services_folder/$1/fetch.log" 2>&1 && mv "$target.part" "$target" && exit 0
        rm -rf "$target.part"
        exit 1
    ) 7>"$service_cache/lock"
}

service_start() {
    local folder=$services_folder/$1 port deadline connection command=()
    if [[ ! -f $folder/made ]]; then
        rm -rf "$folder"
        mkdir -p "$folder"
        chmod 700 "$folder"
        "$1_make" "$folder" >"$folder/make.log" 2>&1 || return 1
        touch "$folder/made"
    fi
    port=$(free_port)
    "$1_prepare" "$folder" "$port" || return 1
    (umask 077 && printf 'FIRSTCOME_TEST_%s=%s\n' "${1^^}" "$connection" >"$services_folder/$1.env")
    : >"$folder/server.log"
    (cd "$folder" && exec setsid "${service_tie[@]}" "${command[@]}" >>server.log 2>&1 </dev/null 8>&- 9>&-) &
    echo "$!" >"$folder/pid"
    deadline=$((SECONDS + service_start_seconds))
    until service_ready "$1" "$port"; do
        if ! kill -0 "$(<"$folder/pid")" 2>/dev/null || ((SECONDS >= deadline)); then
            service_down "$1"
            return 1
        fi
        sleep 0.1
    done
}

# NAME PORT: whether it takes work.
service_ready() {
    listening 127.0.0.1 "$2" || return 1
    [[ $(type -t "$1_ready") != function ]] || "$1_ready" "$services_folder/$1" "$2"
}

service_down() {
    local pid
    if pid=$(service_pid "$1"); then
        stop_process "$pid"
        say "$1 is stopped"
    fi
    rm -f "$services_folder/$1/pid" "$services_folder/$1.env"
}

# NAME: as service_up; one that was down before is noted in own_services.
own_service() {
    service_pid "$1" >/dev/null || own_services+=("$1")
    service_up "$1"
}

own_services_down() {
    local name
    for name in "${own_services[@]}"; do
        service_down "$name"
    done
}

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

new_password() {
    head -c 16 /dev/urandom | od -An -tx1 | tr -d ' \n'
}
