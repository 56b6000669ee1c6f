"""How the builder is laid out, at each size. It holds no colours but the theme's."""

BUILDER_CSS = """
BuilderScreen {
    align: center top;
    background: $background;

    #sheet { width: 100%; max-width: 132; height: 1fr; padding: 1 2 0 2; }
    #head { height: 2; color: $text-accent; text-style: bold; }
    #short { width: 100%; padding: 0 1; background: $panel; text-style: bold; }
    #caret { height: 1; padding: 0 1; color: $text-error; text-style: bold; }
    #say { height: 3; padding: 0 1; color: $text-muted; }
    &.-wrong #say { color: $text-error; }

    #kinds { padding: 0 1; margin-bottom: 1; }
    #fields { layout: grid; grid-size: 3; grid-gutter: 0 2; height: auto; padding: 0 1; }
    FigureField { height: 1; }
    FigureField Label { width: 11; }
    #fields Input { width: 1fr; background: $panel; padding: 0 1; }
    #fields Input:focus { background: $surface; text-style: bold; }
    FigureField.-wrong Label { color: $text-error; text-style: bold; }
    FigureField.-off { visibility: hidden; }

    #bar { height: 1fr; max-height: 8; margin: 1 0 0 0; background: $panel; }
    #key { height: 1; margin-top: 1; }
    #guide { height: auto; margin-top: 1; padding: 0 1;
        link-style: none; link-color: $foreground; link-color-hover: $foreground;
        link-background-hover: $panel; link-style-hover: bold; }
    #guide { display: none; }
    &.-wrong #bar, &.-wrong #key { opacity: 35%; }
}

BuilderScreen.-tall {
    #sheet { max-width: 164; }
    #bar { min-height: 5; max-height: 16; }
    #fields { grid-gutter: 1 2; }
    #guide { display: block; }
}

BuilderScreen.-low {
    #sheet { padding: 0 1; }
    #head { height: 1; }
    #say { height: 1; }
    #kinds { margin: 0; }
    #bar, #key { margin: 0; }
    #fields { padding: 0; }
    #short, #caret, #say, #kinds { padding: 0; }
}

BuilderScreen.-low.-misread {
    #kinds, #fields { display: none; }
    #say { height: 4; }
}

BuilderScreen.-narrow {
    #fields { grid-gutter: 0 1; }
    FigureField Label { width: 7; }
    #fields Input { padding: 0; }
}
"""
