"""The pure core: routines, timelines, sessions and their cues.

It reads no clock, opens no file, starts no thread and knows no screen: the time is an argument.
"""
