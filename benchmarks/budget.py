"""What compiling costs, in functions called: the same number in every run of one Python, however busy the machine is.

`python -m benchmarks.budget` compares the four texts of benchmarks/texts.py with what was kept (budget.tsv) and fails where one costs
more than ALLOWED above it; `--keep` keeps today's numbers. A test runs it: tests/test_directives_budget.py.
"""

import cProfile
import gc
import os
import re
import sys
from functools import _lru_cache_wrapper
from pathlib import Path

from benchmarks.texts import TEXTS

ALLOWED = 0.04
"""How much dearer a text may become before somebody decides that it may: a rule or two."""
KEPT = Path(__file__).parent / "budget.tsv"
ROOT = Path(__file__).parent.parent
TOLD, LEAST = 12, 0.002
"""The functions that are told of a text that became dearer; those below such a part of its calls are not kept."""
WHOLE, TASKS, PYTHON = "all calls", "tasks", "python"
THIS_PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
Counts = dict[str, int]


def counted(text):
    """How often each function is called to compile a text, its language known, none of its sentences read before; and its tasks."""
    from directives.compile import compile_directive

    data = text.encode()
    tasks = len(compile_directive(data, "a.txt").plan.tasks)
    _forget()
    profile = cProfile.Profile(subcalls=False)
    profile.enable()
    compile_directive(data, "a.txt")
    profile.disable()
    found: Counts = {}
    for entry in profile.getstats():
        name = _name(entry.code)
        found[name] = found.get(name, 0) + entry.callcount
    return found | {WHOLE: sum(found.values()), TASKS: tasks}


def _forget():
    """Drop what functions of the compiler keep of texts; what they keep without a limit is of the language."""
    for one in gc.get_objects():
        of_ours = isinstance(one, _lru_cache_wrapper) and one.__module__.startswith("directives")
        if of_ours and one.cache_parameters()["maxsize"]:
            one.cache_clear()


def _name(code):
    """Module and name of a function, of another's package its last part; no line, which moves with every change."""
    if isinstance(code, str):
        return re.sub(r" at 0x\w+", "", code)
    file = Path(code.co_filename)
    within = file.relative_to(ROOT).parts if file.is_relative_to(ROOT) and ".venv" not in file.parts else (file.name,)
    return f"{'.'.join(within).removesuffix('.py')}:{code.co_name}"


def dearer(text, now, before):
    """What to say of a text that costs more than it may; "" where it does not."""
    more = now[WHOLE] / before[WHOLE] - 1
    if more <= ALLOWED:
        return ""
    least = LEAST * before[WHOLE]
    grown = {name: count - before.get(name, 0) for name, count in now.items() if name not in (WHOLE, TASKS)}
    most = sorted(
        (name for name in grown if grown[name] > 0 and now[name] >= least), key=grown.__getitem__, reverse=True
    )
    lines = [
        f"{text}: {now[WHOLE]:,} functions are called, {more:+.1%} of what was kept ({before[WHOLE]:,}); {ALLOWED:.0%} is allowed.",
        "Those that grew most (calls more, calls before, function):",
        *(f"{grown[name]:>9,} {before.get(name, 0):>9,}  {name}" for name in most[:TOLD]),
    ]
    return "\n".join(lines)


HOW = """Make it cheaper: ask the cheap question first (directives/strings/needed.py), or ask once for all (directives/strings/kept.py).
Where the rule is worth its cost: `python -m benchmarks.budget --keep`, and say in the message of the commit what it costs."""


def read_kept(path=KEPT):
    """What was kept, a column for each text, and the Python that counted it."""
    head, *rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    texts = head[1:]
    found: dict[str, Counts] = {text: {} for text in texts}
    for name, *counts in rows:
        for text, count in zip(texts, counts, strict=True):
            if count != "0":
                found[text][name] = int(count)
    return head[0].removeprefix(f"{PYTHON} "), found


def keep(counts, path=KEPT):
    """Keep the counts: the whole first, then each function that is a noticeable part of one of the texts."""
    noticed = {name for found in counts.values() for name, count in found.items() if count >= LEAST * found[WHOLE]}
    names = [TASKS, WHOLE, *sorted(noticed - {WHOLE, TASKS})]
    lines = ["\t".join([f"{PYTHON} {THIS_PYTHON}", *counts])]
    lines += ["\t".join([name, *(str(found.get(name, 0)) for found in counts.values())]) for name in names]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def main(arguments):
    if os.environ.get("PYTHONHASHSEED") != "0":  # sets are gone through in the same order in every run
        os.execve(
            sys.executable,
            [sys.executable, "-m", "benchmarks.budget", *arguments],
            os.environ | {"PYTHONHASHSEED": "0"},
        )
    gc.disable()
    python, before = read_kept() if KEPT.exists() else (THIS_PYTHON, {})
    counts = {text: counted(written) for text, written in TEXTS.items()}
    for text, now in counts.items():
        kept = f"{now[WHOLE] / before[text][WHOLE] - 1:+.1%}" if text in before else "new"
        print(
            f"{text}: {now[TASKS]} tasks, {now[WHOLE] // max(now[TASKS], 1):,} calls a task, {now[WHOLE]:,} in all, {kept}"
        )
    if "--keep" in arguments:
        keep(counts)
        return 0
    if python != THIS_PYTHON:
        print(f"Kept with Python {python}, this is {THIS_PYTHON}: not compared.")
        return 0
    told = [said for text, now in counts.items() if (said := dearer(text, now, before[text]))]
    print("\n\n".join([*told, HOW] if told else []), end="\n" if told else "")
    return bool(told)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
