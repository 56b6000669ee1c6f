"""Reads the pieces that every short form is made of: names, figures, numbers of rounds.

It moves forward over the tokens and never lays a block out.
"""

from dataclasses import dataclass
from typing import NoReturn

from runlift_tui.engine.routine import MOST_REPS, Reps
from runlift_tui.engine.shorthand_tokens import ShortFormError, Token, TokenKind, tokens_of
from runlift_tui.engine.units import LONGEST, SECOND, Ms, duration_text

MOST_ROUNDS = 99

LEAST_WORK: Ms = SECOND

RESERVED = frozenset({"rest", "ready", "get-ready", "open", "rep", "reps"})
"""Words that end a name; in quotes they may be part of one."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do as it was written; what is None was not said.

    Attributes:
        at: the token that it starts with.
        figured: whether it says how long or how often, be it "open".
    """

    at: Token
    name: str | None
    reps: Reps | None = None
    work: Ms | None = None
    figured: bool = False


class Reader:
    """Goes over the tokens of one text; every fault it finds names its place."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tokens_of(text)
        self._next = 0

    @property
    def token(self) -> Token:
        """The next token; the end stays where it is."""
        return self._tokens[self._next]

    @property
    def ended(self) -> bool:
        """Whether nothing is left."""
        return self.token.kind is TokenKind.END

    @property
    def at_end(self) -> bool:
        """Whether nothing more of this part is next."""
        return self.ended or self.sees_sign("+") or self.sees_ready or self.sees("rest")

    @property
    def sees_ready(self) -> bool:
        """Whether getting ready is next, in one word or two."""
        following = self._following
        two = self.sees("get") and following.kind is TokenKind.WORD
        return self.sees("ready", "get-ready") or (two and following.text.lower() == "ready")

    @property
    def _sees_reserved(self) -> bool:
        return self.sees(*RESERVED) or self.sees_ready

    @property
    def _following(self) -> Token:
        return self._tokens[min(self._next + 1, len(self._tokens) - 1)]

    def fail(self, message: str, example: str, at: Token | None = None) -> NoReturn:
        """Refuse the text at a token, else at the next one."""
        raise ShortFormError(self._text, (at or self.token).at, message, example)

    def take(self) -> Token:
        """Return the next token and go past it."""
        token = self.token
        self._next = min(self._next + 1, len(self._tokens) - 1)
        return token

    def sees_sign(self, sign: str) -> bool:
        """Tell whether a sign is the next token."""
        return self.token.kind is TokenKind.SIGN and self.token.text == sign

    def sign(self, sign: str) -> bool:
        """Go past a sign if it is the next token."""
        found = self.sees_sign(sign)
        if found:
            self.take()
        return found

    def sees(self, *words: str) -> bool:
        """Tell whether the next token is one of these words."""
        return self.token.kind is TokenKind.WORD and self.token.text.lower() in words

    def word(self, *words: str) -> bool:
        """Go past a word if it is the next token."""
        found = self.sees(*words)
        if found:
            self.take()
        return found

    def phrase(self, known: dict[str, str]) -> str:
        """Go past one word, or two, that `known` has (joined by "-"); return what it says."""
        first, second = self.token, self._following
        if first.kind is not TokenKind.WORD:
            return ""
        both = f"{first.text}-{second.text}".lower() if second.kind is TokenKind.WORD else ""
        found = known.get(both, "")
        if found:
            self.take()
        found = found or known.get(first.text.lower(), "")
        if found:
            self.take()
        return found

    def times(self) -> int | None:
        """Read "N x" if it is next: a number of rounds."""
        following = self._following
        if following.kind is not TokenKind.SIGN or following.text != "x":
            return None
        if self.token.kind is TokenKind.SIGN:
            return None
        count = self.count("8x20s/10s")
        self.take()
        return count

    def count(self, example: str) -> int:
        """Read a number of rounds or sets, 1 to `MOST_ROUNDS`."""
        if self.token.kind is not TokenKind.NUMBER:
            self.fail(f"A whole number from 1 to {MOST_ROUNDS} belongs here.", example)
        if not 1 <= self.token.value <= MOST_ROUNDS:
            self.fail(f"This may be 1 to {MOST_ROUNDS}.", example)
        return self.take().value

    @property
    def sees_reps(self) -> bool:
        """Whether a number of repetitions is next."""
        word = self._following
        said = word.text.lower() if word.kind is TokenKind.WORD else ""
        return self.token.kind is TokenKind.NUMBER and said in ("rep", "reps")

    @property
    def sees_time(self) -> bool:
        """Whether a length of time is next; a bare number is seconds."""
        return self.token.kind in (TokenKind.NUMBER, TokenKind.TIME) and not self.sees_reps

    def duration(self, example: str, least: Ms = LEAST_WORK, most: Ms = LONGEST) -> Ms:
        """Read a length of time from `least` to `most` milliseconds."""
        token = self.token
        if token.kind not in (TokenKind.NUMBER, TokenKind.TIME):
            if self.sees_sign("-"):
                self.fail("A length of time cannot be negative.", example)
            self.fail("A length of time belongs here.", example)
        duration = token.value * SECOND if token.kind is TokenKind.NUMBER else token.value
        if not least <= duration <= most:
            limits = f"{duration_text(least)} to {duration_text(most)}"
            self.fail(f"This may last {limits}.", example)
        self.take()
        return duration

    def name(self) -> str | None:
        """Read a name if one is next: a text in quotes, or words up to one that is reserved."""
        if self.token.kind is TokenKind.QUOTED:
            return self.take().text
        words: list[str] = []
        while self.token.kind is TokenKind.WORD and not self._sees_reserved:
            words.append(self.take().text)
        return " ".join(words) or None

    def item(self, example: str) -> Item:
        """Read one thing to do: a figure with a name before or after it, or one of the two."""
        at = self.token
        name = self.name()
        item = self._figure(at, name, example)
        after = self.name()
        if after and name:
            self.fail('One name is enough; put a "," before the next thing to do.', example, at)
        if after and at.kind is TokenKind.NUMBER and not item.reps:
            self._what(at, example)
        if not item.figured and not name and not after:
            self.fail("Something to do belongs here.", example)
        return Item(at, name or after, item.reps, item.work, item.figured)

    def _figure(self, at: Token, name: str | None, example: str) -> Item:
        if self.word("open"):
            return Item(at, name, figured=True)
        if self.sees_reps:
            return Item(at, name, reps=self._reps(example), figured=True)
        if not self.sees_time:
            return Item(at, name)
        if name and self.token.kind is TokenKind.NUMBER:
            self._what(self.token, example)
        return Item(at, name, work=self.duration(example), figured=True)

    def _reps(self, example: str) -> Reps:
        number = self.token.value
        if not 1 <= number <= MOST_REPS:
            self.fail(f"A set has 1 to {MOST_REPS} reps.", example)
        self.take()
        self.take()
        return Reps(number, number)

    def _what(self, number: Token, example: str) -> NoReturn:
        """Refuse a number beside a name, as it might be seconds or reps."""
        figure = number.text if 1 <= number.value <= MOST_REPS else "12"
        kind = f"Write {figure}s for seconds, or {figure} reps."
        self.fail(kind, example, number)
