"""What `make` needs from a bare machine: the lock with hashes and without addresses, and a word where Python lacks venv."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = ["requirements.lock", "bootstrap.lock"]


def requirements(lock):
    """Each locked requirement with its hashes, comments left out."""
    text = "\n".join(
        line for line in (ROOT / lock).read_text("utf-8").splitlines() if not line.lstrip().startswith("#")
    )
    return re.split(r"\n(?=\S)", text.replace("\\\n", " ").strip())


def name(requirement):
    """Its name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", re.match(r"[A-Za-z0-9._-]+", requirement).group()).lower()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_its_hashes_and_no_address(lock):
    lines = requirements(lock)
    assert lines
    for line in lines:
        assert re.match(r"[a-z0-9._-]+(\[[a-z,-]+\])?==\S+", line, re.IGNORECASE), line
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", line), line
        assert "://" not in line
        assert "index" not in line.split("--hash")[0]
    assert "://" not in (ROOT / lock).read_text("utf-8")


def test_what_the_project_asks_for_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    assert {name(one) for one in asked} <= {name(one) for one in requirements(LOCKS[0])}


@pytest.fixture
def bare(tmp_path):
    """A folder with what `make setup` reads, a Python without venv, and an apt-get that only notes that it was called."""
    for name in ("Makefile", "pyproject.toml", *LOCKS):
        shutil.copy(ROOT / name, tmp_path)
    tools = tmp_path / "tools"
    tools.mkdir()
    program(tools / "python", f'case "$2" in *ensurepip*) exit 1;; esac; exec {sys.executable} "$@"')
    program(tools / "apt-get", f'echo "$@" >> {tmp_path}/asked')
    return tmp_path


def program(path, body):
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


def setup(folder, *, user):
    program(folder / "tools" / "id", f"echo {user}")
    return subprocess.run(
        ["make", "setup", f"PYTHON={folder}/tools/python", "BIN=none"],
        cwd=folder,
        env={"PATH": f"{folder}/tools:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_without_venv_a_plain_user_is_told_what_to_install(bare):
    run = setup(bare, user=1000)
    assert run.returncode != 0
    assert "sudo apt install python3-venv" in run.stdout
    assert not (bare / "asked").exists()
    assert not (bare / ".venv").exists()


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_without_venv_root_gets_it_installed(bare):
    program(
        bare / "tools" / "python",
        f'case "$*" in *ensurepip*) exit 1;; *-m\\ venv*) exit 3;; esac; exec {sys.executable} "$@"',
    )
    setup(bare, user=0)
    assert (bare / "asked").read_text("utf-8").splitlines() == ["update -q", "install -y -q python3-venv"]


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_an_old_python_is_told_so(bare):
    program(bare / "tools" / "python", 'case "$1" in --version) echo Python 3.9.2;; *) exit 1;; esac')
    run = setup(bare, user=1000)
    assert run.returncode != 0
    assert "Python 3.11 or newer is needed: Python 3.9.2" in run.stdout
