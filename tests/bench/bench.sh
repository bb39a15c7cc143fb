# SPDX-License-Identifier: GPL-3.0-or-later
# firstcome bench: builds the programs and the rivals in release and runs tests/bench/<id>_<name>/run, all or one.

bench_command() {
    (($# <= 1)) || misuse "bench takes one name"
    local benches=(tests/bench/"${1:-}"*/run) bench code=$good
    [[ -z ${1:-} ]] || benches=(tests/bench/"$1"_*/run tests/bench/"$1"/run)
    mapfile -t benches < <(ls -v -- "${benches[@]}" 2>/dev/null)
    ((${#benches[@]} > 0)) || misuse "no benchmark is called '${1:-}'; there are: $(bench_names)"
    install_packages "${packages_to_build[@]}" "${packages_to_run[@]}" "${packages_to_test[@]}"
    build release programs benches || fail "$failed" "The build failed"
    mkdir -p build/bench
    export FIRSTCOME_BIN=$root/build/release/bin FIRSTCOME_BUILD=$root/build/release
    export FIRSTCOME_BENCH_RESULTS=$root/build/bench PYTHONPATH=$root/tests/bench
    for bench in "${benches[@]}"; do
        say "Running ${bench%/run}"
        "$bench" || code=$failed
    done
    exit "$code"
}

bench_names() {
    local folders=(tests/bench/*_*/)
    printf '%s' "$(basename -a -- "${folders[@]}" | sed 's/_.*//' | sort -V | tr '\n' ' ')"
}
