# SPDX-License-Identifier: GPL-3.0-or-later
# MySQL 9, which Debian has in sid alone. Its packages and all they need are unpacked into the cache, where the server
# runs on its own libraries: nothing is installed and no root is needed. Signatures are Debian's. sid keeps one version
# at a time (9.7 when this was written), so only the first number can be pinned.

mysql_packages=(ca-certificates debian-archive-keyring mariadb-client-core)
mysql_pinned=9

mysql_version() {
    echo "mysql-$mysql_pinned"
}

mysql_fetch() {
    local home=$1 package apt mirror
    # The mirror this machine takes its own packages from.
    mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | sed -n '\|/debian/*$|p' | sort -u)
    mirror=${mirror%%$'\n'*}
    mkdir -p "$home"/apt/{lists,archives}/partial "$home"/apt/etc/{preferences.d,apt.conf.d}
    printf 'deb [signed-by=%s] %s sid main\n' /usr/share/keyrings/debian-archive-keyring.gpg "$mirror" \
        >"$home/apt/etc/sources.list"
    # An apt of its own: it knows sid alone and takes nothing for installed.
    apt=(
        apt-get -o Dir::State="$home/apt" -o Dir::State::lists="$home/apt/lists" -o Dir::State::status=/dev/null
        -o Dir::Cache="$home/apt" -o Dir::Etc="$home/apt/etc" -o Dir::Etc::sourcelist="$home/apt/etc/sources.list"
        -o APT::Sandbox::User="$(id -un)" -o APT::Install-Recommends=false -o Debug::NoLocking=1
    )
    "${apt[@]}" update || return 1
    "${apt[@]}" install -y --download-only mysql-server-core || return 1
    for package in "$home"/apt/archives/*.deb; do
        [[ $package == *perl* ]] || dpkg-deb -x "$package" "$home" || return 1 # perl is for scripts not used here
    done
    rm -rf "$home/apt" "$home/usr/share/doc"
    [[ $(mysql_program "$home" --version) == *" Ver $mysql_pinned."* ]]
}

# HOME OPTION...: the server with the libraries beside it.
mysql_program() {
    mysql_command "$1"
    "${mysql_command[@]}" "${@:2}"
}

mysql_command() {
    local loaders=("$1"/usr/lib*/ld-linux*.so.*) libraries=("$1"/usr/lib/*-linux-gnu*)
    mysql_command=("${loaders[0]}" --library-path "${libraries[0]}" "$1/usr/sbin/mysqld")
}

mysql_make() {
    mysql_program "$service_cache/$(mysql_version)" --no-defaults --initialize-insecure --user="$(id -un)" \
        --basedir="$service_cache/$(mysql_version)/usr" --datadir="$1/data"
}

mysql_prepare() {
    sql_account "$1" "$2"
    mysql_command "$service_cache/$(mysql_version)"
    command=(
        "${mysql_command[@]}" --no-defaults --user="$(id -un)" --basedir="$service_cache/$(mysql_version)/usr"
        --datadir="$1/data" --socket=mysqld.sock --port="$2" --init-file="$1/init.sql" --mysqlx=OFF
        --secure-file-priv=NULL --pid-file=mysqld.pid "${sql_settings[@]}"
    )
}

mysql_ready() {
    mariadb_ready "$@"
}
