# SPDX-License-Identifier: GPL-3.0-or-later
# MariaDB from the Debian package as the current user, with its data, socket and log under build/services/mariadb.
# A system-wide server, if there is one, is neither used nor touched.

packages_for_mariadb=(mariadb-client-core mariadb-server-core)
mariadb_folder=$root/build/services/mariadb
mariadb_env=$root/build/services/mariadb.env # FIRSTCOME_TEST_MARIADB=host:port:user:password
mariadb_start_seconds=60
mariadb_tie=() # set to tied where the server shall not outlive this script
tied=(setpriv --pdeathsig TERM)

# Prints the process id of our running server; false when there is none. A number left by a crash may belong to
# another process by now, so its command line must name our folder.
mariadb_pid() {
    local pid
    pid=$(cat "$mariadb_folder/pid" 2>/dev/null) || return 1
    grep -qzxF -- "--datadir=$mariadb_folder/data" "/proc/$pid/cmdline" 2>/dev/null || return 1
    echo "$pid"
}

mariadb_status() {
    if mariadb_pid >/dev/null; then
        say "mariadb runs on 127.0.0.1:$(cut -d: -f2 "$mariadb_env"), connection in build/services/mariadb.env"
    else
        say "mariadb is down"
    fi
}

# Brings it up unless it is; sets FIRSTCOME_TEST_MARIADB. False, with its logs' last words, when it cannot be had.
mariadb_up() {
    mkdir -p "$root/build/services"
    local code=0
    exec 8>"$root/build/services/lock"
    flock 8
    mariadb_pid >/dev/null || { mariadb_install && mariadb_start; } || code=1
    exec 8>&-
    if ((code != 0)); then
        tail -q -n 10 "$mariadb_folder"/*.log >&2
        return 1
    fi
    source "$mariadb_env"
    export FIRSTCOME_TEST_MARIADB
}

mariadb_install() {
    [[ ! -f $mariadb_folder/installed ]] || return 0
    command -v mariadb-install-db >/dev/null || return 1
    say "Making a MariaDB data folder in build/services/mariadb"
    rm -rf "$mariadb_folder"
    mkdir -p "$mariadb_folder"
    chmod 700 "$mariadb_folder"
    mariadb-install-db --no-defaults --datadir="$mariadb_folder/data" --user="$(id -un)" --skip-test-db --force \
        --auth-root-authentication-method=socket --auth-root-socket-user="$(id -un)" \
        >"$mariadb_folder/install.log" 2>&1 || return 1
    touch "$mariadb_folder/installed"
}

mariadb_start() {
    local port password
    port=$(free_port)
    password=$(head -c 16 /dev/urandom | od -An -tx1 | tr -d ' \n')
    (
        umask 077
        printf 'FIRSTCOME_TEST_MARIADB=127.0.0.1:%s:firstcome:%s\n' "$port" "$password" >"$mariadb_env"
        printf '%s\n' "CREATE OR REPLACE USER firstcome@'127.0.0.1' IDENTIFIED BY '$password';" \
            "GRANT ALL ON *.* TO firstcome@'127.0.0.1';" >"$mariadb_folder/init.sql"
    )
    # The socket's path is relative to the data folder because the kernel allows it 107 characters.
    setsid "${mariadb_tie[@]}" mariadbd --no-defaults --user="$(id -un)" \
        --datadir="$mariadb_folder/data" --socket=mysqld.sock \
        --pid-file="$mariadb_folder/pid" --log-error="$mariadb_folder/error.log" \
        --init-file="$mariadb_folder/init.sql" --bind-address=127.0.0.1 --port="$port" --skip-name-resolve \
        "${mariadb_settings[@]}" \
        >>"$mariadb_folder/error.log" 2>&1 </dev/null 8>&- 9>&- &
    mariadb_ready $! "$port"
}

# What the product asks of a server in production, with a small memory and the collation of Debian's package.
mariadb_settings=(
    --innodb-flush-log-at-trx-commit=1 --transaction-isolation=READ-COMMITTED --innodb-rollback-on-timeout=ON
    --innodb-lock-wait-timeout=3 --innodb-print-all-deadlocks=ON --skip-log-bin --innodb-buffer-pool-size=256M
    --innodb-log-file-size=256M --character-set-server=utf8mb4 --collation-server=utf8mb4_general_ci
    --max-connections=200 --performance-schema=OFF
)

# PID PORT: waits until the server takes connections; false when it ends before or takes too long.
mariadb_ready() {
    local deadline=$((SECONDS + mariadb_start_seconds))
    until [[ -f $mariadb_folder/pid ]] && listening 127.0.0.1 "$2"; do
        kill -0 "$1" 2>/dev/null && ((SECONDS < deadline)) || return 1
        sleep 0.1
    done
}

# NAME: makes the database unless it is there and prints its address as the backend takes it.
mariadb_database() {
    local server port user password
    IFS=: read -r server port user password <<<"$FIRSTCOME_TEST_MARIADB"
    MYSQL_PWD=$password mariadb --no-defaults -h "$server" -P "$port" -u "$user" \
        -e "CREATE DATABASE IF NOT EXISTS $1 CHARACTER SET utf8mb4 COLLATE utf8mb4_bin" || return 1
    printf 'mysql://%s:%s@%s:%s/%s' "$user" "$password" "$server" "$port" "$1"
}

mariadb_down() {
    local pid
    if pid=$(mariadb_pid); then
        stop_process "$pid"
        say "mariadb is stopped"
    fi
    rm -f "$mariadb_folder/pid" "$mariadb_env"
}
