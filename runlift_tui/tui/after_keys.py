"""Lets an action wait for the keys that were pressed before it, however fast they came.

Textual runs an action at once that has priority, while the keys before it may still be on their
way to a field.
"""

from collections.abc import Callable
from typing import Any

from textual.message import Message
from textual.screen import Screen


class AfterKeys(Message):
    """Goes the way of a key, so it comes after those before; then the screen has the app do it."""

    def __init__(self, then: Callable[[], None]) -> None:
        super().__init__()
        self.then = then


def after_keys(screen: Screen[Any], then: Callable[[], None]) -> None:
    """Send an action after the keys; `screen` hands what comes back to its app to call later."""
    (screen.focused or screen).post_message(AfterKeys(then))
