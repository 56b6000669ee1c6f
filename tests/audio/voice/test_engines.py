"""Each engine really speaks, gets its text safely, and makes way for the next when broken."""

import json
import shutil
import stat
import sys
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from runlift_tui.audio.voice import engines
from runlift_tui.audio.voice.engines import (
    CommandVoice,
    VoiceError,
    bundled_espeak,
    espeak_ng,
    find_engine,
    installed_engines,
    say,
    system_speech,
)
from runlift_tui.audio.voice.recording import wav_of
from tests.audio.voice.fakes import hum

needs_espeak = pytest.mark.skipif(
    not shutil.which("espeak-ng"), reason="espeak-ng is not installed here"
)
needs_loader = pytest.mark.skipif(
    not find_spec("espeakng_loader"), reason="the extra `voice` is not installed here"
)
posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are POSIX scripts")

NASTY = '"; rm -rf x; $(touch x) %PATH% -w x\n[[' + "'"

STAND_IN = """#!{python}
import json, os, sys
text = os.environ.get("RUNLIFT_VOICE_TEXT") or sys.stdin.buffer.read().decode()
with open({seen!r}, "w") as seen:
    json.dump({{"argv": sys.argv[1:], "text": text}}, seen)
wav = open({wav!r}, "rb").read()
if "-o" in sys.argv:
    open(sys.argv[sys.argv.index("-o") + 1], "wb").write(wav)
else:
    sys.stdout.buffer.write(wav)
"""


class StandIn:
    """A command on the path that takes an engine's place and remembers what it was given."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.wav = folder / "answer.wav"
        self.seen = folder / "seen.json"
        self.wav.write_bytes(wav_of(hum(0.5)))
        monkeypatch.setenv("PATH", str(folder))

    def install(self, name: str, script: str = STAND_IN) -> None:
        path = self.folder / name
        values = {"python": sys.executable, "seen": str(self.seen), "wav": str(self.wav)}
        path.write_text(script.format(**values))
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    @property
    def given(self) -> dict[str, object]:
        given = json.loads(self.seen.read_text())
        assert isinstance(given, dict)
        return given


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    return StandIn(tmp_path, monkeypatch)


@needs_espeak
def test_espeak_ng_speaks_longer_for_longer_texts() -> None:
    texts = ("Left", "Bulgarian split squat, left", "Next: Bulgarian split squat, left leg, twelve")
    spoken = [espeak_ng(175).synthesise(text) for text in texts]
    assert all(one.rate == 22_050 and np.abs(one.samples).max() > 3_000 for one in spoken)
    assert all(len(a.samples) < len(b.samples) for a, b in pairwise(spoken))


@needs_espeak
def test_espeak_ng_speaks_slower_at_a_lower_rate() -> None:
    text = "Bulgarian split squat, left"
    slow, fast = (len(espeak_ng(rate).synthesise(text).samples) for rate in (120, 240))
    assert slow > 1.4 * fast


@needs_espeak
def test_a_text_that_looks_like_a_command_is_only_spoken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert espeak_ng(175).synthesise(NASTY).samples.any()
    assert list(tmp_path.iterdir()) == []


@needs_espeak
def test_a_text_without_a_word_is_an_error_and_no_silence() -> None:
    with pytest.raises(VoiceError, match="espeak-ng"):
        espeak_ng(175).synthesise(" ")


@needs_loader
def test_the_bundled_espeak_speaks() -> None:
    spoken = bundled_espeak(175).synthesise("Bulgarian split squat, left")
    assert spoken.rate == 22_050
    assert np.abs(spoken.samples).max() > 3_000


@needs_loader
def test_the_bundled_espeak_speaks_where_its_data_lies_deep(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = find_spec("espeakng_loader")
    assert found is not None
    assert found.origin
    deep = tmp_path / ("deep" * 20) / ("deeper" * 20)
    shutil.copytree(Path(found.origin).parent, deep / "espeakng_loader")
    assert len(str(deep)) > 160
    root = Path(engines.__file__).parents[3]
    monkeypatch.setenv("PYTHONPATH", f"{deep}:{root}")
    assert bundled_espeak(175).synthesise("Left").samples.any()


@posix
@pytest.mark.parametrize(
    ("name", "engine"),
    [("say", say(175)), ("powershell", system_speech(175)), ("espeak-ng", espeak_ng(175))],
)
def test_no_engine_sees_the_text_in_its_command_line(
    stand_in: StandIn, name: str, engine: CommandVoice
) -> None:
    stand_in.install(name)
    spoken = engine.synthesise(NASTY)
    assert np.array_equal(spoken.samples, hum(0.5).samples)
    assert stand_in.given["text"] == NASTY
    assert NASTY not in str(stand_in.given["argv"])


def test_words_a_minute_become_the_steps_of_windows() -> None:
    steps = [system_speech(rate).variables["RUNLIFT_VOICE_RATE"] for rate in (20, 60, 180, 540)]
    assert steps == ["-10", "-10", "0", "10"]


@posix
@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        ("#!/bin/sh\necho the data is gone >&2; exit 3", "espeak-ng did not speak: the data is"),
        ("#!/bin/sh\nexit 3", "espeak-ng did not speak: it ended with code 3"),
        ("#!/bin/sh\n:", "espeak-ng did not speak: no WAV file"),
        ("no program", "espeak-ng did not speak: "),
    ],
)
def test_a_broken_engine_is_named_with_its_reason(
    stand_in: StandIn, script: str, sentence: str
) -> None:
    stand_in.install("espeak-ng", script)
    with pytest.raises(VoiceError, match=f"^{sentence}"):
        espeak_ng(175).synthesise("Left")


@posix
def test_an_engine_that_hangs_is_ended(stand_in: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "TIME_LIMIT", 0.2)
    stand_in.install("espeak-ng", "#!/bin/sh\nexec /bin/sleep 60")
    with pytest.raises(VoiceError, match=r"took over 0\.2 seconds"):
        espeak_ng(175).synthesise("Left")


@posix
def test_a_broken_engine_makes_way_for_the_next_and_is_named(
    stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        engines, "installed_engines", lambda rate: iter((say(rate), espeak_ng(rate)))
    )
    stand_in.install("say", "#!/bin/sh\nexit 1")
    stand_in.install("espeak-ng")
    found = find_engine()
    assert found.engine == espeak_ng(175)
    assert found.faults == ("say did not speak: it ended with code 1",)


@posix
def test_the_preferred_engine_comes_first_and_a_missing_one_is_named(
    stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        engines, "installed_engines", lambda rate: iter((say(rate), espeak_ng(rate)))
    )
    stand_in.install("say")
    stand_in.install("espeak-ng")
    assert find_engine("espeak-ng").engine == espeak_ng(175)
    missing = find_engine("parrot", rate=150)
    assert missing.engine == say(150)
    assert missing.faults == ('the voice "parrot" is not on this machine',)


def test_a_machine_without_engines_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "installed_engines", lambda _: iter(()))
    found = find_engine()
    assert found.engine is None
    assert "install espeak-ng" in found.faults[0]


@pytest.mark.parametrize(
    ("platform", "names"),
    [
        ("darwin", ["say", "espeak-ng", "espeakng-loader"]),
        ("win32", ["System.Speech", "espeak-ng", "espeakng-loader"]),
        ("linux", ["espeak-ng", "espeakng-loader"]),
    ],
)
def test_the_engines_come_in_their_order(
    monkeypatch: pytest.MonkeyPatch, platform: str, names: list[str]
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr(engines, "which", lambda name: name)
    monkeypatch.setattr(engines, "find_spec", lambda _: object())
    assert [engine.name for engine in installed_engines()] == names
