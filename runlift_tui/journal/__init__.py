"""What happened in every session, kept on disk; nothing here decides what a session does."""
