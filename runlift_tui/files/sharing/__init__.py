"""Routines that others made: in their own files, or in those of other timer apps.

Whatever such a file holds, it gives sound routines or a sentence on why not; it never prints.
"""
