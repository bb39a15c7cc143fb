# SPDX-License-Identifier: GPL-3.0-or-later
# firstcome test: builds the tests and what they start, brings up the services, runs them, ends with the tally.

test_preset=${FIRSTCOME_TEST_PRESET:-dev} # asan, tsan and coverage are run by naming them here
test_jobs=2
test_needs=(mariadb redis) # from Debian's own release
test_likes=(mysql kafka)   # from elsewhere
test_seed=${FIRSTCOME_TEST_SEED:-} # the surroundings of an earlier run: time zone, locale, lanes, readers

test_command() {
    selection=() tally='0 passed, 1 failed, 0 skipped' own_services=()
    while (($# > 0)); do
        case $1 in
        --quick) selection+=(-L '^(unit|house|quick)$') ;;
        -*) misuse "test does not know '$1'" ;;
        *)
            [[ " ${selection[*]} " != *' -R '* ]] || misuse "test takes one filter"
            selection+=(-R "$1")
            ;;
        esac
        shift
    done
    trap test_stop EXIT
    trap 'exit "$failed"' INT TERM HUP
    mkdir -p build
    exec 9>build/test.lock
    flock -n 9 || fail "$missing" "Tests are running in this folder already"

    install_packages "${packages_to_build[@]}" "${packages_to_run[@]}" "${packages_to_test[@]}"
    test_build
    test_tools
    test_services
    test_surroundings
    test_run
}

# Builds the chosen tests alone; what a test starts is a dependency of its target.
test_build() {
    local chosen=()
    configure "$test_preset"
    if ! ninja -C "build/$test_preset" build.ninja >"build/$test_preset/configure.log" 2>&1; then
        tail -n 30 "build/$test_preset/configure.log" >&2
        fail "$failed" "Configuring failed (build/$test_preset/configure.log)"
    fi
    mapfile -t chosen < <(chosen_tests)
    if ((${#chosen[@]} == 0)); then
        tally='0 passed, 0 failed, 0 skipped'
        fail "$failed" "There is no such test"
    fi
    build "$test_preset" "${chosen[@]}" || fail "$failed" "The build failed"
}

# Each test's name is that of the target that builds it.
chosen_tests() {
    ctest --test-dir "build/$test_preset" -N "${selection[@]}" "$@" | sed -n 's/^ *Test *#[0-9]*: //p'
}

# Draws what the tests should not depend on from a seed that is printed: the commit's, so that a run of the same commit
# has the same surroundings and the next commit others.
test_surroundings() {
    local zones=(UTC Asia/Seoul America/St_Johns Pacific/Chatham America/Los_Angeles)
    local locales=(C.UTF-8 ko_KR.UTF-8 de_DE.UTF-8 tr_TR.UTF-8 ar_EG.UTF-8)
    [[ $test_seed =~ ^[0-9]+$ ]] || test_seed=$((0x$(git rev-parse --short=6 HEAD 2>/dev/null || echo 0) % 100000))
    RANDOM=$test_seed
    export TZ=${zones[RANDOM % ${#zones[@]}]} LANG=${locales[RANDOM % ${#locales[@]}]}
    export FIRSTCOME_LANES=$((RANDOM % 4 + 1)) FIRSTCOME_READERS=$((RANDOM % 4 + 1))
    unset LC_ALL LANGUAGE
    say "Surroundings of FIRSTCOME_TEST_SEED=$test_seed: $TZ, $LANG, $FIRSTCOME_LANES lanes, $FIRSTCOME_READERS readers"
}

# promtool comes with a package that would start a server of the machine's: only the program is taken.
test_tools() {
    local folder=$service_cache/prometheus-2
    export FIRSTCOME_TEST_PROMTOOL=$folder/usr/bin/promtool
    [[ -n $(chosen_tests -R '^docker[.]') && ! -x $FIRSTCOME_TEST_PROMTOOL ]] || return 0
    mkdir -p "$folder"
    (cd "$folder" && apt-get download prometheus && dpkg -x prometheus_*.deb . && rm -f -- *.deb) \
        >build/promtool.log 2>&1 || say "PROMTOOL CANNOT BE HAD (build/promtool.log): alert rules are not tried"
}

# Unit tests need no service. One that cannot be had is said, and the tests that need it skip, each with its reason; in
# CI (CI=true) one that comes with Debian's own release ends the run.
test_services() {
    local name
    [[ -n $(chosen_tests -L '^(engine|journey|chaos)$') ]] || return 0
    service_tie=("${tied[@]}")
    for name in "${test_needs[@]}" "${test_likes[@]}"; do
        if own_service "$name"; then
            service_status "$name"
        elif [[ ${CI:-} == true && " ${test_needs[*]} " == *" $name "* ]]; then
            fail "$failed" "$(service_missing "$name"), and in CI nothing is skipped for that"
        else
            say "$(service_missing "$name"): the tests that need it are skipped"
        fi
    done
}

test_run() {
    local results=$root/build/$test_preset/results.xml code=0
    rm -f "$results"
    LC_CTYPE=C.UTF-8 ctest --test-dir "build/$test_preset" "${selection[@]}" -j "$test_jobs" \
        --output-on-failure --no-label-summary \
        --output-junit "$results" --test-output-size-passed 4000000 --test-output-size-failed 4000000 9>&- ||
        code=$failed
    if [[ -f $results ]]; then
        local report
        report=$(python3 -B tests/support/tally.py "$results") || code=$failed
        tally=${report##*$'\n'}
        [[ $report != *$'\n'* ]] || printf '%s\n' "${report%$'\n'*}"
    else
        code=$failed
    fi
    exit "$code"
}

# Ends what the run started; the last line is always the tally.
test_stop() {
    local code=$?
    trap '' INT TERM HUP
    own_services_down
    printf '%s\n' "$tally"
    exit "$code"
}
