#!/bin/sh
# Makes the lock files: every version with the hashes of all its files, no address. pip and uv
# both read them. Versions stay as they are where they still fit; `lock.sh --upgrade` renews them.
set -eu
cd "$(dirname "$0")/.."

command -v uv >/dev/null || {
    echo 'Making the lock files needs uv: install it (pip install uv) and run the same command again.' >&2
    exit 1
}

# $1: lock file; then the options of its groups. One file for all platforms and Pythons; the
# configuration of this machine stays out of it.
compile() {
    lock=$1
    shift
    uv pip compile --no-config --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-annotate --no-header --output-file "$lock" "$@"
}

compile requirements.lock pyproject.toml --group build "$@"
compile requirements-dev.lock pyproject.toml --group build --group dev \
    --constraint requirements.lock "$@"
compile requirements-fonts.lock --group fonts "$@"
compile requirements-validators.lock --group validators "$@"
compile requirements-bench.lock --group bench --constraint requirements.lock "$@"
