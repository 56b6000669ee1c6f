"""How the home screen is laid out, at each size. It holds no colours but the theme's."""

HOME_CSS = """
HomeScreen {
    background: $background;

    Wordmark { height: auto; padding: 0 2; }
    #body { height: 1fr; }

    #choose { width: 2fr; min-width: 38; max-width: 62; padding: 1 1 0 0; }
    #head { padding: 0 2; height: 1; color: $text-accent; text-style: bold; }
    #routines { height: 1fr; }
    #faults {
        display: none;
        padding: 0 2;
        link-style: none;
        link-color: $text-error;
        link-color-hover: $text-error;
        link-background-hover: $panel;
        link-style-hover: bold;
    }

    #preview { width: 3fr; background: $surface; padding: 1 1 0 3; align-horizontal: center; }
    #page { max-width: 96; }
    #preview-head {
        height: auto;
        padding: 0 2 0 0;
        link-style: bold;
        link-color: $background;
        link-background: $accent;
        link-color-hover: $background;
        link-background-hover: $foreground;
        link-style-hover: bold;
    }
    #deeds {
        height: auto;
        padding: 0 2 1 0;
        color: $text-muted;
        link-style: none;
        link-color: $text-muted;
        link-color-hover: $foreground;
        link-background-hover: $panel;
        link-style-hover: bold;
    }
    #preview-scroll { height: 1fr; scrollbar-size-vertical: 1; }
    #preview-text { height: auto; padding: 0 1 1 0; }
}

HomeScreen.-tall {
    Wordmark { padding: 1 3; }
    #choose { padding: 0 1 0 0; }
    #head, #faults { padding: 0 3; }
    PickList > .option-list--option { padding: 0 3; }
    QuickPanel { padding: 1 3; }
    #preview { padding: 2 2 0 4; }
}

HomeScreen.-low {
    QuickPanel, #head, #deeds { display: none; }
    #choose { padding: 0; }
    #preview { padding: 0 0 0 2; }
    #preview-head { padding: 0 2 0 0; }
}

HomeScreen.-narrow {
    #choose { width: 1fr; max-width: 100%; }
    #preview { display: none; }
}

HomeScreen.-narrow.-reading {
    #choose { display: none; }
    #preview { display: block; width: 1fr; }
}

HomeScreen.-narrow.-tall {
    #body { layout: vertical; }
    #choose { height: 1fr; width: 100%; max-height: 40; display: block; }
    #preview { display: block; width: 100%; height: 1fr; }
}
"""
