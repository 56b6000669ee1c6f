"""The keys that note the set just done: the same in the rest after it and at the end.

It only names them; what they do is up to the screen.
"""

from textual.binding import Binding

NOTE_BINDINGS = (
    Binding("right_parenthesis", "weigh(1)", "Set done: heavier", id="floor.heavier"),
    Binding("left_parenthesis", "weigh(-1)", "Set done: lighter", id="floor.lighter"),
    Binding("e", "rate", "Set done: how hard it was", id="floor.effort"),
    Binding("l", "side", "Set done: the other side", id="floor.side"),
    *(
        Binding(str(n), f"digit({n})", "Set done: its reps, two digits", id=f"floor.digit-{n}")
        for n in range(10)
    ),
)

NOTE_ACTIONS = frozenset({"weigh", "rate", "side", "digit"})
