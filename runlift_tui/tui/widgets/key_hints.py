"""The row at the bottom that says which keys do something now; a click on one does the same."""

from collections.abc import Mapping

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

GAP = "   "


class KeyHints(Static):
    """Shows, of the keys that work on its screen now, those it is told about."""

    ALLOW_SELECT = False
    auto_links = False

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)
        self._said = Content("")

    def say(self, words: Mapping[str, str]) -> None:
        """Show the keys of the bindings in `words`, in its order, each with its word."""
        found: dict[str, Content] = {}
        for node, binding, enabled, _ in self.screen.active_bindings.values():
            name = binding.id or ""
            if name in words and name not in found and enabled:
                key = f"{self.app.get_key_display(binding)} "
                action = f"{'app' if node is self.app else 'screen'}.{binding.action}"
                hint = Content.assemble((key, "bold"), words[name])
                found[name] = hint.stylize(Style.from_meta({"@click": action}))
        said = Content(GAP).join(found[name] for name in words if name in found)
        if not said.is_same(self._said):
            self._said = said
            self.update(said, layout=False)
