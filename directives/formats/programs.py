"""Programs of the system that read what no library does: run under a time limit, without a shell, in a folder that is deleted."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from directives.formats.apart import end
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
        end(process)
    return process.returncode, printed.decode("utf-8", "replace")[-4000:]
