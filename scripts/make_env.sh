#!/bin/sh
# Installs a lock file and this project into a virtual environment.
# usage: scripts/make_env.sh VENV LOCK_FILE
set -eu
venv=$1
lock=$2
python=${PYTHON:-python3}

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "OneID needs Python 3.11 or newer; '$python' is not. Say which one: make PYTHON=python3.12 …" >&2
    exit 1
fi

if [ ! -x "$venv/bin/python" ]; then
    echo "Making $venv …"
    "$python" -m venv "$venv"
fi

# uv installs in seconds what takes pip minutes; pip does without it.
uv=$(command -v uv || true)
if [ -z "$uv" ]; then
    [ -x "$venv/bin/uv" ] || "$venv/bin/python" -m pip install --quiet \
        --disable-pip-version-check --require-hashes -r requirements-uv.lock \
        2>/dev/null || true
    [ ! -x "$venv/bin/uv" ] || uv="$venv/bin/uv"
fi

echo "Installing $lock …"
if [ -n "$uv" ]; then
    "$uv" pip install --quiet --python "$venv/bin/python" --require-hashes -r "$lock"
    "$uv" pip install --quiet --python "$venv/bin/python" --no-deps \
        --no-build-isolation --editable .
else
    # The lock is complete; left to resolve, pip trips over extras (gql[requests]).
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
        --no-deps --require-hashes -r "$lock"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
        --no-deps --no-build-isolation --editable .
fi
