"""Tries for a moment to keep the machine awake, and tells by which ways that works."""

from runlift_tui.cli.doctor_report import AwakeMethod, AwakeReport
from runlift_tui.cli.patience import within

ANSWER = 4.0
"""Seconds that the system has: a D-Bus service that never answers is given up after two."""


def try_awake() -> AwakeReport:
    """Return every way that this platform has, in the order in which they are tried."""
    return within(ANSWER, _tried) or AwakeReport(None)


def _tried() -> AwakeReport:
    from wakepy import keep

    with keep.presenting(on_fail="pass") as mode:
        results = mode.result.list_methods()
    methods = (AwakeMethod(r.method_name, r.success, _plain(r.failure_reason)) for r in results)
    return AwakeReport(mode.result.success, tuple(methods))


def _plain(reason: str) -> str:
    """Leave out which call failed, with all its arguments."""
    return reason.rpartition("failed with message: ")[2].removesuffix('")')
