# SPDX-License-Identifier: GPL-3.0-or-later
# firstcome bench: builds the programs and the rivals in release and runs tests/bench/<id>_<name>/run, all or one.

bench_command() {
    (($# <= 1)) || misuse "bench takes one name"
    local benches bench code=$good
    mapfile -t benches < <(ls -v -- tests/bench/${1:-*}_*/run 2>/dev/null)
    ((${#benches[@]} > 0)) || misuse "there is no benchmark${1:+ '$1'}; there are: $(bench_names)"
    install_packages "${packages_to_build[@]}" "${packages_to_run[@]}" "${packages_to_test[@]}"
    build release programs benches || fail "$failed" "The build failed"
    mkdir -p build/bench
    export FIRSTCOME_BIN=$root/build/release/bin FIRSTCOME_BUILD=$root/build/release
    export FIRSTCOME_BENCH_RESULTS=$root/build/bench PYTHONPATH=$root/tests/bench PYTHONDONTWRITEBYTECODE=1
    for bench in "${benches[@]}"; do
        say "Running ${bench%/run}"
        "$bench" || code=$failed
    done
    exit "$code"
}

bench_names() {
    ls -d -v -- tests/bench/*_*/ 2>/dev/null | sed 's|^tests/bench/\([^_]*\)_.*|\1|' | paste -s -d ' '
}
