"""Help and wrong usage are of one language from the first word to the last."""

import os
import re
import subprocess
import sys

import pytest
import typer

from cli.frames import VALUES
from cli.main import app
from tests.test_cli_promises import commands

THEIRS = re.compile(
    r"Usage|Arguments|Options|Commands|Show this message|\[required\]|\[default|<\w+|OPTIONS|COMMAND\b|ARGS"
)
OURS = re.compile(rf"\b({'|'.join(VALUES)})\b")


@pytest.mark.parametrize("command", [(), ("units",), ("people",), ("webhooks",), *commands()], ids=" ".join)
def test_help_is_vietnamese_throughout(dondoc, command):
    code, out, _ = dondoc(*command, "--help")
    assert code == 0
    assert "Cách dùng: dondoc" in out
    assert "Xem hướng dẫn này" in out
    assert not THEIRS.search(out), THEIRS.search(out)
    assert not [one for one in OURS.findall(re.sub(r"DONDOC_\w+", "", out)) if one not in ("URL", "ID")], out


def test_help_is_english_behind_the_switch():
    asked = [sys.executable, "-m", "cli.main", "--lang", "en", "launch", "--help"]
    out = subprocess.run(asked, capture_output=True, check=True, encoding="utf-8", env=os.environ | {"PYTHONUTF8": "1"})
    for words in ("Usage: dondoc launch [OPTIONS] {PLAN}", "Arguments", "Options", "[required]", "Show this message"):
        assert words in out.stdout, words
    assert not re.search(r"Cách|Tùy chọn|bắt buộc", out.stdout)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (["launch"], 'Lệnh "dondoc launch" còn thiếu DANH-MỤC'),
        (["tasks", "--state"], "Tùy chọn --state cần có giá trị"),
        (["tasks", "--json=3"], "Tùy chọn --json không nhận giá trị"),
        (["launch", "a", "b"], 'Lệnh "dondoc launch" không nhận thêm: b'),
        (["up", "--port", "abc"], "Giá trị của --port phải là số nguyên"),
        (["khong-co"], 'Không có lệnh "khong-co"'),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_in_vietnamese(dondoc, line, says):
    code, out, err = dondoc(*line)
    assert (code, out) == (2, "")
    assert says in err


def test_every_word_for_a_value_has_ours():
    def values(command):
        for param in command.params:
            yield from re.findall(r"[A-Z]{2,}", getattr(param, "metavar", None) or "")
        for one in getattr(command, "commands", {}).values():
            yield from values(one)

    ours = {part for word in VALUES.values() for part in re.findall(r"[A-Z]{2,}", word)}
    assert set(values(typer.main.get_command(app))) <= ours
