"""The floors of the house: imports go down only, each package stands on its own, and the cheap ones stay cheap."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent
PACKAGES = ("plans", "directives", "models", "notifications", "desk", "flows", "web", "cli")
HEAVY = ("prefect", "sqlalchemy", "sqlmodel", "apprise", "fastapi", "holidays")
PURE = ("plans", "directives")


def modules(package):
    """The importable modules of a package; migrations run under Alembic alone."""
    for file in sorted((ROOT / package).rglob("*.py")):
        parts = file.relative_to(ROOT).with_suffix("").parts
        if "migrations" not in parts:
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def fresh(code):
    """Run code in an interpreter that has imported nothing yet."""
    environment = os.environ | {
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PYTHONWARNINGS": "default",
    }
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120
    )


def test_imports_go_down_only(monkeypatch):
    """The contracts of pyproject.toml, kept by import-linter."""
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None) == 0


@cache
def imported(package):
    """All its modules, one after the other, in one such interpreter, which says what heavy it has then."""
    loaded = f"print(*[name for name in {HEAVY!r} if name in sys.modules])"
    return fresh(
        f"import importlib, sys\nfor name in {list(modules(package))!r}: importlib.import_module(name)\n{loaded}"
    )


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_imports_in_a_fresh_interpreter(package):
    """A module that leans on a floor above, or on luck, fails here."""
    done = imported(package)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("package", PURE)
def test_the_pure_floors_load_nothing_heavy(package):
    """Neither directly nor through another: the compiler runs where there is no database and no Prefect."""
    done = imported(package)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def test_no_module_hides_one_of_the_standard_library():
    """Prefect puts flows/ first on the path: a file there must bear no name of a package or of the standard library."""
    names = {file.stem for file in (ROOT / "flows").glob("*.py")} - {"__init__"}
    assert not names & (set(sys.stdlib_module_names) | set(PACKAGES) | set(HEAVY))


def test_the_vocabulary_knows_no_clock():
    """`now` and `today` are arguments everywhere below the edges."""
    calls = ("datetime.now(", "date.today(", "time.time(", "utcnow(")
    seen = [
        f"{file.relative_to(ROOT)}: {call}"
        for package in PURE
        for file in (ROOT / package).rglob("*.py")
        for call in calls
        if call in file.read_text("utf-8")
    ]
    assert not seen


def test_what_is_started_for_each_pdf_loads_little():
    """The vocabulary of problems takes longer to load than a paper of two pages to read."""
    done = fresh(
        "import sys, directives.formats.pdf_child, directives.formats.pdf_cut; print('pydantic' in sys.modules)"
    )
    assert done.stdout.split() == ["False"], done.stderr
