"""Files that people read and write: routines and settings, in TOML.

It never prints, and never touches the journal or the sound.
"""
