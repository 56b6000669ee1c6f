"""A form of labelled fields, each with what is wrong with it below.

It tells what was typed and never changes a routine.
"""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Input, Label, Static, TextArea

from runlift_tui.tui.editor_fields import Field, Shape

LONGEST_TEXT = 300
"""Characters that a field of one line takes."""


class Choice(Static, can_focus=True):
    """One of a few values; keys and clicks step through them."""

    BINDING_GROUP_TITLE = "In a choice"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "step(1)", "Next choice", show=False, id="choice.next"),
        Binding("left", "step(-1)", "Choice before", show=False, id="choice.back"),
    ]
    ALLOW_SELECT = False

    class Changed(Message):
        """Another value was chosen."""

    def __init__(self, options: tuple[tuple[str, str], ...]) -> None:
        super().__init__(markup=False)
        self._options = dict(options)
        self.value = ""

    def show(self, value: str) -> None:
        """Stand at `value`."""
        self.value = value
        self.update(
            f"\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK} {self._options[value]} "
            "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
        )

    def action_step(self, direction: int) -> None:
        """Go on to the next value, or back."""
        values = list(self._options)
        self.show(values[(values.index(self.value) + direction) % len(values)])
        self.post_message(self.Changed())

    def on_click(self) -> None:
        """Go on to the next value."""
        self.action_step(1)


class Page(TextArea):
    """A text of several rows, which the arrows leave at its ends."""

    def __init__(self) -> None:
        super().__init__(compact=True, soft_wrap=True, highlight_cursor_line=False)

    def action_cursor_up(self, select: bool = False) -> None:
        """Go up a row, or to the field before."""
        if self.navigator.is_first_wrapped_line(self.cursor_location) and not select:
            self.post_message(Form.Left(-1))
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Go down a row, or to the next field."""
        if self.navigator.is_last_wrapped_line(self.cursor_location) and not select:
            self.post_message(Form.Left(1))
        else:
            super().action_cursor_down(select)


class Row(Vertical):
    """One field with its label and, where it is wrong, the reason."""

    class Edited(Message):
        """Something was typed or chosen in `row`."""

        def __init__(self, row: "Row") -> None:
            super().__init__()
            self.row = row

    class Entered(Message):
        """`row` is the one being filled in from now on."""

        def __init__(self, row: "Row") -> None:
            super().__init__()
            self.row = row

    def __init__(self, field: Field) -> None:
        super().__init__(id=f"row-{field.key}", classes=f"row -{field.shape.value}")
        self.set_class(field.opens, "-opens")
        self.field = field
        self._wrong = ""
        self.control = _control(field)

    def compose(self) -> ComposeResult:
        """See `Widget.compose`."""
        with Horizontal(classes="entry"):
            yield Label(self.field.label)
            yield self.control
        yield Static(classes="wrong -none", markup=False)

    @property
    def text(self) -> str:
        """What stands in it."""
        control = self.control
        if isinstance(control, Input | Choice):
            return control.value
        return control.text

    def fill(self, text: str) -> None:
        """Put `text` in, which is in order, without a word to the form."""
        self.blame("")
        control = self.control
        if text == self.text:
            return
        with self.prevent(Input.Changed, TextArea.Changed):
            if isinstance(control, Choice):
                control.show(text)
            elif isinstance(control, Input):
                control.value = text
            else:
                control.load_text(text)

    def blame(self, wrong: str) -> None:
        """Say what is wrong with it; nothing where it is in order."""
        if wrong == self._wrong:
            return  # an update lays the whole screen out again, even one without a change
        self._wrong = wrong
        note = self.query_one(".wrong", Static)
        note.update(wrong[:1].upper() + wrong[1:])
        note.set_class(not wrong, "-none")

    @property
    def is_wrong(self) -> bool:
        """Whether what stands in it cannot be."""
        return bool(self._wrong)

    def on_descendant_focus(self) -> None:
        """Tell that it is being filled in."""
        self.add_class("-here")
        self.post_message(self.Entered(self))

    def on_descendant_blur(self) -> None:
        """Look like the others again."""
        self.remove_class("-here")

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Choice.Changed)
    def tell(self, event: Message) -> None:
        """Tell what was typed."""
        event.stop()
        self.post_message(self.Edited(self))


class Form(VerticalScroll, can_focus=False):
    """The fields of one kind of part; a screen fills it and hears what is typed."""

    BINDING_GROUP_TITLE = "In the fields"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,enter", "go(1)", "Next field", show=False, id="fields.down"),
        Binding("up", "go(-1)", "Field before", show=False, id="fields.up"),
        Binding("escape", "screen.outline", "Outline", id="fields.close"),
    ]

    class Left(Message):
        """The arrows left a field upward (-1) or downward (1)."""

        def __init__(self, direction: int) -> None:
            super().__init__()
            self.direction = direction

    def __init__(self, fields: Iterable[Field], id: str) -> None:  # noqa: A002
        super().__init__(id=id, classes="form")
        self._rows = tuple(map(Row, fields))

    def compose(self) -> ComposeResult:
        """See `Widget.compose`."""
        yield from self._rows

    @property
    def rows(self) -> Iterator[Row]:
        """The rows that can be filled in now."""
        return (row for row in self._rows if row.display)

    @property
    def wrong(self) -> Row | None:
        """The first row that is wrong."""
        return next((row for row in self.rows if row.is_wrong), None)

    def fill(self, part: Any, keys: frozenset[str], *, anew: bool) -> None:
        """Show the fields `keys` of `part`; what is being typed stays, unless `anew`."""
        typing = self._at
        for row in self._rows:
            if row.display != (row.field.key in keys):
                row.display = not row.display
            if anew or not (row is typing or row.is_wrong) or not row.display:
                row.fill(row.field.show(part))

    def enter(self, key: str = "") -> None:
        """Start to fill in the field `key`, or the first."""
        found = next((row for row in self.rows if row.field.key == key), None)
        row = found or next(self.rows)
        row.control.focus()

    def action_go(self, direction: int) -> None:
        """Go to the next field, or the one before."""
        rows = list(self.rows)
        at = self._at
        if at in rows:
            place = rows.index(at) + direction
            rows[min(len(rows) - 1, max(0, place))].control.focus()

    @property
    def _at(self) -> Row | None:
        return next((row for row in self._rows if row.control.has_focus), None)

    def on_form_left(self, message: "Form.Left") -> None:
        """Go on from a text of several rows."""
        message.stop()
        self.action_go(message.direction)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next field."""
        event.stop()
        self.action_go(1)


def _control(field: Field) -> Input | Page | Choice:
    if field.shape is Shape.CHOICE:
        return Choice(field.options)
    if field.shape is Shape.PAGE:
        return Page()
    return Input(compact=True, max_length=LONGEST_TEXT, select_on_focus=False)
