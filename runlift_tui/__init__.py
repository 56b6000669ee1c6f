"""A gym-floor timer in the terminal: strength routines, interval timers and rests."""

__version__ = "0.1.0"
