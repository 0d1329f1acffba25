"""The one exception whose text is written for the person at the keyboard."""


class OneIdError(Exception):
    """Something the user can act on: a sentence that says what and what to do."""

    exit_status = 1


class UsageError(OneIdError):
    """A command that was typed wrongly."""

    exit_status = 2
