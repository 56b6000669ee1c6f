"""What was done the last time, for each exercise of a session that is about to be done.

It only reads, and may take its time: call it from a worker.
"""

from collections.abc import Mapping

from runlift_tui.engine.loads import ShownUnit
from runlift_tui.engine.logbook import sets_text
from runlift_tui.engine.timeline import Timeline
from runlift_tui.journal.store import Journal
from runlift_tui.journal.training import performances


def last_times(
    journal: Journal, timeline: Timeline, unless: str, units: ShownUnit
) -> Mapping[str, str]:
    """Return, by the name of the exercise, such as ``12, 11, 9 @ 25 lb``; new ones are left out.

    Args:
        journal: where to look.
        timeline: whose exercises.
        unless: the session that is under way, which is not the last time.
        units: in which loads are shown.

    Raises:
        JournalError: the journal cannot be read.
    """
    found: dict[str, str] = {}
    for name in dict.fromkeys(step.exercise.name for step in timeline.steps if step.exercise):
        for last in performances(journal, name, limit=1, unless=unless):
            text = sets_text([entry for entry in last.sets if not entry.warm_up], units)
            if text:
                found[name] = text
    return found
