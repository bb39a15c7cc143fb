# SPDX-License-Identifier: GPL-3.0-or-later
# firstcome mutate: changes the committed rules one line at a time, in a copy, and says which changes no test notices.

mutants_by_default=200

mutate_command() {
    local count=${1:-$mutants_by_default} seed=${2:-$(date +%s)}
    (($# <= 2)) && [[ $count =~ ^[1-9][0-9]*$ && $seed =~ ^[0-9]+$ ]] || misuse "mutate takes a count and a seed"
    install_packages "${packages_to_build[@]}" "${packages_to_run[@]}" "${packages_to_test[@]}"
    local tree=$root/build/mutate
    rm -rf "$tree.new"
    mkdir -p "$tree.new" "$tree"
    git archive HEAD | tar -x -C "$tree.new"
    # Only what changed gets a new time, so that the last copy's build is still good.
    copy_changed "$tree.new/" "$tree/"
    rm -rf "$tree.new"
    (
        cd "$tree"
        [[ -f build/dev/build.ninja ]] || cmake --preset dev -D FIRSTCOME_CONSOLE=OFF >/dev/null
        ninja -C build/dev tests/all >build/base.log 2>&1
    ) || fail "$failed" "The tests do not build ($tree/build/base.log)"
    unset FIRSTCOME_TEST_MARIADB
    PYTHONDONTWRITEBYTECODE=1 python3 tests/mutate/mutate.py "$tree" "$count" "$seed" || exit "$failed"
}

# FROM TO: makes TO's sources those of FROM and leaves its build folder.
copy_changed() {
    local path
    (cd "$2" && find . -path ./build -prune -o -type f -print) | while IFS= read -r path; do
        [[ -e $1$path ]] || rm -f "$2$path"
    done
    (cd "$1" && find . -type f -print) | while IFS= read -r path; do
        cmp -s "$1$path" "$2$path" || install -D -m "$(stat -c %a "$1$path")" "$1$path" "$2$path"
    done
}
