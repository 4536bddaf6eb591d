"""What compiling costs may grow only knowingly: counts of calls against those that were kept (benchmarks/budget.py)."""

import os
import subprocess
import sys
from pathlib import Path

from benchmarks import budget

ROOT = Path(__file__).parent.parent


def test_no_text_costs_more_than_was_kept():
    """In a process of its own: what other tests left in memory would be counted."""
    environment = os.environ | {"PYTHONHASHSEED": "0"}
    command = [sys.executable, "-m", "benchmarks.budget"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_became_dearer_is_told_with_the_functions_that_grew():
    before = {budget.WHOLE: 1_000, budget.TASKS: 5, "words.a:asked": 100, "words.b:same": 300}
    now = before | {budget.WHOLE: 1_050, "words.a:asked": 130, "words.c:new": 20}
    said = budget.dearer("list", now, before)
    assert "1,050 functions are called, +5.0% of what was kept (1,000)" in said
    assert said.index("30       100  words.a:asked") < said.index("20         0  words.c:new")
    assert "same" not in said


def test_a_little_dearer_and_cheaper_are_no_fault():
    before = {budget.WHOLE: 1_000, budget.TASKS: 5}
    assert not budget.dearer("list", before | {budget.WHOLE: 1_039}, before)
    assert not budget.dearer("list", before | {budget.WHOLE: 500}, before)


def test_what_is_kept_is_read_back_without_what_is_hardly_called(tmp_path):
    whole = {budget.WHOLE: 1_000, budget.TASKS: 5, "words.a:asked": 990}
    counts = {"list": whole | {"words.b:once": 1}, "prose": whole}
    budget.keep(counts, tmp_path / "kept.tsv")
    assert budget.read_kept(tmp_path / "kept.tsv") == (budget.THIS_PYTHON, {"list": whole, "prose": whole})


def test_each_text_says_each_sentence_once():
    for name, text in budget.TEXTS.items():
        lines = [line for line in text.split("\n") if len(line) > 60]
        assert len(lines) == len(set(lines)), name
