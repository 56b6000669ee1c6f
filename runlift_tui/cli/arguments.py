"""The command line's grammar. It imports the parts of a command only when that command runs."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from runlift_tui import __version__
from runlift_tui.cli.figures import count, day, lasting, rounds, routine_name, speed, step, wave
from runlift_tui.cli.fit_arguments import add_fit
from runlift_tui.cli.interval_arguments import describe_interval
from runlift_tui.cli.sharing_arguments import add_sharing
from runlift_tui.engine.quick import TABATA_REST, TABATA_ROUNDS, TABATA_WORK
from runlift_tui.engine.routine import GET_READY, REP_PACE
from runlift_tui.engine.units import HOUR, MINUTE, SECOND, duration_text

if TYPE_CHECKING:
    from runlift_tui.cli.doors import Front

AUDIO = ("auto", "miniaudio", "simpleaudio", "silent")


def read_arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """Return the options of the command, with `run` being what runs it.

    Raises:
        SystemExit: code 2 for wrong usage, 0 after help or version; both have said so.
    """
    parser = _Parser(
        prog="runlift",
        description="A gym-floor timer: follow a routine, run an interval timer, time a rest.",
        epilog="Without a command it opens the home screen.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    _sound_options(parser)
    parser.set_defaults(run=_home, audio="auto", plain=False, speed=None, resume=False)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    _add_train(commands)
    _add_rest(commands)
    _add_tabata(commands)
    _add_interval(commands)
    _add_catalog(commands)
    _add_history(commands)
    add_sharing(commands)
    _add_render(commands)
    _add_doctor(commands)
    return parser.parse_args(argv)


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong, and where help is."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\nTry '{self.prog} --help'.\n")


_Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse gives its type no other name


def _add_train(commands: "_Commands[_Parser]") -> None:
    train = commands.add_parser("train", help="follow a routine")
    train.add_argument("routine", metavar="ROUTINE", help="a name from 'runlift list', or a file")
    train.add_argument(
        "--from",
        dest="first",
        type=step,
        default=0,
        metavar="STEP",
        help="begin at this step of 'runlift show ROUTINE', counted from 0",
    )
    train.add_argument(
        "--resume",
        action="store_true",
        help="go on with the newest session of this routine that was cut off",
    )
    add_fit(train)
    _front_options(train)
    train.set_defaults(run=_train)


def _add_rest(commands: "_Commands[_Parser]") -> None:
    rest = commands.add_parser("rest", help="time rests: the big key starts the next")
    rest.add_argument(
        "duration",
        nargs="?",
        type=lasting(SECOND, HOUR),
        default=30 * SECOND,
        metavar="DURATION",
        help="30, 30s, 1m30s or 1:30 (default: 30s)",
    )
    _sound_options(rest)
    rest.set_defaults(run=_rest)


def _add_tabata(commands: "_Commands[_Parser]") -> None:
    tabata = commands.add_parser("tabata", help="work and rest in turn, 20 s on and 10 s off")
    for name, duration, shortest, longest in (
        ("work", TABATA_WORK, SECOND, HOUR),
        ("rest", TABATA_REST, 0, HOUR),
        ("get-ready", GET_READY, 0, MINUTE),
    ):
        tabata.add_argument(
            f"--{name}",
            type=lasting(shortest, longest),
            default=duration,
            metavar="DURATION",
            help=f"default: {duration_text(duration)}",
        )
    tabata.add_argument(
        "--rounds", type=rounds, default=TABATA_ROUNDS, metavar="N", help="default: %(default)s"
    )
    _front_options(tabata)
    tabata.set_defaults(run=_tabata)


def _add_interval(commands: "_Commands[_Parser]") -> None:
    interval = commands.add_parser("interval", help="run any interval timer, such as 8x20s/10s")
    describe_interval(interval)
    _front_options(interval)
    interval.set_defaults(run=_interval)


def _add_catalog(commands: "_Commands[_Parser]") -> None:
    listing = commands.add_parser("list", help="name the routines there are")
    listing.set_defaults(run=_list)
    show = commands.add_parser("show", help="print a routine's steps")
    show.add_argument("routine", metavar="ROUTINE", help="a name from 'runlift list', or a file")
    add_fit(show)
    show.set_defaults(run=_show)
    check = commands.add_parser("check", help="find every fault in routine files")
    check.add_argument("files", nargs="+", metavar="FILE")
    check.set_defaults(run=_check)
    for command in (listing, show, check):
        command.add_argument("--json", action="store_true", help="print JSON")
    new = commands.add_parser("new", help="start a routine of your own from a template")
    new.add_argument("name", type=routine_name, metavar="NAME", help="what to call it: leg-day")
    new.add_argument("--edit", action="store_true", help="open it in $VISUAL or $EDITOR")
    new.set_defaults(run=_new)


def _add_history(commands: "_Commands[_Parser]") -> None:
    history = commands.add_parser("history", help="tell what was done in earlier sessions")
    history.add_argument("--json", action="store_true", help="print JSON")
    history.add_argument("--routine", metavar="NAME", help="only sessions of this routine")
    history.add_argument("--since", type=day, metavar="DAY", help="from this day on: 2026-03-01")
    history.add_argument(
        "--limit",
        type=count,
        default=50,
        metavar="N",
        help="sessions at most (default: %(default)s)",
    )
    history.set_defaults(run=_history)


def _add_render(commands: "_Commands[_Parser]") -> None:
    render = commands.add_parser("render", help="write a routine's sound to a WAV file")
    render.add_argument("routine", metavar="ROUTINE", help="a name from 'runlift list', or a file")
    render.add_argument(
        "wave", type=wave, metavar="OUT.wav", help="the file; its chapters go to OUT.cue"
    )
    render.add_argument(
        "--pace",
        type=lasting(SECOND // 2, MINUTE),
        default=REP_PACE,
        metavar="DURATION",
        help="how long a repetition without a tempo lasts (default: 3s)",
    )
    render.add_argument("--no-voice", action="store_true", help="only the beeps")
    render.add_argument("--force", action="store_true", help="replace files that are there")
    render.set_defaults(run=_render)


def _add_doctor(commands: "_Commands[_Parser]") -> None:
    doctor = commands.add_parser("doctor", help="play each sound, and tell how all is set up")
    doctor.add_argument("--json", action="store_true", help="print JSON")
    _sound_options(doctor)
    doctor.set_defaults(run=_doctor)


def _front_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--plain", action="store_true", help="print a line per event; no screen")
    command.add_argument(
        "--speed",
        type=speed,
        metavar="N",
        help="rehearse N times faster, without sound; repetitions end by themselves",
    )
    _sound_options(command)


def _sound_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--no-sound",
        dest="audio",
        action="store_const",
        const="silent",
        default=argparse.SUPPRESS,
        help="play nothing",
    )
    command.add_argument(
        "--audio",
        choices=AUDIO,
        default=argparse.SUPPRESS,
        help="what plays the sounds (default: auto)",
    )


def _home(arguments: argparse.Namespace) -> int:
    from runlift_tui.cli import doors

    return doors.home(_front(arguments))


def _train(arguments: argparse.Namespace) -> int:
    from runlift_tui.cli import doors

    a = arguments
    return doors.train(_front(a), a.routine, a.first, a.fit)


def _rest(arguments: argparse.Namespace) -> int:
    from runlift_tui.cli import doors

    return doors.rest(_front(arguments), arguments.duration)


def _tabata(arguments: argparse.Namespace) -> int:
    from runlift_tui.cli import doors

    a = arguments
    return doors.tabata(_front(a), a.work, a.rest, a.rounds, a.get_ready)


def _interval(arguments: argparse.Namespace) -> int:
    from runlift_tui.cli import doors

    return doors.interval(_front(arguments), " ".join(arguments.timer), arguments.get_ready)


def _front(arguments: argparse.Namespace) -> "Front":
    from runlift_tui.cli.doors import Front

    return Front(arguments.audio, arguments.plain, arguments.speed, arguments.resume)


def _list(arguments: argparse.Namespace) -> int:
    from runlift_tui.cli.catalog import list_command
    from runlift_tui.places import find_places

    return list_command(find_places(), arguments.json)


def _show(arguments: argparse.Namespace) -> int:
    from runlift_tui.cli.catalog import show_command
    from runlift_tui.places import find_places

    a = arguments
    return show_command(find_places(), a.routine, a.json, a.fit)


def _check(arguments: argparse.Namespace) -> int:
    from runlift_tui.cli.catalog import check_command

    return check_command(arguments.files, arguments.json)


def _new(arguments: argparse.Namespace) -> int:
    from runlift_tui.cli.new import new_command
    from runlift_tui.places import find_places

    return new_command(find_places(), arguments.name, arguments.edit)


def _history(arguments: argparse.Namespace) -> int:
    from runlift_tui.cli.history import history_command
    from runlift_tui.places import find_places

    a = arguments
    return history_command(find_places(), a.json, a.routine, a.since, a.limit)


def _render(arguments: argparse.Namespace) -> int:
    from runlift_tui.cli.render import render_command
    from runlift_tui.places import find_places

    a = arguments
    return render_command(find_places(), a.routine, a.wave, a.pace, not a.no_voice, force=a.force)


def _doctor(arguments: argparse.Namespace) -> int:
    from runlift_tui.cli.doctor import doctor_command
    from runlift_tui.places import find_places

    return doctor_command(find_places(), arguments.audio, as_json=arguments.json)
