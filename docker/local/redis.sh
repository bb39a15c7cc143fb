# SPDX-License-Identifier: GPL-3.0-or-later
# Redis 7 with a password and an append-only file. Debian's redis-server package would start one for the whole machine;
# its program is in redis-tools under the name of redis-check-rdb and is the server when called so.

redis_packages=(redis-tools)

redis_make() {
    mkdir "$1/data"
}

redis_prepare() {
    local password
    password=$(new_password)
    connection=127.0.0.1:$2:$password
    (
        umask 077
        printf '%s\n' "bind 127.0.0.1" "port $2" "requirepass $password" "dir \"$1/data\"" 'save ""' \
            "appendonly yes" "appendfsync everysec" "maxmemory 256mb" "maxmemory-policy noeviction" >"$1/redis.conf"
    )
    command=(bash -c 'exec -a redis-server "$(command -v redis-check-rdb)" "$0"' "$1/redis.conf")
}

redis_ready() {
    local password
    password=$(cut -d: -f3 "$1.env")
    [[ $(REDISCLI_AUTH=$password redis-cli -h 127.0.0.1 -p "$2" ping 2>/dev/null) == PONG ]]
}
