#!/bin/sh
# Sets up a checkout: `setup.sh run` for briefgen itself, `setup.sh tests` for its tests as well,
# `setup.sh fonts` for making the fonts again.
# A second run finds everything in place and does nothing.
set -eu
cd "$(dirname "$0")/.."

# What WeasyPrint loads. Without harfbuzz-subset it still works, but takes six times as long.
LIBRARIES='pango-1.0 pangoft2-1.0 harfbuzz-subset'

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

require_python() {
    command -v python3 >/dev/null ||
        fail 'briefgen needs Python 3.11 or newer: install python3 and run the same command again.'
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        fail "briefgen needs Python 3.11 or newer, and python3 is $(python3 --version 2>&1):" \
            'put a newer python3 first on the PATH and run the same command again.'
}

# Prints the names of LIBRARIES that cannot be loaded.
missing_libraries() {
    # shellcheck disable=SC2086 # one argument a library
    python3 -c '
import ctypes, ctypes.util, sys

def is_loadable(name):
    try:
        ctypes.CDLL(f"lib{name}.so.0")
    except OSError:
        return ctypes.util.find_library(name) is not None
    return True

print(*(name for name in sys.argv[1:] if not is_loadable(name)))
' $LIBRARIES
}

# Prints the Debian packages that running briefgen still needs.
missing_packages_to_run() {
    for library in $(missing_libraries); do
        printf 'lib%s0 ' "$(printf '%s' "$library" | sed 's/1\.0$/1.0-/')"
    done
    python3 -c 'import ensurepip, venv' 2>/dev/null || printf 'python3-venv '
}

# Prints the Debian packages of the programs that the tests judge the documents with.
missing_packages_to_test() {
    command -v pdffonts >/dev/null || printf 'poppler-utils '
    command -v qpdf >/dev/null || printf 'qpdf '
    has_writer || printf 'libreoffice-writer-nogui '
    command -v npm >/dev/null || printf 'npm '
}

# LibreOffice is divided: soffice may be there and open no text document.
has_writer() {
    soffice=$(command -v soffice) &&
        [ -e "$(dirname "$(readlink -f "$soffice")")/libswlo.so" ]
}

# Prints how to become root: nothing for root itself. Fails where there is no way.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        return 0
    elif sudo -n true 2>/dev/null; then
        echo 'sudo -n'
    elif [ -t 0 ] && command -v sudo >/dev/null; then
        echo 'sudo'
    else
        return 1
    fi
}

# Installs Debian packages, given as one list.
install_packages() {
    root=$(as_root) ||
        fail "System packages are missing and need root: run \`apt-get install --no-install-recommends $1\` as root, then the same command again."
    say "Installing system packages: $1"
    # Old lists are no reason to stop: the packages may be known all the same.
    $root apt-get update -qq >/dev/null ||
        say 'The package lists could not be renewed; going on with the old ones.'
    # shellcheck disable=SC2086 # the list is split on purpose
    output=$($root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends $1 </dev/null 2>&1) || {
        say "$output"
        fail "apt-get could not install $1: install them by hand, then run the same command again."
    }
}

# Installs what only some tests need, where it may: without it they skip and say so.
# $1: the list of missing Debian packages.
offer_system() {
    # shellcheck disable=SC2086,SC2116 # makes one space of each gap
    packages=$(echo $1)
    if [ -z "$packages" ]; then
        return 0
    elif command -v apt-get >/dev/null && as_root >/dev/null; then
        (install_packages "$packages") && return 0
    fi
    say "Some tests will be skipped; for all of them install $packages and run the same command again."
}

# What the system has to bring; $1 is the list of missing Debian packages.
require_system() {
    # shellcheck disable=SC2086,SC2116 # makes one space of each gap
    packages=$(echo $1)
    if [ -z "$packages" ]; then
        return 0
    elif command -v apt-get >/dev/null; then
        install_packages "$packages"
        return 0
    fi
    say "This is neither Debian nor Ubuntu: install by your own package manager what they call $packages."
    case "$(missing_libraries)" in *pango*) exit 1 ;; esac
}

# Prints what a virtual environment depends on; another Python or a moved checkout makes it void.
python_key() { python3 -c 'import sys; print(sys.version, sys.base_prefix, sys.argv[1])' "$PWD"; }

# $1: folder of the virtual environment.
make_venv() {
    [ "$(cat "$1/made-by" 2>/dev/null)" = "$(python_key)" ] && return 0
    rm -rf "$1"
    python3 -m venv "$1"
    python_key >"$1/made-by"
}

# Prints what an installation depends on: the lock file $1 and the project's part of pyproject.toml,
# which stands before the settings of the linters.
lock_key() { { cat "$1" && sed '/^\[tool\.ruff\]/,$d' pyproject.toml; } | sha256sum; }

# $1: folder of the virtual environment, $2: lock file.
is_installed() { [ "$(cat "$1/installed-$2" 2>/dev/null)" = "$(lock_key "$2")" ]; }

# $1: folder of the virtual environment, $2: lock file. Said only once all of it has succeeded.
mark_installed() { lock_key "$2" >"$1/installed-$2"; }

# $1: folder of the virtual environment, $2: lock file. Only wheels: nothing is compiled here.
install_lock() {
    say "Installing $2 into $1"
    "$1/bin/python" -m pip install -qq --no-input --disable-pip-version-check \
        --only-binary=:all: --require-hashes -r "$2"
}

# $1: lock file. Installs it and the checkout itself into .venv.
install_briefgen() {
    install_lock .venv "$1"
    .venv/bin/python -m pip install -qq --no-input --disable-pip-version-check \
        --no-deps --no-build-isolation -e .
    # Without byte code every start takes 2.6 times as long.
    .venv/bin/python -m compileall -qq .venv/lib/python3*/site-packages briefgen
    .venv/bin/python -m scripts.compile_templates
    mark_installed .venv "$1"
}

set_up_run() {
    require_system "$(missing_packages_to_run)"
    make_venv .venv
    # The lock of the tests holds everything of the other one, in the same versions.
    is_installed .venv requirements.lock || is_installed .venv requirements-dev.lock ||
        install_briefgen requirements.lock
}

set_up_tests() {
    require_system "$(missing_packages_to_run)"
    offer_system "$(missing_packages_to_test)"
    make_venv .venv
    is_installed .venv requirements-dev.lock || install_briefgen requirements-dev.lock
    offer_validators
}

# Validators that are no libraries of the tests: without one, its tests skip and say so.
offer_validators() {
    make_venv .venv-validators
    is_installed .venv-validators requirements-validators.lock ||
        { install_lock .venv-validators requirements-validators.lock &&
            mark_installed .venv-validators requirements-validators.lock; } ||
        say 'The validators of requirements-validators.lock could not be installed: their tests will be skipped.'
    command -v npm >/dev/null || return 0
    is_installed_by_npm || install_by_npm ||
        say 'The validator of tests/validators/package-lock.json could not be installed: its tests will be skipped.'
}

# Prints what the packages of npm depend on.
npm_key() { sha256sum <tests/validators/package-lock.json; }

is_installed_by_npm() {
    [ "$(cat tests/validators/node_modules/installed 2>/dev/null)" = "$(npm_key)" ]
}

# Installs exactly what the lock names, by its hashes; no package runs anything meanwhile.
install_by_npm() {
    say 'Installing tests/validators/package-lock.json into tests/validators/node_modules'
    npm ci --prefix tests/validators --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null &&
        npm_key >tests/validators/node_modules/installed
}

set_up_fonts() {
    command -v npm >/dev/null ||
        fail 'Making the fonts needs npm: install it and run the same command again.'
    require_system "$(missing_packages_to_run)"
    make_venv .venv-fonts
    is_installed .venv-fonts requirements-fonts.lock && return 0
    install_lock .venv-fonts requirements-fonts.lock
    mark_installed .venv-fonts requirements-fonts.lock
}

require_python
case "${1-}" in
run) set_up_run ;;
tests) set_up_tests ;;
fonts) set_up_fonts ;;
*) fail 'usage: scripts/setup.sh run|tests|fonts' ;;
esac
