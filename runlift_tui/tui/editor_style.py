"""How the routine editor is laid out, at each size. It holds no colours but the theme's."""

NARROW = 64
"""Columns below which the outline and the form take turns."""

WIDTHS = [(0, "-narrow"), (NARROW, "-beside"), (104, "-wide"), (150, "-widest")]
"""From 104 columns on the outline is wider, from 150 on the preview stands beside the form."""

EDITOR_CSS = """
EditorScreen {
    #bar { padding: 0 2; height: auto; background: $surface; color: $text-muted; }
    #body { height: 1fr; }

    #outline { width: 36; height: 1fr; padding: 1 0 0 0; }
    #outline > .option-list--option { padding: 0 2; }

    #filling { width: 1fr; height: 1fr; padding: 1 2 0 2; background: $surface; }
    #form-head { color: $text-accent; text-style: bold; height: 1; }
    #hint { color: $text-muted; height: 2; }
    .form { height: 1fr; max-width: 76; scrollbar-size-vertical: 1; display: none; }
    .form.-shown { display: block; }

    .row, .entry { height: auto; width: 100%; }
    .row.-opens { margin-top: 1; }
    .row Label { width: 12; color: $text-muted; }
    .row.-here Label { color: $text-accent; text-style: bold; }
    .row Input, .row Page, .row Choice { width: 1fr; background: $panel; padding: 0 1; }
    .row Choice { height: 1; background: transparent; }
    .row Page { height: auto; min-height: 1; max-height: 8; color: $foreground; }
    .row Input:focus, .row Page:focus { background: $background; }
    .row Choice:focus { background: $background; text-style: bold; }
    .wrong { color: $text-error; padding-left: 13; height: auto; }
    .wrong.-none { display: none; }

    #preview { display: none; width: 1fr; height: 1fr; padding: 1 1 0 3; }
    #preview-text { height: auto; padding: 0 2 1 0; }
    #preview-scroll { height: 1fr; max-width: 80; scrollbar-size-vertical: 1; }
}

EditorScreen.-wide #outline { width: 46; }

EditorScreen.-widest {
    #outline { width: 48; }
    #filling { width: 1fr; max-width: 80; padding: 1 3 0 3; }
    #preview { display: block; }
}

EditorScreen.-narrow {
    #outline { width: 1fr; }
    #filling { display: none; }
}

EditorScreen.-narrow.-filling {
    #outline { display: none; }
    #filling { display: block; }
}

EditorScreen.-low {
    #outline { padding: 0; }
    #filling { padding: 0 2; }
    #hint { height: 1; }
    .row.-opens { margin-top: 0; }
}
"""
