"""Changes single values in a TOML text that a person wrote; comments and layout stay.

It never guesses: text that would not come back exactly is not touched.
"""

from collections.abc import Mapping
from typing import TypeAlias

Changes: TypeAlias = Mapping[tuple[str, ...], object]
"""Key paths to their new values; None takes the key out."""


def edit_toml(text: str, changes: Changes) -> str:
    """Return the text with `changes` made.

    Raises:
        ValueError: the layout would not survive.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        if tomlkit.dumps(document) != text:
            raise ValueError("its layout would not survive")
        for (*tables, key), value in changes.items():
            table = document
            for name in tables:
                if not isinstance(table.get(name), dict):
                    table[name] = tomlkit.table()
                table = table[name]
            if value is None:
                table.remove(key)
            else:
                table[key] = value
        return tomlkit.dumps(document)
    except TOMLKitError as error:
        raise ValueError(f"it cannot be changed: {error}") from error
