"""The front end without a screen: one printed line per event, one typed line per command."""
