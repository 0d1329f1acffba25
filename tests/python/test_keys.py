"""The key: which one applies, and what is said when it is the wrong one."""

import stat
from pathlib import Path

import duckdb
import pytest

from orchestration import keys
from orchestration.errors import OneIdError


def test_the_demo_always_has_its_own_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONEID_KEY", "secret")
    key = keys.require_key(tmp_path, "seeds")
    assert key.value == keys.DEMO_KEY


def test_the_environment_comes_before_the_key_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = keys.make_key_file(tmp_path)
    assert keys.require_key(tmp_path, "files").value == path.read_text().strip()
    monkeypatch.setenv("ONEID_KEY", "secret")
    assert keys.require_key(tmp_path, "files").value == "secret"
    monkeypatch.setenv("ONEID_KEY", " ")
    assert keys.require_key(tmp_path, "files").value == path.read_text().strip()


def test_a_key_file_is_long_private_and_never_overwritten(tmp_path: Path) -> None:
    path = keys.make_key_file(tmp_path)
    before = path.read_text()
    assert len(before.strip()) == 64
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    keys.make_key_file(tmp_path)
    assert path.read_text() == before


def test_own_data_without_a_key_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(OneIdError, match="set ONEID_KEY, or use `oneid run`"):
        keys.require_key(tmp_path, "files")


def test_no_new_key_is_made_beside_data_of_another(tmp_path: Path) -> None:
    _encrypted(tmp_path, keys.require_key(tmp_path, "seeds"))
    with pytest.raises(OneIdError, match="made with another key"):
        keys.make_key(tmp_path, "files")
    assert not (tmp_path / keys.KEY_FILE).exists()


def test_a_wrong_key_is_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = keys.make_key_file(tmp_path)
    _encrypted(tmp_path, keys.require_key(tmp_path, "files"))
    monkeypatch.setenv("ONEID_KEY", "secret")
    with pytest.raises(OneIdError, match=f"with the key file {path}: unset ONEID_KEY"):
        _encrypted(tmp_path, keys.require_key(tmp_path, "files"))
    with pytest.raises(OneIdError, match="demo and own data do not share a home"):
        _encrypted(tmp_path, keys.require_key(tmp_path, "seeds"))
    path.unlink()
    with pytest.raises(OneIdError, match="nor with any other key at hand"):
        _encrypted(tmp_path, keys.require_key(tmp_path, "files"))


def test_a_key_never_shows_itself() -> None:
    assert "secret" not in repr(keys.Key("secret", "a test"))
    assert "secret" not in keys.database_key(keys.Key("secret", "a test"))


def _encrypted(home: Path, key: keys.Key) -> None:
    with duckdb.connect() as connection:
        keys.load_crypto(connection)
        path = home / "restricted.duckdb"
        keys.attach_encrypted(connection, path, "restricted", home, key)
        connection.execute("create table if not exists restricted.t as select 1 as a")
