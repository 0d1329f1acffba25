"""Secrets come from environment variables, and go into no message."""

import os
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from orchestration.errors import OneIdError

_HIDDEN = "***"
# A shorter value would blank ordinary words.
_SHORTEST = 4


class Secrets:
    """Looks `{env: NAME}` up, and blanks what it has found in texts."""

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        """Read from the environment of the process unless another is given."""
        self._environment = os.environ if environment is None else environment
        self._found: set[str] = set()

    def resolve(self, value: Any, called: str) -> Any:
        """Return a declared value with every `{env: NAME}` in it looked up.

        Raises OneIdError that names the variable when it is not set.
        """
        if isinstance(value, dict):
            if set(value) == {"env"}:
                return self._look_up(str(value["env"]), called)
            return {k: self.resolve(v, called) for k, v in value.items()}
        if isinstance(value, list | tuple):
            return [self.resolve(v, called) for v in value]
        return value

    def keep(self, secret: str) -> None:
        """Blank a secret that came later: a token."""
        if len(secret) >= _SHORTEST:
            self._found |= {secret, quote(secret, safe=""), unquote(secret)}

    def blank(self, text: str) -> str:
        """Return a text without the secrets."""
        for secret in sorted(self._found, key=len, reverse=True):
            text = text.replace(secret, _HIDDEN)
        return text

    def _look_up(self, name: str, called: str) -> str:
        value = self._environment.get(name)
        if not value:
            raise OneIdError(
                f"{called} needs the environment variable {name}, and it is not set: "
                f"`export {name}=…` before `oneid pull`."
            )
        self.keep(value)
        if "://" in value and (password := urlsplit(value).password):
            self.keep(password)
        return value
