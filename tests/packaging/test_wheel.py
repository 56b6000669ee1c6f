"""The wheel holds the package with its sounds and routines, and nothing else."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "build",
            "--no-isolation",
            "--wheel",
            "--outdir",
            str(folder),
            str(ROOT),
        ],
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_every_module_sound_and_routine_of_the_checkout(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    modules = {p.relative_to(ROOT).as_posix() for p in (ROOT / "runlift_tui").rglob("*.py")}
    sounds = {f"runlift_tui/sounds/{p.name}" for p in (ROOT / "sounds").glob("*.wav")}
    routines = {f"runlift_tui/routines/{p.name}" for p in (ROOT / "routines").glob("*.toml")}
    assert sounds
    assert routines
    assert modules | sounds | routines <= names
    assert {name.partition("/")[0] for name in names} == {"runlift_tui", _metadata(names)}


def test_the_wheel_run_from_its_own_folder_finds_its_routines(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    ran = subprocess.run(
        [sys.executable, "-m", "runlift_tui", "list"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "total-body" in ran.stdout


def _metadata(names: set[str]) -> str:
    return next(top for name in names if (top := name.partition("/")[0]).endswith(".dist-info"))
