"""Programs of the system that read what no library does: run under a time limit, without a shell, in a folder that is deleted."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from plans.problems import Place, Problem, error


def missing(program: str, package: str, place: Place) -> list[Problem]:
    """An error that names the Debian package, if a program is not installed."""
    return [] if shutil.which(program) else [error("program-missing", place, program=program, package=package)]


@contextmanager
def working_folder() -> Iterator[Path]:
    """A folder that only this user can read and that is gone afterwards, whatever happens."""
    with TemporaryDirectory(prefix="dondoc-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def run(command: Sequence[str], folder: Path, seconds: int) -> tuple[int | None, str]:
    """The exit code (None: stopped after so many seconds with all that it had started) and what was printed."""
    environment = {
        **os.environ,
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LC_ALL": "C.UTF-8",
        "OMP_THREAD_LIMIT": "1",
    }
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        start_new_session=True,
    )  # fmt: skip
    try:
        printed, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        return None, ""
    finally:
        _end(process)
    return process.returncode, printed.decode("utf-8", "replace")[-4000:]


def run_python(module: str, arguments: Sequence[str], data: bytes, seconds: int) -> tuple[int | None, bytes]:
    """The exit code (None: stopped after so many seconds) and output of a module of ours that reads data from its input."""
    root = str(Path(__file__).resolve().parents[2])
    environment = {"PYTHONPATH": root, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"}
    process = subprocess.Popen(
        [sys.executable, "-m", module, *arguments], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        printed, _ = process.communicate(data, timeout=seconds)
    except subprocess.TimeoutExpired:
        return None, b""
    finally:
        _end(process)
    return process.returncode, printed


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the program and its children; the group is its own."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(BrokenPipeError):
                pipe.close()
