"""Sound: the mixer, the outputs that play it, and the announcer that schedules a session's cues."""
