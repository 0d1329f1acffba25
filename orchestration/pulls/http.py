"""Talk to an API: numbers as they were written, a pace, tokens that run out."""

import time
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import simplejson
from dlt.sources.helpers.requests.retry import Client
from dlt.sources.helpers.rest_client.auth import OAuth2ClientCredentials
from requests import PreparedRequest, Response, Session
from requests.adapters import HTTPAdapter

from orchestration.errors import OneIdError
from orchestration.pulls.connections import Connection
from orchestration.pulls.secrets import Secrets
from orchestration.pulls.texts import value_at

# However long a server asks to wait, no longer.
_LONGEST_WAIT = 900
_UNAUTHORISED = 401
# A token that is about to run out is not worth sending.
_MARGIN = 30
_SAYING = ("message", "msg", "err_msg", "error_description", "error")
_TOKEN_KEYS = (
    *("url", "json", "data", "headers"),
    *("access_token", "expires_in", "expires_at", "query", "header", "prefix"),
)


def session_for(connection: Connection) -> Session:
    """Return dlt's session: it retries 429 and 5xx, and heeds Retry-After."""
    session = Client(
        raise_for_status=False,
        request_timeout=connection.timeout,
        request_max_attempts=connection.attempts,
        request_backoff_factor=connection.backoff,
        request_max_retry_delay=_LONGEST_WAIT,
    ).session
    wire = _Wire(connection.statuses, connection.requests_per_second)
    session.mount("http://", wire)
    session.mount("https://", wire)
    return session


class _Wire(HTTPAdapter):
    """Sends one request; what it brings back has exact numbers and a true status.

    Many APIs answer 200 and say in the body that a token has run out or that
    requests come too fast. `statuses` says `at` which paths such a code stands,
    which codes are `ok`, and which status the others mean; an unknown one is 400.
    """

    def __init__(self, statuses: dict[str, Any], per_second: float | None) -> None:
        super().__init__()
        self._at = _texts(statuses.get("at"))
        self._ok = _texts(statuses.get("ok"))
        self._meant = {
            str(k): int(v) for k, v in statuses.items() if k not in ("at", "ok")
        }
        self._pause = 1 / per_second if per_second else 0
        self._next = 0.0

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        time.sleep(max(0.0, self._next - time.monotonic()))
        self._next = time.monotonic() + self._pause
        response = super().send(request, *args, **kwargs)
        # Python's floats would round what the API wrote.
        response.json = lambda **_: simplejson.loads(
            response.content, parse_float=Decimal
        )
        if self._at:
            self._give_true_status(response)
        return response

    def _give_true_status(self, response: Response) -> None:
        try:
            body = response.json()
        except ValueError:
            return
        codes = [str(c) for path in self._at if (c := value_at(body, path)) is not None]
        for code in codes:
            if code in self._meant or (response.ok and code not in self._ok):
                response.status_code = self._meant.get(code, 400)
                response.reason = f"code {code}{said(body)}"
                return


def _texts(given: Any) -> list[str]:
    found = given if isinstance(given, list | tuple) else [given]
    return [str(value) for value in found if value is not None]


def token_auth(
    connection: Connection, secrets: Secrets, session: Session
) -> "TokenAuth":
    """Return what gets, sends and renews a connection's access token.

    Raises OneIdError when the file says too little of the token.
    """
    called = f"connection `{connection.name}`"
    given = secrets.resolve(connection.token, called)
    strange = sorted(set(given) - set(_TOKEN_KEYS))
    if strange or not given.get("url"):
        raise OneIdError(
            f"{called}: `token` needs `url` and knows {', '.join(_TOKEN_KEYS)}"
            + (f"; unknown: {', '.join(strange)}." if strange else ".")
        )
    return TokenAuth(given, session, secrets.keep, called)


class TokenAuth(OAuth2ClientCredentials):
    """dlt's client credentials, for token endpoints of whatever shape.

    A token is got before the first request, again when it has run out, and once
    more when the API says 401 to a request all the same.
    """

    def __init__(
        self,
        given: dict[str, Any],
        session: Session,
        keep: Callable[[str], None],
        called: str,
    ) -> None:
        """Take what the file says of the token, secrets looked up."""
        super().__init__(access_token_url=given["url"], session=session)
        self._given, self._keep, self._called = given, keep, called
        # Nothing is left for dlt to look up in files of its own.
        self.__is_resolved__ = True

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        """Sign a request, and watch for its answer."""
        if self.access_token is None or self.is_token_expired():
            self.obtain_token()
        self._sign(request)
        request.register_hook("response", self._renew)
        return request

    def build_access_token_request(self) -> dict[str, Any]:
        """Return what the token endpoint is sent."""
        return {
            k: self._given[k] for k in ("json", "data", "headers") if k in self._given
        }

    def parse_access_token(self, response_json: Any) -> str:
        """Return the token in an answer; raise when there is none."""
        path = self._given.get("access_token", "access_token")
        token = value_at(response_json, path)
        if not token:
            raise OneIdError(
                f"{self._called}: the token endpoint answered without `{path}`"
                f"{said(response_json)}; check the client's id and secret, and what "
                "`token` says."
            )
        self._keep(str(token))
        return str(token)

    def parse_expiration_in_seconds(self, response_json: Any) -> int:
        """Return for how long the token holds."""
        if path := self._given.get("expires_at"):
            moment = float(value_at(response_json, path) or 0)
            # Thirteen digits are milliseconds.
            seconds = moment / 1000 if moment > 1e11 else moment
            return int(seconds - time.time() - _MARGIN)
        path = self._given.get("expires_in", "expires_in")
        seconds = value_at(response_json, path) or self.default_token_expiration
        return int(float(seconds)) - _MARGIN

    def _sign(self, request: PreparedRequest) -> None:
        if name := self._given.get("query"):
            address, _, asked = (request.url or "").partition("?")
            others = [p for p in asked.split("&") if p and p.split("=")[0] != name]
            request.url = "?".join([address, "&".join(others)])
            request.prepare_url(request.url, {name: self.access_token})
            return
        prefix = self._given.get("prefix", "Bearer ")
        header = self._given.get("header", "Authorization")
        request.headers[header] = f"{prefix}{self.access_token}"

    def _renew(self, response: Response, **kwargs: Any) -> Response:
        """Send a refused request once more, with a fresh token."""
        request = response.request
        if response.status_code != _UNAUTHORISED or getattr(request, "renewed", False):
            return response
        # The same request: should it be retried later, it keeps the fresh token.
        request.renewed = True
        response.content  # noqa: B018 - the connection is free again
        response.close()
        self.obtain_token()
        self._sign(request)
        again = response.connection.send(request, **kwargs)
        again.history.append(response)
        again.request = request
        return again


def said(answer: Any) -> str:
    """Return what an answer says of an error, to be put behind a sentence."""
    parts = [answer, *answer.values()] if isinstance(answer, dict) else []
    for part in parts:
        for name in _SAYING:
            text = part.get(name) if isinstance(part, dict) else None
            if text and isinstance(text, str):
                return f": {text[:200]}"
    return ""
