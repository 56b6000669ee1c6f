"""The floor of the quick rest timer: counts down, counts sets, and goes on into overrun."""

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType

from runlift_tui.engine.commands import Finish, SetDuration
from runlift_tui.engine.quick import REST_PRESETS
from runlift_tui.engine.session import Outcome, Phase, Session
from runlift_tui.engine.units import Ms, duration_text, face_text
from runlift_tui.tui.floor_screen import FloorScreen
from runlift_tui.tui.wording import BETWEEN, PHASE_WORDS, Words, look_of, number_text

CHOICES = tuple(f"{key} {duration_text(rest)}" for key, rest in enumerate(REST_PRESETS, start=1))


def rest_words(session: Session, now: Ms) -> Words:
    """Return what the rest timer says at the moment `now`."""
    rests = sum(result.outcome is Outcome.DONE for result in session.results)
    over = (session.remaining(now) or 0) <= 0
    length = face_text(session.length or 0)
    return Words(
        look=look_of(session),
        number=number_text(session, now),
        side=None,
        slot=f"Set {rests + 1}",
        names=("Go!" if over else f"Rest of {length}",),
        details=(BETWEEN.join(CHOICES), "  ".join(CHOICES)),
        next="Big key: your set is done, rest again",
        how=(),
        total=(f"{rests} done",),
        left=(f"{PHASE_WORDS[look_of(session)]} {number_text(session, now)} · {rests} done",),
        running=session.phase is Phase.RUNNING,
        named=session.phase is not Phase.PAUSED,
    )


class RestScreen(FloorScreen):
    """Runs the endless rest `session`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(key), f"preset({key})", f"Rest {duration_text(rest)}", id=f"rest.{key}")
            for key, rest in enumerate(REST_PRESETS, start=1)
        ),
        Binding("q", "leave", "Stop", id="floor.leave"),
    ]

    def words(self, now: Ms) -> Words:
        """See `FloorScreen.words`."""
        return rest_words(self.session, now)

    def hints(self) -> Mapping[str, str]:
        """See `FloorScreen.hints`."""
        paused = self.session.phase is Phase.PAUSED
        return {
            "floor.turn": "go on" if paused else "next rest",
            **({} if paused else {"floor.pause": "pause"}),
            "floor.longer": "10 s more",
            "floor.shorter": "10 s less",
            "floor.leave": "stop",
            "app.help": "help",
        }

    def action_preset(self, key: int) -> None:
        """Rest that long, from now."""
        self.ask(SetDuration(REST_PRESETS[key - 1]))

    def action_leave(self) -> None:
        """Stop resting: there is nothing to lose."""
        self.ask(Finish())
