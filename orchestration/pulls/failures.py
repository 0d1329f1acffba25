"""What went wrong in a pull, in a sentence that says what to do."""

import socket
from collections.abc import Iterator
from traceback import walk_tb
from urllib.parse import urlsplit

import requests
import sqlalchemy as sa
from dlt.extract.incremental.exceptions import (
    IncrementalCursorInvalidCoercion,
    IncrementalCursorPathMissing,
)

from orchestration.errors import OneIdError
from orchestration.pulls.connections import Connection, Pulled

# Where dlt counts an overlap back from a cursor.
_COUNTS_BACK = "extract/incremental/lag.py"
_CLIENT = "check the client's id and secret, and that the app is still authorised"
_STATUS = {
    400: "refused the request as wrong: check `path`, `params` and `json`",
    401: "refused the key: check it, and that it is still good",
    403: "does not allow this: give the app or the key the right to read it",
    404: "has nothing there: check `base_url` and `path`",
    429: "kept saying that requests come too fast: lower `requests_per_second` and "
    "pull again later",
}


def interrupted(error: BaseException) -> bool:
    """Return whether a person or a stopping machine ended the pull."""
    return any(isinstance(e, KeyboardInterrupt | SystemExit) for e in _chain(error))


def sentence(error: Exception, connection: Connection, pulled: Pulled) -> str:
    """Return what to tell of an error; secrets are still to be blanked."""
    called = f"connection `{connection.name}`, table `{pulled.name}`"
    for cause in reversed(list(_chain(error))):
        if isinstance(cause, OneIdError):
            return str(cause)
        if said := _known(cause, connection, pulled):
            return f"{called}: {said}."
    first = next(iter(_chain(error)))
    last = list(_chain(error))[-1]
    said = str(last).strip() or str(first).strip()
    return f"{called}: {type(last).__name__}: {said.splitlines()[0][:500]}"


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: list[BaseException] = []
    while error is not None and error not in seen:
        seen.append(error)
        yield error
        error = error.__cause__ or error.__context__


def _known(cause: BaseException, connection: Connection, pulled: Pulled) -> str | None:
    if isinstance(cause, requests.HTTPError) and cause.response is not None:
        return _of_status(cause.response, connection)
    if isinstance(cause, requests.exceptions.JSONDecodeError | ValueError) and (
        "JSON" in type(cause).__name__
    ):
        return "the answer is no JSON: check `base_url` and `path`"
    if isinstance(cause, requests.Timeout):
        return f"no answer within {connection.timeout:g} seconds: raise `timeout`"
    if isinstance(cause, requests.ConnectionError):
        host = urlsplit(getattr(cause.request, "url", "") or "").netloc
        return (
            f"{host or 'the host'} cannot be reached: check the address, the network "
            "and the firewall"
        )
    if isinstance(cause, sa.exc.NoSuchTableError):
        where = f" in schema `{connection.schema}`" if connection.schema else ""
        return f"there is no table `{pulled.source}`{where}, or no right to see it"
    if isinstance(cause, sa.exc.OperationalError | sa.exc.ProgrammingError):
        return _of_database(str(cause.orig).strip())
    if isinstance(cause, sa.exc.NoSuchModuleError | ModuleNotFoundError):
        return f"a driver is missing ({cause}): install it beside OneID"
    if isinstance(cause, IncrementalCursorPathMissing):
        return (
            f"no record has `{pulled.cursor}`: say under `cursor` where the time of "
            "the last change stands"
        )
    if isinstance(cause, IncrementalCursorInvalidCoercion):
        return (
            f"`{pulled.cursor}` is of another kind than `since` or than what was "
            "pulled before: write `since` as the source writes it, or start over with "
            "`--full`"
        )
    if any(
        frame.f_code.co_filename.endswith(_COUNTS_BACK)
        for frame, _ in walk_tb(cause.__traceback__)
    ):
        return (
            f"`overlap` cannot be counted back from `{pulled.cursor}`: it has to be a "
            "number or an ISO time, and `since` of the same form"
        )
    if isinstance(cause, socket.gaierror):
        return "the host's name is not known: check the address"
    return None


def _of_status(response: requests.Response, connection: Connection) -> str:
    url = urlsplit(response.url or "")
    where = f"{url.scheme}://{url.netloc}{url.path}"
    does = _STATUS.get(response.status_code)
    if where == connection.token.get("url") and response.status_code < 429:
        does = f"gives no token: {_CLIENT}"
    elif connection.token and response.status_code == 401:
        does = f"refused the access token, and a fresh one as well: {_CLIENT}"
    if does is None and response.status_code >= 500:
        does = "failed again and again: pull again later"
    return f"{where} {does or 'refused the request'} ({_status(response)})"


def _status(response: requests.Response) -> str:
    return f"status {response.status_code} {response.reason or ''}".strip()


def _of_database(said: str) -> str:
    line = said.splitlines()[0] if said else "no word from the database"
    folded = said.lower()
    if "authentication failed" in folded or "no password supplied" in folded:
        return f"user name or password are wrong ({line})"
    if "could not connect" in folded or "connection failed" in folded:
        if "does not exist" in folded:
            return f"no such database or user: check `database` and `username` ({line})"
        return (
            f"the database cannot be reached: check host, port, network and firewall "
            f"({line})"
        )
    if "permission denied" in folded:
        return f"the user may not read it: grant it select ({line})"
    if "does not exist" in folded:
        return f"something that is named is not there ({line})"
    return f"the database says: {line}"
