"""The journal's tables, as numbered migrations; a migration that was released never changes.

Moments are milliseconds since 1970 in UTC for a session, and since its start for a step. The
current figures of a step stand in `step`; what a correction replaced stands in `correction`,
and what the athlete changed of the plan on the floor in `change`.
"""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT",
        """
        CREATE TABLE session (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL UNIQUE,
            routine TEXT NOT NULL,
            title TEXT NOT NULL,
            file_hash TEXT NOT NULL,
            started INTEGER NOT NULL,
            zone INTEGER NOT NULL,
            planned INTEGER NOT NULL,
            elapsed INTEGER NOT NULL DEFAULT 0,
            paused INTEGER NOT NULL DEFAULT 0,
            ending TEXT,
            note TEXT NOT NULL DEFAULT '',
            deleted INTEGER
        ) STRICT
        """,
        "CREATE INDEX session_by_start ON session (started)",
        """
        CREATE TABLE step (
            session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
            turn INTEGER NOT NULL,
            number INTEGER NOT NULL,
            kind TEXT NOT NULL,
            block INTEGER NOT NULL REFERENCES word,
            round INTEGER NOT NULL,
            rounds INTEGER NOT NULL,
            bout INTEGER NOT NULL,
            bouts INTEGER NOT NULL,
            exercise INTEGER REFERENCES word,
            side TEXT,
            warm_up INTEGER NOT NULL,
            started INTEGER NOT NULL,
            planned INTEGER NOT NULL,
            shortest INTEGER NOT NULL,
            added INTEGER NOT NULL DEFAULT 0,
            elapsed INTEGER NOT NULL DEFAULT 0,
            paused INTEGER NOT NULL DEFAULT 0,
            outcome TEXT,
            reps_low INTEGER,
            reps_high INTEGER,
            goal INTEGER NOT NULL,
            reps INTEGER,
            plan_low REAL,
            plan_high REAL,
            plan_unit TEXT,
            load_low REAL,
            load_high REAL,
            load_unit TEXT,
            effort REAL,
            effort_scale TEXT,
            assumed INTEGER NOT NULL DEFAULT 0,
            counts INTEGER NOT NULL DEFAULT 0,
            note TEXT NOT NULL DEFAULT '',
            PRIMARY KEY (session, turn)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX step_by_exercise ON step (exercise, session) WHERE counts",
        """
        CREATE TABLE correction (
            session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
            turn INTEGER,
            field TEXT NOT NULL,
            old TEXT NOT NULL,
            new TEXT NOT NULL,
            at INTEGER NOT NULL
        ) STRICT
        """,
        "CREATE INDEX correction_by_session ON correction (session)",
        """
        CREATE TABLE running (
            session INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
            timeline TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE standing (
            session INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
            state TEXT NOT NULL,
            seen INTEGER NOT NULL
        ) STRICT
        """,
    ),
    (
        "ALTER TABLE step ADD COLUMN replaces INTEGER REFERENCES word",
        "ALTER TABLE step ADD COLUMN laps TEXT NOT NULL DEFAULT ''",
        """
        CREATE TABLE change (
            session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
            at INTEGER NOT NULL,
            what TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX change_by_session ON change (session)",
    ),
)
"""The n-th brings a journal of version n - 1 to version n."""
