"""Offers the sessions that were cut off, one question each: go on, file it, or not now.

What an answer does is up to whoever asks.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from runlift_tui.engine.units import DAY, HOUR, Ms
from runlift_tui.journal.faults import JournalError
from runlift_tui.journal.resume import Unfinished
from runlift_tui.tui.asking import Question
from runlift_tui.tui.preview import length_text, plural


class Answer(StrEnum):
    """What is to become of a session that was cut off."""

    RESUME = "resume"
    FILE = "file"
    LATER = "later"


class ResumeQuestion(Question):
    """Asks about one session; each answer has a key of its own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "dismiss('resume')", "Go on with it", id="resume.go-on"),
        Binding("i", "dismiss('file')", "File it as incomplete", id="resume.file"),
        Binding("n", "dismiss('later')", "Not now", id="resume.later"),
    ]

    def __init__(self, found: Unfinished) -> None:
        at = f"step {found.step + 1} of {found.steps}"
        super().__init__(
            f"{found.title} was cut off {ago_text(found.away)}, at {at}, "
            f"{plural(found.sets_done, 'set')} done.",
            [
                (Answer.RESUME, f"r  Resume {found.title} at {at}"),
                (Answer.FILE, "i  File it as incomplete"),
                (Answer.LATER, "n  Not now"),
            ],
        )


def offer(
    app: App[int],
    found: Sequence[Unfinished],
    *,
    resume: Callable[[Unfinished], None],
    file: Callable[[Unfinished], None],
    otherwise: Callable[[], None],
) -> None:
    """Ask about each session until one goes on or the athlete wants none now.

    `otherwise` is called where none goes on. What goes wrong with one is told, and the next asked.
    """
    if not found:
        otherwise()
        return
    first, *more = found

    def answered(answer: str | None) -> None:
        try:
            if answer == Answer.RESUME:
                resume(first)
                return
            if answer == Answer.FILE:
                file(first)
        except JournalError as fault:
            app.notify(f"{fault}.", severity="warning", markup=False)
        asked_on = more if answer in (Answer.RESUME, Answer.FILE) else []
        offer(app, asked_on, resume=resume, file=file, otherwise=otherwise)

    app.push_screen(ResumeQuestion(first), answered)


def ago_text(away: Ms) -> str:
    """Say how long ago something was: ``5 min ago``, ``3 days ago``."""
    if away >= DAY:
        return f"{plural(away // DAY, 'day')} ago"
    return f"{length_text(away // HOUR * HOUR if away >= 10 * HOUR else away // 1000 * 1000)} ago"
