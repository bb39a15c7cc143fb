# SPDX-License-Identifier: GPL-3.0-or-later
# firstcome run: the backend and, where there is a display, the console connected to it. Ctrl+C ends both, and so does
# closing the console. On the real engines the backend is two instances behind HAProxy, one of which may end.

ready_seconds=300 # a big data folder is recovered before the server is ready

run_command() {
    # Shared by all functions of this file, also by run_stop, which runs when this one has returned.
    data='' listen='' host='' port='' url='' gateway='' engines=embedded console=yes demo=yes arguments=()
    scratch='' backends=() companions=() window='' relays=() own_services=()
    run_arguments --listen 127.0.0.1:8080 "$@"
    [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]] || console=
    [[ -z $demo ]] || arguments+=(--demo)

    local programs=(bin/firstcome-backend)
    [[ $engines != real ]] || programs+=(bin/firstcome-sim)
    [[ -z $console ]] || programs+=(bin/firstcome-console)
    install_packages "${packages_to_build[@]}" "${packages_to_run[@]}"
    build release "${programs[@]}" || fail "$failed" "The build failed"
    ! listening "$host" "$port" || fail "$missing" "Port $port is taken; choose another with --listen"

    scratch=$(mktemp -d)
    trap 'exit "$good"' INT TERM HUP # a flag would be lost between its check and the wait
    trap run_stop EXIT
    "run_$engines"
    say "The backend is ready at $url"
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

run_embedded() {
    run_backend "$listen" "${arguments[@]}"
}

# MariaDB, Redis and Kafka, a gateway and a carrier that both instances know, two instances, HAProxy in front.
run_real() {
    local folder=${data:-$services_folder/real} name one two # keys stay and go with their database
    arguments=(--config "$scratch/real.toml")
    say "Starting the real engines, their data under build/services"
    service_tie=("${tied[@]}")
    service_have haproxy || fail "$missing" "$(service_missing haproxy)"
    for name in mariadb redis; do
        own_service "$name" || fail "$missing" "$(service_missing "$name")"
    done
    unset FIRSTCOME_TEST_KAFKA # another run's
    own_service kafka || say "$(service_missing kafka): the events' log is the database's own"
    mkdir -p "$folder"
    run_gateway "$folder"
    run_real_settings "$folder"
    if [[ -n ${FIRSTCOME_TEST_KAFKA:-} ]]; then
        build/release/bin/firstcome-backend topics create "${arguments[@]}" >"$scratch/topics" 2>&1 ||
            fail "$missing" "Kafka does not take the topics: $(<"$scratch/topics")"
    fi
    one=127.0.0.1:$(free_port)
    run_backend "$one" "${arguments[@]}" --data "$folder/one" ${demo:+--demo}
    two=127.0.0.1:$(free_port)
    run_backend "$two" "${arguments[@]}" --data "$folder/two"
    entry_command "$listen" "$one" "$two"
    setsid "${tied[@]}" "${command[@]}" >"$scratch/entry.log" 2>&1 &
    companions+=($!)
    await_ready "$host" "$port" $!
    say "Two instances, at $one and $two; either may be ended"
}

# FOLDER: starts the simulator of gateway and carrier; sets `gateway`.
run_gateway() {
    gateway=127.0.0.1:$(free_port)
    [[ -f $1/gateway.key ]] || (umask 077 && new_password >"$1/gateway.key")
    FIRSTCOME_GATEWAY_SECRET=$(<"$1/gateway.key") setsid "${tied[@]}" build/release/bin/firstcome-sim \
        --listen "$gateway" --data "$1/gateway" >"$scratch/gateway.log" 2>&1 &
    companions+=($!)
}

# FOLDER: what both instances are told; a database and topics for each data folder.
run_real_settings() {
    local name address server redis_port password broker
    name=firstcome_$(cksum <<<"$data" | cut -d ' ' -f 1)
    address=$(sql_database "$FIRSTCOME_TEST_MARIADB" "$name") ||
        fail "$missing" "MariaDB does not make the database $name"
    IFS=: read -r server redis_port password <<<"$FIRSTCOME_TEST_REDIS"
    (
        umask 077
        printf '%s = "%s"\n' database "$address" redis "redis://:$password@$server:$redis_port/0" \
            keys "$1/one/keys" proxies 127.0.0.1 gateway-url "http://$gateway" carrier-url "http://$gateway" \
            gateway-secret "$(<"$1/gateway.key")" >"$scratch/real.toml"
        [[ -z $demo ]] || printf 'load = "everything"\n' >>"$scratch/real.toml"
        if [[ -n ${FIRSTCOME_TEST_KAFKA:-} ]]; then
            IFS=: read -r server broker _ <<<"$FIRSTCOME_TEST_KAFKA"
            printf '%s = "%s"\n' kafka "$server:$broker" kafka-prefix "$name." >>"$scratch/real.toml"
        fi
    )
}

# ADDR:PORT ARGUMENT...: starts an instance there and waits until it is ready. It dies with this script, however that
# ends.
run_backend() {
    local pipe=$scratch/output.${#backends[@]}
    mkfifo "$pipe"
    relay_output <"$pipe" &
    relays+=($!)
    setsid "${tied[@]}" build/release/bin/firstcome-backend serve --listen "$@" >"$pipe" &
    backends+=($!)
    if [[ $1 == "$listen" ]]; then
        await_ready "$host" "$port" $!
    else
        await_ready "${1%:*}" "${1##*:}" $!
    fi
}

# HOST PORT PID: until the one that has that process says it is ready.
await_ready() {
    local deadline=$((SECONDS + ready_seconds))
    until answers_ready "$1" "$2"; do
        kill -0 "$3" 2>/dev/null || run_refused "$3"
        ((SECONDS < deadline)) || fail "$missing" "The backend is not ready after $ready_seconds s"
        sleep 0.05
    done
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

# HOST PORT
answers_ready() {
    (
        exec 3<>"/dev/tcp/$1/$2"
        printf 'GET /readyz HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "$1" >&3
        IFS= read -r -t 2 answer <&3
        [[ $answer == 'HTTP/1.1 200 '* ]]
    ) 2>/dev/null
}

# PID of what did not start.
run_refused() {
    local code=0
    wait "$1" || code=$?
    forget_backend "$1"
    if [[ $engines == real ]]; then
        tail -q -n 10 "$scratch"/*.log >&2 2>/dev/null || true
        printf '%s\n' "firstcome: The backend did not start on the real engines" >&2
    fi
    exit "$((code <= 3 ? code : 1))"
}

forget_backend() {
    local pid left=()
    for pid in "${backends[@]}"; do
        [[ $pid == "$1" ]] || left+=("$pid")
    done
    backends=("${left[@]}")
}

run_console() {
    [[ -n $console ]] || return 0
    if [[ -z $demo ]]; then
        setsid "${tied[@]}" build/release/bin/firstcome-console --url "$url" &
    else
        until [[ -f $scratch/password ]]; do
            kill -0 "${backends[0]}" 2>/dev/null || run_refused "${backends[0]}"
            sleep 0.05
        done
        FIRSTCOME_OPERATOR_PASSWORD=$(<"$scratch/password") setsid "${tied[@]}" \
            build/release/bin/firstcome-console --url "$url" --login operator &
    fi
    window=$!
}

# A console that cannot start (a display that is gone) leaves the backend running; one that is closed ends it. Of two
# instances one may end; with the last, or without the entry, there is no shop.
run_until_the_end() {
    local ended code
    while true; do
        ended='' code=0
        wait -n -p ended "${backends[@]}" "${companions[@]}" $window || code=$?
        [[ -n ${ended:-} ]] || continue
        if [[ $ended == "$window" ]]; then
            window=
            ((code != 0)) || return 0
            say "The console ended with code $code; the backend goes on until Ctrl+C"
        elif [[ " ${companions[*]} " == *" $ended "* ]]; then
            fail "$failed" "HAProxy or the gateway ended with code $code"
        else
            forget_backend "$ended"
            ((${#backends[@]} > 0)) || exit "$((code <= 3 ? code : 1))"
            say "An instance ended with code $code; the other goes on"
        fi
    done
}

run_stop() {
    local code=$? process
    trap '' INT TERM HUP
    for process in $window "${backends[@]}"; do
        stop_process "$process"
    done
    for process in "${backends[@]}"; do
        wait "$process" || code=$failed
    done
    for process in "${companions[@]}"; do
        stop_process "$process"
    done
    for process in "${relays[@]}"; do
        wait "$process" || true
    done
    own_services_down
    rm -rf "$scratch"
    exit "$code"
}
