# SPDX-License-Identifier: GPL-3.0-or-later
# Configures where it must be and builds with Ninja.

memory_for_a_compiler=$((1200 * 1024)) # kB; coroutines and Qt's headers take up to that much

# As many jobs as there are cores and as memory allows.
build_jobs() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '/^MemAvailable:/ { print $2 }' /proc/meminfo)
    local allowed=$((memory / memory_for_a_compiler))
    echo $((allowed < 1 ? 1 : allowed < cores ? allowed : cores))
}

# PRESET: configures the preset's build folder unless that is done; Ninja itself sees to changed CMake files.
configure() {
    local preset=$1 folder=build/$1
    local done=$folder/configured
    [[ ! -f $folder/build.ninja || ! $done -nt CMakePresets.json || $(<"$done") != "$root" ]] || return 0
    say "Configuring $folder"
    mkdir -p "$folder"
    cmake --fresh --preset "$preset" >"$folder/configure.log" 2>&1 || {
        tail -n 30 "$folder/configure.log" >&2
        fail "$missing" "Configuring failed ($folder/configure.log)"
    }
    printf '%s\n' "$root" >"$done"
}

# PRESET TARGET...: false when the build fails.
build() {
    local preset=$1
    shift
    configure "$preset"
    say "Building build/$preset: $(shortened "$*")"
    local ninja=(ninja -C "build/$preset" -j "$(build_jobs)" "$@")
    if [[ -t 1 ]]; then
        NINJA_STATUS='[%f/%t] ' "${ninja[@]}" || return 1
    else
        NINJA_STATUS='[%f/%t] ' "${ninja[@]}" 2>&1 | every_tenth || return 1
    fi
}

shortened() {
    ((${#1} <= 80)) && printf '%s' "$1" || printf '%.77s...' "$1"
}

# Lets through each tenth part of Ninja's progress and everything else it has to say.
every_tenth() {
    local line last=-1 part
    while IFS= read -r line; do
        if [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]]; then
            part=$((BASH_REMATCH[1] * 10 / BASH_REMATCH[2]))
            ((part > last)) || continue
            last=$part
        elif [[ $line == 'ninja: '*directory* || $line == '-- '* ]]; then
            continue
        fi
        printf '%s\n' "$line"
    done
}
