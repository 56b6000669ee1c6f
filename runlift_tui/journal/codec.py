"""Turns the engine's values, and the journal's records, into plain JSON values and back.

Pure, and strict on the way in: a wrong value is named by its place and never guessed at.
"""

import json
import math
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from json.encoder import encode_basestring_ascii as _quoted
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")

MOST = 2**53 - 1
"""The largest whole number that every reader of JSON keeps exactly."""


class CodecError(ValueError):
    """A value does not fit; the message begins with its place."""


def encode(value: object) -> Any:
    """Return the value in JSON's own types; fields that are at their default are left out."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: encode(getattr(value, field.name))
            for field in fields(value)
            if getattr(value, field.name) != _default(field)
        }
    if isinstance(value, tuple):
        return [encode(part) for part in value]
    if isinstance(value, frozenset):
        return sorted(map(encode, value))
    return str(value) if isinstance(value, StrEnum) else value


def to_json(value: object) -> str:
    """Return the JSON text of what `encode` returns, sooner where one value stands in many places.

    A timeline of thousands of steps repeats its exercises.
    """
    return _text(value, {})


def decode(kind: type[T], value: object, place: str = "") -> T:
    """Return the value of this kind that `encode` made JSON of. Unknown keys are passed over.

    Args:
        kind: a dataclass of plain values, enums, tuples, frozen sets, dataclasses and None.
        value: what `json.loads` returned.
        place: how a fault is to name where the value stands.

    Raises:
        CodecError: something is missing, or is not of its kind.
    """
    decoded: T = _decode(kind, value, place)
    return decoded


def _text(value: object, known: dict[int, str]) -> str:
    """Write a value; `known` has the texts of all that is made of parts, by identity."""
    if isinstance(value, str):
        return _quoted(str(value))
    if type(value) is int:
        return str(value)
    kind: Any = type(value)
    plan = _plan(kind)
    if plan is None and not isinstance(value, tuple):
        return json.dumps(encode(value))
    text = known.get(id(value))
    if text is not None:
        return text
    if isinstance(value, tuple):
        text = f"[{', '.join([_text(part, known) for part in value])}]"
    else:
        parts = [
            f"{key}: {_text(part, known)}"
            for name, key, usual in plan or ()
            if (part := getattr(value, name)) is not usual and part != usual
        ]
        text = f"{{{', '.join(parts)}}}"
    known[id(value)] = text
    return text


@cache
def _plan(kind: type) -> tuple[tuple[str, str, object], ...] | None:
    """Return the name of each field, as text and as JSON, with its default; None of other kinds."""
    if not is_dataclass(kind):
        return None
    return tuple((field.name, json.dumps(field.name), _default(field)) for field in fields(kind))


def _default(field: "Field[Any]") -> object:
    # MISSING equals no value, so a field without a default is always written.
    return field.default


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _decode(kind: Any, value: object, place: str) -> Any:
    if isinstance(kind, UnionType):
        if value is None:
            return None
        (kind,) = (option for option in get_args(kind) if option is not NoneType)
    if get_origin(kind) in (tuple, frozenset):
        parts = _decode_tuple(get_args(kind)[0], value, place)
        return parts if get_origin(kind) is tuple else frozenset(parts)
    if is_dataclass(kind):
        return _decode_fields(kind, value, place)
    if issubclass(kind, StrEnum):
        return _decode_choice(kind, value, place)
    return _decode_plain(kind, value, place)


def _decode_tuple(part: Any, value: object, place: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise CodecError(f"{place}: a list is needed, not {_short(value)}")
    return tuple(_decode(part, item, f"{place}[{n}]") for n, item in enumerate(value))


def _decode_fields(kind: Any, value: object, place: str) -> Any:
    if not isinstance(value, dict):
        raise CodecError(f"{place}: an object is needed, not {_short(value)}")
    found: dict[str, Any] = {}
    for field in fields(kind):
        where = f"{place}.{field.name}" if place else field.name
        if field.name in value:
            found[field.name] = _decode(_hints(kind)[field.name], value[field.name], where)
        elif field.default is MISSING:
            raise CodecError(f"{where}: this is missing")
    try:
        return kind(**found)
    except ValueError as fault:
        raise CodecError(f"{place}: {fault}") from None


def _decode_choice(kind: type[StrEnum], value: object, place: str) -> StrEnum:
    try:
        return kind(str(value))
    except ValueError:
        choices = ", ".join(kind)
        raise CodecError(f"{place}: {_short(value)} is none of {choices}") from None


def _decode_plain(kind: Any, value: object, place: str) -> Any:
    if kind is float and type(value) is int:
        value = float(value)
    if type(value) is not kind or not _possible(value):
        raise CodecError(f"{place}: {kind.__name__} is needed, not {_short(value)}")
    return value


def _possible(value: object) -> bool:
    """Whether every database and every other JSON reader can hold the value as well."""
    if isinstance(value, str):
        return not any("\ud800" <= letter <= "\udfff" for letter in value)
    if isinstance(value, float):
        return math.isfinite(value)
    return not isinstance(value, int) or abs(value) <= MOST


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:37] + "..."
