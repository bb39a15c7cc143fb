# SPDX-License-Identifier: GPL-3.0-or-later
# firstcome run: the backend and, where there is a display, the console connected to it. Ctrl+C ends both, and so does
# closing the console.

ready_seconds=300 # a big data folder is recovered before the server is ready

run_command() {
    # Shared by all functions of this file, also by run_stop, which runs when this one has returned.
    data='' listen='' host='' port='' url='' engines=embedded console=yes demo=yes arguments=()
    scratch='' backend='' window='' relay='' own_services=()
    run_arguments --listen 127.0.0.1:8080 "$@"
    [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]] || console=
    [[ -z $demo ]] || arguments+=(--demo)

    local programs=(bin/firstcome-backend)
    [[ -z $console ]] || programs+=(bin/firstcome-console)
    install_packages "${packages_to_build[@]}" "${packages_to_run[@]}"
    build release "${programs[@]}" || fail "$failed" "The build failed"
    ! listening "$host" "$port" || fail "$missing" "Port $port is taken; choose another with --listen"

    scratch=$(mktemp -d)
    trap 'exit "$good"' INT TERM HUP # a flag would be lost between its check and the wait
    trap run_stop EXIT
    run_engines
    run_backend
    run_console
    run_until_the_end
}

run_arguments() {
    while (($# > 0)); do
        case $1 in
        --headless) console= ;;
        --empty) demo= ;;
        --data | --listen | --engines)
            (($# >= 2)) || misuse "$1 needs a value"
            "run_set_${1#--}" "$2"
            shift
            ;;
        *) misuse "run does not know '$1'" ;;
        esac
        shift
    done
}

run_set_data() {
    [[ -n $1 ]] || misuse "--data takes a folder"
    data=$(cd -- "$started_in" && realpath -m -- "$1")
    arguments+=(--data "$data")
}

run_set_engines() {
    [[ $1 =~ ^(embedded|real)$ ]] || misuse "--engines takes embedded or real"
    engines=$1
}

run_set_listen() {
    [[ $1 =~ ^(\[[0-9a-fA-F:]+\]|[0-9.]+):([1-9][0-9]{0,4})$ ]] && ((BASH_REMATCH[2] < 65536)) ||
        misuse "--listen takes ADDR:PORT, e.g. 127.0.0.1:8080"
    listen=$1 host=${BASH_REMATCH[1]} port=${BASH_REMATCH[2]}
    case $host in # where to reach a server that listens on every address
    0.0.0.0) host=127.0.0.1 ;;
    '[::]') host='[::1]' ;;
    esac
    url=http://$host:$port
    host=${host//[\[\]]/}
}

# Real engines: so far MariaDB, a database for each data folder; what the backend does not support yet it says itself.
run_engines() {
    [[ $engines == real ]] || return 0
    say "Starting the real engines: MariaDB, its data under build/services (Redis and Kafka are not among them yet)"
    service_tie=("${tied[@]}")
    own_service mariadb || fail "$missing" "$(service_missing mariadb)"
    local name address
    name=firstcome_$(cksum <<<"$data" | cut -d ' ' -f 1)
    address=$(sql_database "$FIRSTCOME_TEST_MARIADB" "$name") ||
        fail "$missing" "MariaDB does not make the database $name"
    printf 'database = "%s"\n' "$address" >"$scratch/real.toml"
    arguments+=(--config "$scratch/real.toml")
}

# Starts the backend and waits until it is ready. It dies with this script, however that ends.
run_backend() {
    mkfifo "$scratch/output"
    relay_output <"$scratch/output" &
    relay=$!
    setsid "${tied[@]}" build/release/bin/firstcome-backend serve --listen "$listen" "${arguments[@]}" \
        >"$scratch/output" &
    backend=$!
    local deadline=$((SECONDS + ready_seconds))
    until answers_ready; do
        kill -0 "$backend" 2>/dev/null || run_refused
        ((SECONDS < deadline)) || fail "$missing" "The backend is not ready after $ready_seconds s"
        sleep 0.05
    done
    say "The backend is ready at $url"
}

# Prints what the backend prints and notes the demo password; from then on cat does it, which a busy log needs.
relay_output() {
    local line
    while IFS= read -r line; do
        printf '%s\n' "$line"
        if [[ $line == 'demo password: '* ]]; then
            printf '%s' "${line#demo password: }" >"$scratch/noted"
            mv "$scratch/noted" "$scratch/password"
            break
        fi
    done
    exec cat
}

answers_ready() {
    (
        exec 3<>"/dev/tcp/$host/$port"
        printf 'GET /readyz HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "$host" >&3
        IFS= read -r -t 2 answer <&3
        [[ $answer == 'HTTP/1.1 200 '* ]]
    ) 2>/dev/null
}

run_refused() {
    local code=0
    wait "$backend" || code=$?
    backend=
    [[ $engines == embedded ]] || printf '%s\n' "firstcome: The backend did not start on the real engines" >&2
    exit "$((code <= 3 ? code : 1))"
}

run_console() {
    [[ -n $console ]] || return 0
    if [[ -z $demo ]]; then
        setsid "${tied[@]}" build/release/bin/firstcome-console --url "$url" &
    else
        until [[ -f $scratch/password ]]; do
            kill -0 "$backend" 2>/dev/null || run_refused
            sleep 0.05
        done
        FIRSTCOME_OPERATOR_PASSWORD=$(<"$scratch/password") setsid "${tied[@]}" \
            build/release/bin/firstcome-console --url "$url" --login operator &
    fi
    window=$!
}

# A console that cannot start (a display that is gone) leaves the backend running; one that is closed ends it.
run_until_the_end() {
    local ended code
    while true; do
        ended='' code=0
        wait -n -p ended $backend $window || code=$?
        if [[ ${ended:-} == "$backend" ]]; then
            backend=
            exit "$((code <= 3 ? code : 1))"
        elif [[ -n ${ended:-} ]]; then
            window=
            ((code != 0)) || return 0
            say "The console ended with code $code; the backend goes on until Ctrl+C"
        fi
    done
}

run_stop() {
    local code=$? process
    trap '' INT TERM HUP
    for process in $window $backend; do
        stop_process "$process"
    done
    [[ -z $backend ]] || wait "$backend" || code=$failed
    [[ -z $relay ]] || wait "$relay" || true
    own_services_down
    rm -rf "$scratch"
    exit "$code"
}
