"""The full-screen front end. It never decides what a session does, and never reads a clock."""
