"""A module of ours in a process of its own, with limits on time and memory: a file that breaks it breaks nothing else."""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

SECONDS = 60
"""How long a file may take."""
MEGABYTES = 1_500
"""How much memory a file may take."""


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
        end(process)
    return process.returncode, printed


def limit_oneself() -> None:
    """What such a module says first: it gets no more time and memory, and leaves no picture of its memory when it breaks."""
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 1_000_000, MEGABYTES * 1_000_000))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def end(process: "subprocess.Popen[bytes]") -> None:
    """End the program and its children; the group is its own."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(BrokenPipeError):
                pipe.close()
