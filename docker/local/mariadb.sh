# SPDX-License-Identifier: GPL-3.0-or-later
# MariaDB from the Debian package, as the current user.

mariadb_packages=(mariadb-client-core mariadb-server-core)

# What the product asks of a server in production, with a small memory; MySQL understands the same.
sql_settings=(
    --innodb-flush-log-at-trx-commit=1 --transaction-isolation=READ-COMMITTED --innodb-rollback-on-timeout=ON
    --innodb-lock-wait-timeout=3 --innodb-print-all-deadlocks=ON --skip-log-bin --innodb-buffer-pool-size=256M
    --character-set-server=utf8mb4 --max-connections=200 --performance-schema=OFF --skip-name-resolve
    --bind-address=127.0.0.1
)

mariadb_make() {
    mariadb-install-db --no-defaults --datadir="$1/data" --user="$(id -un)" --skip-test-db --force \
        --auth-root-authentication-method=socket --auth-root-socket-user="$(id -un)"
}

mariadb_prepare() {
    sql_account "$1" "$2"
    # The socket's path is relative to the data folder because the kernel allows it 107 characters.
    command=(
        mariadbd --no-defaults --user="$(id -un)" --datadir="$1/data" --socket=mysqld.sock --port="$2"
        --init-file="$1/init.sql" --innodb-log-file-size=256M --collation-server=utf8mb4_general_ci
        "${sql_settings[@]}"
    )
}

mariadb_ready() {
    sql_client "$(cut -d= -f2- "$1.env")" -e 'SELECT 1' >/dev/null 2>&1
}

# FOLDER PORT: an account for the tests with a new password, made by the server's first script.
sql_account() {
    local password
    password=$(new_password)
    connection=127.0.0.1:$2:firstcome:$password
    (
        umask 077
        printf '%s\n' "CREATE USER IF NOT EXISTS firstcome@'127.0.0.1';" \
            "ALTER USER firstcome@'127.0.0.1' IDENTIFIED BY '$password';" \
            "GRANT ALL ON *.* TO firstcome@'127.0.0.1' WITH GRANT OPTION;" >"$1/init.sql"
    )
}

# CONNECTION OPTION...: the command-line client on a server, as host:port:user:password.
sql_client() {
    local server port user password
    IFS=: read -r server port user password <<<"$1"
    MYSQL_PWD=$password mariadb --no-defaults -h "$server" -P "$port" -u "$user" "${@:2}"
}

# CONNECTION NAME: makes the database unless it is there and prints its address as the backend takes it.
sql_database() {
    local server port user password
    IFS=: read -r server port user password <<<"$1"
    sql_client "$1" -e "CREATE DATABASE IF NOT EXISTS $2 CHARACTER SET utf8mb4 COLLATE utf8mb4_bin" || return 1
    printf 'mysql://%s:%s@%s:%s/%s' "$user" "$password" "$server" "$port" "$2"
}
