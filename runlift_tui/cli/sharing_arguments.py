"""The command line's grammar of export and import. It imports their parts only when one runs."""

import argparse
from pathlib import Path
from typing import Any


def add_sharing(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the two commands."""
    export = commands.add_parser(
        "export",
        help="write a routine to a file to send, or all that was recorded",
        usage="runlift export NAME [OUT] [--force]\n"
        "       runlift export [--format json|csv] [OUT] [--force]",
        description="With the NAME of a routine it writes that routine's file. Without one, or "
        "with --format or an OUT that ends in .json or .csv, it writes the whole journal.",
    )
    export.add_argument("what", nargs="?", metavar="NAME", help="a name from 'runlift list'")
    export.add_argument(
        "out",
        nargs="?",
        type=Path,
        metavar="OUT",
        help="the file, or - for standard output (default: NAME.toml here; of the journal: -)",
    )
    export.add_argument("--format", choices=("json", "csv"), help="of the journal (default: json)")
    export.add_argument("--force", action="store_true", help="replace a file that is there")
    export.set_defaults(run=_export)
    taking_in = commands.add_parser("import", help="take in a routine or a journal from a file")
    taking_in.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="what 'runlift export' wrote, a routine file, or an export as JSON of "
        "Just Another Workout Timer or OpenHIIT",
    )
    taking_in.add_argument(
        "--as", dest="name", metavar="NAME", help="what the routine is to be called"
    )
    taking_in.set_defaults(run=_import)


def _export(arguments: argparse.Namespace) -> int:
    from runlift_tui.cli.sharing import export_any
    from runlift_tui.places import find_places

    a = arguments
    return export_any(find_places(), a.what, a.out, a.format, force=a.force)


def _import(arguments: argparse.Namespace) -> int:
    from runlift_tui.cli.sharing import import_any
    from runlift_tui.places import find_places

    return import_any(find_places(), arguments.file, arguments.name)
