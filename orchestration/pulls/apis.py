"""The resources of an API, as dlt's rest_api reads them."""

import re
from collections.abc import Callable
from typing import Any

from dlt.extract import DltSource
from dlt.sources.rest_api import rest_api_source
from requests import Response

from orchestration.errors import OneIdError
from orchestration.pulls.connections import Connection, Pulled
from orchestration.pulls.http import said, session_for, token_auth
from orchestration.pulls.secrets import Secrets

# dlt repeats the declaration first and says last what it stumbled over.
_LINES = 3


def api_source(connection: Connection, pulled: Pulled, secrets: Secrets) -> DltSource:
    """Return a source of one resource, whose records are as the API gave them.

    Raises OneIdError when dlt does not understand the declaration.
    """
    called = f"connection `{connection.name}`, table `{pulled.name}`"
    session = session_for(connection)
    client = secrets.resolve(connection.client, called)
    if connection.token:
        client["auth"] = token_auth(connection, secrets, session)
    endpoint = secrets.resolve(pulled.endpoint, called)
    if selector := endpoint.get("data_selector"):
        endpoint["response_actions"] = [_requiring(selector, called)]
    if pulled.cursor:
        endpoint["incremental"] = _incremental(pulled)
    resource = {"name": pulled.name, "endpoint": endpoint}
    config: Any = {"client": {**client, "session": session}, "resources": [resource]}
    try:
        return rest_api_source(config, name=connection.name, max_table_nesting=0)
    except Exception as error:
        told = [line.strip() for line in str(error).splitlines() if line.strip()]
        raise OneIdError(
            f"{called} is not as dlt's rest_api takes it: "
            f"{secrets.blank(' '.join(told[-_LINES:]))}"
        ) from None


def _requiring(selector: str, called: str) -> Callable[[Response], None]:
    """Return what refuses an answer that is no page, which dlt would take as the end.

    An error that is sent as a success would else cut the pages off.
    """
    first = re.split(r"[.\[]", selector.removeprefix("$."))[0]

    def require(response: Response) -> None:
        if not response.ok or not first or first == "$":
            return
        body = response.json()
        if not isinstance(body, dict) or first not in body:
            raise OneIdError(
                f"{called}: an answer came without `{first}`{said(body)}; say under "
                "`statuses` where the API writes its error codes, or correct "
                "`data_selector`."
            )

    return require


def _incremental(pulled: Pulled) -> dict[str, Any]:
    given = {
        "cursor_path": pulled.cursor,
        "initial_value": pulled.since,
        "lag": pulled.overlap,
        # A record without a time comes with every pull: it is never lost.
        "on_cursor_value_missing": "include",
    }
    return {name: value for name, value in given.items() if value is not None}
