"""The edge of the command line: words instead of tracebacks, exit codes, languages, UTF-8, help at once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.main import main

EXAMPLE = Path(__file__).parents[1] / "examples" / "chi-thi-mau.txt"
DONDOC = str(Path(sys.executable).with_name("dondoc"))


pytestmark = pytest.mark.usefixtures("own_place")


def dondoc(*args, **environ):
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DONDOC_")}
    return subprocess.run([DONDOC, *args], capture_output=True, env=clean | environ, check=False, timeout=60)


def test_help_lists_the_commands_and_imports_nothing_heavy():
    code = (
        "import sys; from cli.main import main; main(['--help']); print(*sorted(m.split('.')[0] for m in sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    for name in ("compile", "check", "launch", "accept", "hand-in", "overdue", "remind", "up", "schema"):
        assert name in run.stdout
    loaded = set(run.stdout.splitlines()[-1].split())
    assert not loaded & {
        "prefect",
        "sqlmodel",
        "sqlalchemy",
        "pydantic",
        "ruamel",
        "yaml",
        "fastapi",
        "apprise",
        "jinja2",
    }


def test_a_document_is_compiled_without_what_reads_a_database_where_there_is_none():
    code = (
        "import sys; from cli.main import main; main(['compile', sys.argv[1], '--output', 'a.yaml']);"
        " print(*sorted(m.split('.')[0] for m in sys.modules))"
    )
    command = [sys.executable, "-c", code, str(EXAMPLE)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert Path("a.yaml").is_file()
    assert not set(run.stdout.splitlines()[-1].split()) & {"sqlalchemy", "sqlmodel", "prefect", "fastapi", "apprise"}


def test_help_in_both_languages():
    assert "Trích nhiệm vụ" in dondoc("--help").stdout.decode()
    assert "Compile a document" in dondoc("--help", DONDOC_LANG="en").stdout.decode()
    assert "Compile a document" in dondoc("--lang", "en", "--help").stdout.decode()
    assert "Compile a document" in dondoc("compile", "--help", "--lang=en").stdout.decode()


def test_utf8_under_the_c_locale():
    run = dondoc("check", "khong-co.yaml", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert "Không có tệp này" in run.stderr.decode("utf-8")


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["khong-co-lenh"], 'Không có lệnh "khong-co-lenh"'),
        (["check", "--sai", "x"], "không có tùy chọn --sai"),
        (["compile"], "còn thiếu VĂN-BẢN"),
        (["accept", "mot"], "phải là số nguyên"),
        (["add", "Việc", "--unit", "x", "--due", "31/02/2026"], "không phải là một ngày có thật"),
        (["launch", "x.yaml", "--since", "hôm qua"], "không phải là một ngày có thật"),
        (["launch", "x.yaml", "--since", "17:00 25/11/2026"], "có giờ; ở đây chỉ ghi ngày"),
    ],
)
def test_wrong_usage_is_2_and_says_what_and_where_help_is(args, words, capsys):
    assert main(args) == 2
    said = capsys.readouterr()
    assert words in said.err
    assert "--help" in said.err
    assert not said.out


def test_wrong_input_is_1(tmp_path, capsys):
    assert main(["check", "khong-co.yaml"]) == 1
    assert "khong-co.yaml: lỗi phải sửa: Không có tệp này" in capsys.readouterr().err
    assert main(["check", str(tmp_path)]) == 1
    assert "Đây là thư mục" in capsys.readouterr().err
    assert main(["--lang", "en", "check", "nothing.yaml"]) == 1
    assert "error: There is no such file" in capsys.readouterr().err


def test_no_colours_where_it_is_no_terminal():
    run = dondoc("check", "khong-co.yaml")
    assert b"\x1b" not in run.stdout + run.stderr


def test_a_fault_of_ours_is_one_line_and_a_log(tmp_path, capsys, monkeypatch):
    import cli.compiling

    def broken(*_args, **_facts):
        raise ZeroDivisionError

    (tmp_path / "a.yaml").write_text("plan: a")
    monkeypatch.setattr(cli.compiling, "read_and_bind", broken)
    assert main(["check", "a.yaml"]) == 1
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert "ZeroDivisionError" in said
    assert "Traceback" in (tmp_path / ".run" / "dondoc.log").read_text()
    monkeypatch.setenv("DONDOC_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["check", "a.yaml"])


def test_a_setting_that_cannot_be_used_is_named(monkeypatch, tmp_path, capsys):
    (tmp_path / "a.yaml").write_text("plan: a")
    monkeypatch.setenv("DONDOC_SMTP_PORT", "mot")
    assert main(["check", "a.yaml"]) == 1
    assert "DONDOC_SMTP_PORT" in capsys.readouterr().err


def test_version(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("dondoc ")


def test_a_file_is_named_as_it_was_typed(tmp_path, capsys):
    (tmp_path / "sâu").mkdir()
    (tmp_path / "sâu" / "a.yaml").write_text("plan: a\ntitel: b\n", encoding="utf-8")
    assert main(["check", "sâu/a.yaml"]) == 1
    assert "sâu/a.yaml:2:1: lỗi phải sửa" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_what_is_said_to_be_missing(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(
        "ỦY BAN NHÂN DÂN TỈNH A\nCHỈ THỊ\nVề việc kiểm tra\n1. Sở Y tế kiểm tra các chợ.", "utf-8"
    )
    main(["compile", "a.txt", "--output", "chua-co/x.yaml"])
    said = capsys.readouterr().err
    assert 'Không có thư mục "chua-co"' in said
    assert "Không có tệp này" not in said
    assert main(["check", "chua-co/x.yaml"]) == 1
    assert 'Không có thư mục "chua-co"' in capsys.readouterr().err
