"""The session that a door leads to, and how the journal keeps it: anew, or on from its last step.

It opens no screen and plays nothing.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from runlift_tui.cli.say import warn
from runlift_tui.clock import Clock
from runlift_tui.engine.session import Session
from runlift_tui.engine.units import MINUTE, SECOND, duration_text
from runlift_tui.journal.diary import Diary

if TYPE_CHECKING:
    from runlift_tui.journal.faults import JournalError
    from runlift_tui.journal.recorder import Recorder
    from runlift_tui.journal.resume import Unfinished


@dataclass(frozen=True, slots=True)
class Opening:
    """A session, the hash of the file that it follows, and what writes it on if it was cut off.

    The athlete is `told` some things first.
    """

    session: Session
    file_hash: str = ""
    recorder: "Recorder | None" = None
    told: tuple[str, ...] = ()

    @property
    def kept(self) -> bool:
        """Whether the journal is to know of it; a quick rest is not kept."""
        return not self.session.timeline.endless


def recorder_of(diary: Diary, opening: Opening) -> "Recorder":
    """Return what writes the session down, and say what it cannot keep."""
    recorder = opening.recorder or diary.record(_tell, opening.file_hash)
    fault = recorder.fault or diary.fault
    if fault:
        _tell(fault)
    return recorder


def rescue_unsaved(recorder: "Recorder | None") -> None:
    """Put a session that the journal does not have, or not whole, into a file, and say where."""
    if not recorder or not recorder.fault:
        return
    from runlift_tui.journal.elsewhere import rescue, usual_folders

    warn(rescue(recorder, usual_folders()))


def taken_up(diary: Diary, opening: Opening, clock: Clock) -> Opening:
    """Return the newest session of the same routine that was cut off; `opening` if there is none.

    Why there is none is said.
    """
    from runlift_tui.journal.faults import JournalError

    name, title = opening.session.timeline.name, opening.session.timeline.title
    try:
        found = next((one for one in _cut_off(diary) if one.routine == name), None)
        if found:
            session, recorder = diary.take_up(found.id, clock.now(), _tell)
            return Opening(session, recorder=recorder)
        warn(f"{title} was not cut off: it starts from its beginning")
    except JournalError as fault:
        warn(f"{title} cannot go on, so it starts from its beginning: {fault}")
    return opening


def tell_cut_off(diary: Diary) -> None:
    """Say which sessions were cut off, and how to go on with them."""
    from runlift_tui.journal.faults import JournalError

    try:
        for one in _cut_off(diary):
            at = f"step {one.step + 1} of {one.steps}"
            ago = duration_text(one.away // MINUTE * MINUTE or one.away // SECOND * SECOND)
            on = f"'runlift train {one.routine} --plain --resume' goes on there"
            warn(f"{one.title} was cut off {ago} ago at {at}; {on}")
    except JournalError as fault:
        warn(str(fault))


def _cut_off(diary: Diary) -> "tuple[Unfinished, ...]":
    found = diary.unfinished()
    for one in found:
        if one.elsewhere:
            warn(f"{one.title} is running in another window; both are kept")
    return tuple(one for one in found if not one.elsewhere)


def _tell(fault: "JournalError") -> None:
    from runlift_tui.journal.faults import told

    warn(told(fault))
