"""Bad input through the real command: one clear message with place and remedy, no traceback, nothing half done."""

import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import event

from models.database import open_database, prepare
from plans.files import write_plan
from tests.commands import GIVE, numbers_of
from tests.office import furnish, plan

DONDOC = str(Path(sys.executable).with_name("dondoc"))
DOCUMENT = """ỦY BAN NHÂN DÂN
TỈNH SÔNG THAO

Số: 7/CT-UBND
Sông Thao, ngày 02 tháng 3 năm 2026

CHỈ THỊ
Về việc rà soát thủ tục hành chính

Để nâng cao chất lượng phục vụ, Ủy ban nhân dân tỉnh yêu cầu:

1. Sở Nội vụ rà soát thủ tục hành chính, báo cáo Ủy ban nhân dân tỉnh trước ngày {day}.

2. Sở Tài chính bảo đảm kinh phí thực hiện.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Mẫu
"""


pytestmark = pytest.mark.usefixtures("own_place")


@pytest.fixture
def house(tmp_path, sqlite_template, monkeypatch):
    """An office with its database in the usual place; the path of the database."""
    monkeypatch.setenv("DONDOC_OFFICE", "song-thao/van-phong")
    path = tmp_path / ".run" / "dondoc.db"
    path.parent.mkdir()
    shutil.copy(sqlite_template, path)
    engine = open_database(f"sqlite:///{path}")
    furnish(engine)
    engine.dispose()
    (tmp_path / "danh-muc.yaml").write_text(write_plan(plan()), encoding="utf-8")
    return path


@pytest.mark.parametrize("command", ["compile", "check", "launch"])
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   \n\n",
        bytes(range(256)) * 40,
        b"x" * 50_000_000,
        b"%PDF-1.7\n" + bytes(500),
        b"PK\x03\x04" + bytes(500),
    ],
    ids=["empty", "blank", "binary", "50MB", "pdf", "docx"],
)
def test_files_that_are_no_document(dondoc, tmp_path, command, content):
    (tmp_path / "vao.txt").write_bytes(content)
    code, _, err = dondoc(command, "vao.txt")
    assert code == 1
    assert err.startswith("vao.txt")
    assert err.count("lỗi phải sửa") == 1
    assert "cách xử lý" in err
    assert not list(tmp_path.glob("*.plan.yaml"))


@pytest.mark.parametrize(
    "content", [b"", b"x" * 50_000_000, bytes(range(256)), b"\xff\xfe\x00", b"- [" * 5000, b"a: &a [*a, *a]"]
)
def test_files_that_are_no_plan(dondoc, tmp_path, content):
    (tmp_path / "vao.yaml").write_bytes(content)
    code, _, err = dondoc("check", "vao.yaml")
    assert code == 1
    assert "lỗi phải sửa" in err
    assert "cách xử lý" in err


@pytest.mark.parametrize("command", [["compile"], ["check"], ["launch", "--yes"]])
def test_a_secret_document_leaves_no_trace(dondoc, tmp_path, command, monkeypatch):
    head = DOCUMENT.format(day="30/6/2026").replace("Số: 7/CT-UBND", "MẬT\n\nSố: 7/CT-UBND")
    (tmp_path / "mat.txt").write_text(head.replace("thủ tục hành chính", "NỘI DUNG KÍN"), encoding="utf-8")
    place = tmp_path / "cho"
    place.mkdir()
    monkeypatch.chdir(place)
    code, out, err = dondoc(command[0], "../mat.txt", *command[1:])
    said = out + err
    assert code == 1
    assert "độ mật MẬT" in said
    assert "Luật Bảo vệ bí mật nhà nước" in said
    assert "KÍN" not in said
    kept = b"".join(path.read_bytes() for path in place.rglob("*") if path.is_file())
    assert "KÍN".encode() not in kept
    assert b"7/CT-UBND" not in kept


def test_an_isolated_installation_takes_a_secret_document(dondoc, tmp_path, monkeypatch):
    (tmp_path / "mat.txt").write_text("MẬT\n\n" + DOCUMENT.format(day="30/6/2026"), encoding="utf-8")
    assert dondoc("compile", "mat.txt")[0] == 1
    monkeypatch.setenv("DONDOC_ISOLATED", "true")
    code, out, err = dondoc("compile", "mat.txt")
    assert code == 0, err
    assert "7/CT-UBND" in out


def test_a_text_with_neither_head_nor_tasks_gives_nothing(dondoc, tmp_path):
    (tmp_path / "tin.txt").write_text("Hôm nay trời đẹp.\n\nNgày mai trời cũng đẹp.\n", encoding="utf-8")
    code, out, err = dondoc("compile", "tin.txt", "--output", "-", "--problems", "p.json")
    assert code == 1
    assert not out
    assert "lỗi phải sửa" in err
    assert [one["severity"] for one in json.loads((tmp_path / "p.json").read_text("utf-8"))].count("error") == 1


def test_a_document_with_no_tasks_gives_its_head_and_a_place_to_write_them_by_hand(dondoc, tmp_path):
    """The remedy that the message names can be followed: the file stands, and a task typed into it makes it whole."""
    words = DOCUMENT.format(day="30/6/2026").split("1. Sở Nội vụ")[0] + "Hôm nay trời đẹp.\n"
    (tmp_path / "ct.txt").write_text(words, encoding="utf-8")
    assert dondoc("compile", "ct.txt")[0] == 1
    plan = tmp_path / "ct.plan.yaml"
    assert "7/CT-UBND" in plan.read_text("utf-8")
    typed = "tasks:\n- id: '1'\n  title: Lập danh sách\n  lead: [Sở Nội vụ]"
    plan.write_text(plan.read_text("utf-8").replace("tasks: []", typed), encoding="utf-8")
    code, _, err = dondoc("check", "ct.plan.yaml")
    assert code == 0, err
    assert "Không có nhiệm vụ nào" not in err


def test_a_date_that_does_not_exist_is_shown_where_it_stands(dondoc, tmp_path):
    (tmp_path / "ct.txt").write_text(DOCUMENT.format(day="31/6/2026"), encoding="utf-8")
    code, _, err = dondoc("compile", "ct.txt")
    assert code == 1
    assert "31/6/2026" in err
    assert "^^^^" in err
    assert "ct.txt:12:" in err


def test_compile_gives_the_plan_alone_and_its_doubts(dondoc, tmp_path):
    (tmp_path / "ct.txt").write_text(DOCUMENT.format(day="30/6/2026"), encoding="utf-8")
    code, out, err = dondoc("compile", "ct.txt", "--output", "-", "--problems", "p.json")
    assert code == 0, err
    (tmp_path / "ct.yaml").write_text(out, encoding="utf-8")
    assert dondoc("check", "ct.yaml")[0] == 0
    for entry in json.loads((tmp_path / "p.json").read_text("utf-8")):
        assert {"clause", "field", "code", "severity", "line", "column", "says", "do"} == set(entry)


def test_an_edited_plan_is_not_overwritten(dondoc, tmp_path):
    (tmp_path / "ct.txt").write_text(DOCUMENT.format(day="30/6/2026"), encoding="utf-8")
    assert dondoc("compile", "ct.txt")[0] == 0
    assert dondoc("compile", "ct.txt")[0] == 0
    target = tmp_path / "ct.plan.yaml"
    target.write_text(target.read_text("utf-8") + "# tôi sửa\n", encoding="utf-8")
    code, _, err = dondoc("compile", "ct.txt")
    assert code == 1
    assert "--force" in err
    assert "tôi sửa" in target.read_text("utf-8")
    assert dondoc("compile", "ct.txt", "--force")[0] == 0
    assert "tôi sửa" not in target.read_text("utf-8")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("tasks:\n- {id: '1', titel: a, title: Việc}", '"titel"'),
        ("tasks:\n- {id: '1', title: Việc}\n- {id: '1', title: Việc}", '"1"'),
        (
            "tasks:\n- {id: '1', title: Việc, due: {kind: recurring, rrule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'}}",
            "12 năm",
        ),
        ("tasks:\n- {id: '1', title: Việc, due: {kind: date, date: 2026-02-31}}", "2026-02-31"),
        ("tasks: [", "cú pháp YAML"),
    ],
    ids=["unknown key", "duplicate id", "never occurs", "no such date", "syntax"],
)
def test_plans_with_errors_point_at_them(dondoc, tmp_path, wrong, words):
    (tmp_path / "sai.yaml").write_text(f"plan: sai\n{wrong}\n", encoding="utf-8")
    for command in (["check", "sai.yaml"], ["launch", "sai.yaml", "--yes"]):
        code, _, err = dondoc(*command)
        assert code == 1
        assert words in err
        assert "sai.yaml:" in err
        assert "^" in err


def test_a_unit_that_is_unknown(dondoc, house, tmp_path):
    bindings = {**plan().bindings, "Sở Nội vụ": ("so-khong-co",)}
    (tmp_path / "danh-muc.yaml").write_text(write_plan(plan(bindings=bindings)), encoding="utf-8")
    code, _, err = dondoc(*GIVE)
    assert code == 1
    assert "so-khong-co" in err
    assert "danh-muc.yaml:" in err
    assert "Chưa có danh mục nào" in dondoc("plans")[1]


def test_a_locked_database(dondoc, house, monkeypatch):
    monkeypatch.setenv("DONDOC_BUSY_TIMEOUT", "0.1")
    holder = sqlite3.connect(house, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    code, _, err = dondoc(*GIVE)
    holder.execute("ROLLBACK")
    holder.close()
    assert code == 1
    assert err.count("lỗi phải sửa") == 1
    assert "cách xử lý" in err
    assert dondoc(*GIVE)[0] == 0


def test_a_full_disk(dondoc, house, monkeypatch):
    def small(settings):
        engine = prepare(settings)

        @event.listens_for(engine, "connect")
        def _bounded(connection, _entry):
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count={pages}")

        engine.dispose()
        return engine

    import models.database

    lots = tuple(plan().tasks[0].model_copy(update={"id": f"9.{n}", "quote": "x" * 4000}) for n in range(200))
    Path("danh-muc.yaml").write_text(write_plan(plan(tasks=lots)), encoding="utf-8")
    with monkeypatch.context() as full:
        full.setattr(models.database, "prepare", small)
        code, _, err = dondoc(*GIVE)
    assert code == 1
    assert "hết chỗ" in err
    assert "cách xử lý" in err
    assert "Chưa có danh mục nào" in dondoc("plans")[1]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full here")
def test_a_full_disk_for_files(dondoc, tmp_path):
    (tmp_path / "ct.txt").write_text(DOCUMENT.format(day="30/6/2026"), encoding="utf-8")
    for args in (
        ["compile", "ct.txt", "--output", "/dev/full"],
        ["compile", "ct.txt", "-o", "-", "--problems", "/dev/full"],
    ):
        code, _, err = dondoc(*args)
        assert code == 1
        assert "hết chỗ" in err
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run([DONDOC, "schema"], stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    assert run.returncode == 1
    assert "hết chỗ" in run.stderr.decode()
    assert b"Exception ignored" not in run.stderr


def test_no_permission(dondoc, tmp_path, monkeypatch):
    def forbidden(_self, *_args, **_facts):
        raise PermissionError(13, "Permission denied", "ct.txt")

    monkeypatch.setattr(Path, "open", forbidden)
    code, _, err = dondoc("compile", "ct.txt")
    assert code == 1
    assert "ct.txt: lỗi phải sửa: Không có quyền" in err


def test_a_database_that_is_none(dondoc, house):
    house.write_bytes(b"khong phai co so du lieu" * 100)
    code, _, err = dondoc("overdue")
    assert code == 1
    assert "cách xử lý" in err


def test_a_reader_that_goes_away_ends_it_quietly():
    run = subprocess.run(f"{DONDOC} schema | head -1", shell=True, capture_output=True, check=False, timeout=60)
    assert run.stderr == b""


def test_two_people_hand_in_the_same_at_once(dondoc, house):
    dondoc(*GIVE)
    number = numbers_of(dondoc)[0]
    dondoc("accept", number, "--by", "an")
    both = [
        subprocess.Popen(
            [DONDOC, "hand-in", str(number), "--by", who, "--note", "Xong"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for who in ("an", "binh")
    ]
    said = [one.communicate(timeout=60) for one in both]
    assert sorted(one.returncode for one in both) == [0, 1]
    lost = next(err.decode() for one, (_, err) in zip(both, said, strict=True) if one.returncode)
    assert "Phạm Văn An" in lost or "Lê Thị Bình" in lost
    assert "cách xử lý" in lost
    assert "Traceback" not in lost
    assert (
        "Chờ xác nhận" in dondoc("tasks", "--state", "review")[1]
        or "1 trên 1" in dondoc("tasks", "--state", "review")[1]
    )


def test_what_is_asked_once_for_a_section_stands_at_each_of_its_clauses_in_the_file(dondoc, tmp_path):
    body = "".join(f"{at}. Rà soát tuyến đường số {at}.\n\n" for at in range(1, 6))
    (tmp_path / "kh.txt").write_text(
        f"KẾ HOẠCH\nTrồng cây xanh\n\nI. NHIỆM VỤ\n\n{body}II. TỔ CHỨC THỰC HIỆN\n\n1. Sở Xây dựng\n\n- Theo dõi việc trồng cây.\n",
        encoding="utf-8",
    )
    _, _, err = dondoc("compile", "kh.txt", "--output", "-", "--problems", "p.json")
    assert "hỏi chung cho 5 mục: I.1, I.2, I.3, I.4, I.5" in err
    asked = json.loads((tmp_path / "p.json").read_text("utf-8"))
    places = [one["clause"] for one in asked if one["code"] == "addressees-assumed"]
    assert places == ["I", "I.1", "I.2", "I.3", "I.4", "I.5"]
