"""The edge of the command line: runs a command and turns whatever goes wrong into words and an exit code, never a traceback.

0 done, 1 wrong input (or it cannot be done now), 2 wrong usage, 130 interrupted. DONDOC_DEBUG=1 shows the whole error.
"""

import contextlib
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cli.words import lang

if TYPE_CHECKING:
    import typer

    from plans.problems import Problem

WRONG_INPUT, WRONG_USAGE, INTERRUPTED = 1, 2, 130


def run(app: "typer.Typer", argv: Sequence[str]) -> int:
    """Run one command line and return its exit code."""
    import typer

    speak_utf8()
    try:
        code = typer.main.get_command(app).main(list(argv), prog_name="dondoc", standalone_mode=False)
        sys.stdout.flush()
    except typer.Abort:
        return INTERRUPTED
    except typer.TyperException as wrong:
        return _usage(wrong)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _closed_pipe()
    except Exception as failure:  # noqa: BLE001  (the edge: nothing may reach the user as a traceback)
        return _failed(failure)
    return code if isinstance(code, int) else 0


def speak_utf8() -> None:
    """Write UTF-8 whatever the locale says: the words are Vietnamese."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _closed_pipe() -> int:
    """Whoever reads us stopped reading (`| head`): end quietly."""
    _drop_output()
    return 0


def _drop_output() -> None:
    """Let what is still to be written to stdout go nowhere, so that leaving does not fail again."""
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        return
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _usage(wrong: "typer.TyperException") -> int:
    """A command line that cannot be read: what is wrong and where help is."""
    from plans.problems import error

    kind, text = type(wrong).__name__, wrong.format_message()
    if kind == "NoArgsIsHelpError":
        print(text, file=sys.stderr)  # noqa: T201
        return WRONG_USAGE
    param, ctx = getattr(wrong, "param", None), getattr(wrong, "ctx", None)
    code, what, name = "usage-wrong", text.removeprefix("Invalid value: "), _param_name(param)
    if kind == "NoSuchOption":
        code, name = "usage-no-such-option", str(getattr(wrong, "option_name", ""))
    elif kind == "MissingParameter":
        code = "usage-missing"
    elif kind == "BadOptionUsage":
        code, name = _of_option(text), str(getattr(wrong, "option_name", ""))
    elif text.startswith("Got unexpected extra"):
        code, what = "usage-extra", text.split("(")[-1].rstrip(")")
    elif text.startswith("Missing command"):
        code = "usage-missing-command"
    elif kind == "BadParameter" and param is not None:
        code, what = _bad_value(wrong.message)
    elif text.startswith("No such command"):
        code, name = "usage-no-such-command", text.split("'")[1] if "'" in text else text
    command = ctx.command_path if ctx else "dondoc"
    _show([error(code, what=what, command=command, name=name)])
    return WRONG_USAGE


def _of_option(text: str) -> str:
    """What is wrong with an option, by what typer says in English."""
    return "usage-takes-no-value" if "does not take" in text else "usage-needs-value"


def _bad_value(message: str) -> tuple[str, str]:
    """The code for a value that cannot be read and what is wrong with it: of numbers typer says it in English."""
    if "valid integer" in message:
        return "usage-no-number", message
    if bound := re.match(r"Input should be (greater|less) than or equal to (\S+)", message):
        return "usage-number-range", f"{'≥' if bound[1] == 'greater' else '≤'} {bound[2]}"
    return "usage-bad-value", message


def _param_name(param: object) -> str:
    """An option by its flag, an argument by what help calls it."""
    flags = [flag for flag in getattr(param, "opts", ()) if flag.startswith("--")]
    return str(flags[0] if flags else getattr(param, "metavar", None) or getattr(param, "name", ""))


def _failed(failure: Exception) -> int:
    """What a command raised, in words: the problems of a refused call, of the file system, or one line and the log."""
    from plans.problems import DondocError

    if os.environ.get("DONDOC_DEBUG") == "1":
        raise failure
    _drop_output()
    if isinstance(failure, DondocError):
        _show(failure.problems)
    elif isinstance(failure, OSError) and failure.errno is not None:
        _show([_of_system(failure)])
    else:
        _show([_unexpected(failure)])
    return WRONG_INPUT


def _of_system(failure: OSError) -> "Problem":
    """The problem that an operating system's error is."""
    import errno

    from plans.problems import Place, error

    codes = {
        errno.ENOENT: "file-missing",
        errno.EISDIR: "file-is-folder",
        errno.ENOTDIR: "file-missing",
        errno.EACCES: "file-forbidden",
        errno.EPERM: "file-forbidden",
        errno.EROFS: "file-forbidden",
        errno.ENOSPC: "file-disk-full",
        errno.EDQUOT: "file-disk-full",
    }
    name = str(failure.filename or "")
    gone = failure.errno in (errno.ENOENT, errno.ENOTDIR)
    if name and gone and not (folder := Path(name).parent).is_dir():
        return error("folder-missing", Place(file=name), folder=str(folder))
    return error(codes.get(failure.errno or 0, "file-trouble"), Place(file=name or None), what=failure.strerror or "")


def _unexpected(failure: Exception) -> "Problem":
    """A fault of ours: the traceback goes to a log, its place to the user."""
    import datetime as dt
    import tempfile
    import traceback

    from plans.problems import error

    story = f"{dt.datetime.now(dt.UTC).isoformat()} {''.join(traceback.format_exception(failure))}\n"
    for folder in (Path(os.environ.get("DONDOC_DATA_DIR", ".run")), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with (folder / "dondoc.log").open("a", encoding="utf-8") as log:
                log.write(story)
        except OSError:
            continue
        return error("unexpected", what=type(failure).__name__, log=str(folder / "dondoc.log"))
    return error("unexpected", what=type(failure).__name__, log="-")


def _show(problems: "Sequence[Problem]") -> None:
    from cli.screen import show_problems

    show_problems(problems, lang=lang())
