"""The text that a new routine starts from: a whole one, with a comment for each thing to change.

It never writes a file.
"""

_TEMPLATE = """\
# The routine {name}. Lines that start with # are notes for you; take them out or keep them.
# "runlift check FILE" tells every fault with its line; every key there is: docs/routine-files.md.

{title}
description = "What it is for, in a line"
get_ready = "10s"           # the countdown in front, 0s to 60s


# A block is a group of exercises. Without "kind" all sets of one come before the next.
[[block]]
title = "Warm-up"

[[block.exercise]]
name = "Easy jog"
work = "3m"                 # a time; "open" goes on until you press
counted = false             # warm-up and cool-down count for nothing


# A circuit does one set of each in turn, then all again. A superset does so without rests between.
[[block]]
title = "Strength"
kind = "circuit"
rounds = 2
rest = "15-30s"             # after each exercise
round_rest = "90s"          # after a round instead

[[block.exercise]]
name = "Split squat"
reps = "6-8"                # or just 8
each_side = true
tempo = "3-1-1-0"           # seconds to lower, pause, lift, pause; without it you count
load = "10-15 lb"           # or "12 kg", or "body weight"
equipment = ["2 dumbbells"]
how = ["Front shin upright", "Back knee towards the floor"]
easier = "Reverse lunge"

[[block.exercise]]
name = "Push-up"
reps = 10
how = ["Straight from head to heels"]
easier = "Push-up on the knees"


# An EMOM starts at the beginning of each minute; what is left of it is rest. Other kinds:
# "amrap" with cap = "12m", "for-time" with rounds = 5, "death-by" with one exercise.
[[block]]
title = "Finisher"
kind = "emom"
rounds = 4
interval = "1m"
accessory = true            # left out first when time is short

[[block.exercise]]
name = "Burpee"
reps = 8
"""


def template(name: str) -> str:
    """Return the text of a new routine of this name, which reads without a fault."""
    import tomli_w

    title = name.replace("-", " ").replace("_", " ").strip() or name
    titled = tomli_w.dumps({"title": title[:1].upper() + title[1:]})
    return _TEMPLATE.format(name=name, title=titled.strip())
