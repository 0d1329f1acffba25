"""The secret key: where it comes from and what is derived from it."""

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
from duckdb_extensions import import_extension

from orchestration.errors import OneIdError

# Public and worthless on purpose: the demo must give the same ids everywhere.
DEMO_KEY = "oneid-demo-key"
KEY_FILE = "oneid.key"
_WRONG_KEY = "Wrong encryption key"


@dataclass(frozen=True)
class Key:
    """A key and, for messages, where it was found."""

    value: str = field(repr=False)
    origin: str


def find_key(home: Path, landing: str) -> Key | None:
    """Return the key that applies: the demo's, else ONEID_KEY, else the file."""
    if landing == "seeds":
        return Key(DEMO_KEY, "the demo key (landing `seeds`)")
    if value := os.environ.get("ONEID_KEY", "").strip():
        return Key(value, "the environment variable ONEID_KEY")
    return _file_key(home)


def require_key(home: Path, landing: str) -> Key:
    """Return the key that applies, or say how to get one."""
    if key := find_key(home, landing):
        return key
    raise OneIdError(
        f"There is no key for landing `{landing}`: set ONEID_KEY, or use "
        f"`oneid run`, which makes {home / KEY_FILE} the first time."
    )


def make_key(home: Path, landing: str) -> Path | None:
    """Make a key file when no key applies yet; return it when it is new."""
    if find_key(home, landing):
        return None
    if (home / "restricted.duckdb").exists():
        raise OneIdError(
            f"{home} holds data made with another key, the demo's or one that is not "
            "at hand: set ONEID_KEY, or choose another home with `--home`."
        )
    return make_key_file(home)


def check_key(home: Path, landing: str) -> None:
    """Raise when the data that a home holds were made with another key."""
    path = home / "restricted.duckdb"
    if path.exists():
        key = require_key(home, landing)
        with duckdb.connect() as connection:
            attach_encrypted(connection, path, "probe", home, key, read_only=True)


def make_key_file(home: Path) -> Path:
    """Create the key file, readable by its owner only; never overwrite one."""
    path = home / KEY_FILE
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32) + "\n")
        file.flush()
        os.fsync(file.fileno())
    return path


def database_key(key: Key) -> str:
    """Return the encryption key of restricted databases, derived from the key."""
    message = b"oneid restricted database"
    return hmac.new(key.value.encode(), message, hashlib.sha256).hexdigest()


def load_crypto(connection: duckdb.DuckDBPyConnection) -> None:
    """Load httpfs, whose cryptography DuckDB needs to write encrypted files."""
    import_extension("httpfs", con=connection)
    connection.load_extension("httpfs")


def attach_encrypted(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    alias: str,
    home: Path,
    key: Key,
    *,
    read_only: bool = False,
) -> None:
    """Attach an encrypted database, or say which key it was made with."""
    try:
        _attach(connection, path, alias, key, read_only=read_only)
    except duckdb.Error as error:
        if _WRONG_KEY not in str(error):
            raise OneIdError(f"Cannot open {path}: {error}") from error
        raise OneIdError(_explain_wrong_key(path, home, key)) from None


def _attach(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    alias: str,
    key: Key,
    *,
    read_only: bool,
) -> None:
    quoted = str(path).replace("'", "''")
    options = f"encryption_key '{database_key(key)}'"
    options += ", read_only" if read_only else ""
    connection.execute(f"attach if not exists '{quoted}' as {alias} ({options})")


def _explain_wrong_key(path: Path, home: Path, used: Key) -> str:
    start = f"{path} was not made with {used.origin}"
    candidates = [find_key(home, "seeds"), find_key(home, "files"), _file_key(home)]
    for key in candidates:
        if key and key.value != used.value and _opens(path, key):
            advice = _advice(key, used)
            return f"{start} but with {key.origin}: {advice}"
    return (
        f"{start} nor with any other key at hand: give the right one in ONEID_KEY, "
        "or choose another ONEID_HOME."
    )


def _advice(key: Key, used: Key) -> str:
    if DEMO_KEY in (key.value, used.value):
        return (
            "demo and own data do not share a home, so choose another one with "
            "`--home` or ONEID_HOME."
        )
    if used.origin.endswith("ONEID_KEY"):
        return "unset ONEID_KEY to go on with it."
    return "set ONEID_KEY again."


def _opens(path: Path, key: Key) -> bool:
    with duckdb.connect() as connection:
        try:
            _attach(connection, path, "probe", key, read_only=True)
        except duckdb.Error:
            return False
    return True


def _file_key(home: Path) -> Key | None:
    path = home / KEY_FILE
    try:
        value = path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise OneIdError(
            f"Cannot read the key file {path}: {error}. "
            "Give its reader the right to, or set ONEID_KEY."
        ) from error
    if not value:
        raise OneIdError(f"The key file {path} is empty: restore it or set ONEID_KEY.")
    return Key(value, f"the key file {path}")
