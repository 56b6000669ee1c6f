"""Why a routine file was not changed, in words for its person; nothing was written then."""


class RoutineFileError(ValueError):
    """A routine file was not changed; the message says why, and what to do."""


class ChangedOutsideError(RoutineFileError):
    """The file is not what was opened: another program has changed or removed it."""


class NameTakenError(RoutineFileError):
    """There is a routine of this name."""


class BadNameError(RoutineFileError):
    """A file cannot be called so, here or on another system."""


class UnfitRoutineError(RoutineFileError):
    """The routine is none that a file may hold."""


class SpoiledLayoutError(RoutineFileError):
    """The change would spoil what a person wrote."""


class ShippedFileError(RoutineFileError):
    """The file came with the program, which never changes it."""


class NotWrittenError(RoutineFileError):
    """The system did not let the file be written."""
