"""The error that a rule of the state machine raises; it never leaves `update`."""


class RefusalError(Exception):
    """The command does not fit; the message says why."""
