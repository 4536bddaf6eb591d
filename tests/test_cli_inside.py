"""What a unit does before its result goes out, through the real command line."""

import json

import pytest
from sqlalchemy import select

from models.core import table
from models.database import open_database, reading, writing
from models.evidence import proofs
from models.tables import Person, Role, Unit
from plans.files import write_plan
from tests.commands import GIVE, numbers_of
from tests.office import plan
from tests.reports import report_pdf


@pytest.fixture
def mine(own_office, dondoc):
    """The assignments of Sở Nội vụ, received; Lê Thị Bình is its head."""
    (own_office / "danh-muc.yaml").write_text(write_plan(plan()), encoding="utf-8")
    assert dondoc(*GIVE)[0] == 0
    engine = open_database(f"sqlite:///{own_office / '.run' / 'dondoc.db'}")
    with writing(engine) as session:
        run, p, u = session.connection().execute, table(Person).c, table(Unit).c
        who, where = (
            run(select(one.id).where(one.slug == slug)).scalar()
            for one, slug in ((p, "binh"), (u, "song-thao/so-noi-vu"))
        )
        session.add(Role(person_id=who, role="head", unit_id=where))
    engine.dispose()
    ids = numbers_of(dondoc)
    assert dondoc("accept", *ids, "--by", "an")[0] == 0
    return ids


def rows(dondoc):
    found = json.loads(dondoc("tasks", "--unit", "song-thao/so-noi-vu", "--json")[1])["rows"]
    return {row["id"]: row for row in found}


def test_progress(dondoc, mine):
    code, out, _ = dondoc("progress", mine[0], 60, "--by", "an", "--note", "Đã rà soát 7/12 xã")
    assert (code, out.strip()) == (0, f"Cập nhật tiến độ: {mine[0]}: 60%")
    assert rows(dondoc)[mine[0]]["progress"] == 60
    code, _, err = dondoc("progress", mine[0], 101, "--by", "an")
    assert code == 1
    assert "từ 0 đến 100" in err
    assert dondoc("progress", mine[0], 10, "--by", "chi")[0] == 1


def test_a_paper_passes_the_leader_and_goes_out(dondoc, mine, tmp_path):
    (tmp_path / "bc.pdf").write_bytes(report_pdf())
    code, out, err = dondoc("submit", mine[0], "--by", "an", "--file", "bc.pdf", "--note", "Kính trình")
    assert code == 0, err
    assert "Trình lãnh đạo đơn vị" in out
    assert dondoc("let-out", mine[0], "--by", "an")[0] == 1
    assert dondoc("give-back", mine[0], "--by", "binh")[0] == 1, "without a word"
    assert dondoc("give-back", mine[0], "--by", "binh", "--note", "Thiếu số liệu")[0] == 0
    assert dondoc("submit", mine[0], "--by", "an")[0] == 0
    assert dondoc("let-out", mine[0], "--by", "binh")[0] == 0
    assert rows(dondoc)[mine[0]]["stage"] == "review"


def test_a_hand_in_with_its_paper(dondoc, mine, tmp_path):
    (tmp_path / "bc.pdf").write_bytes(report_pdf())
    (tmp_path / "mat.pdf").write_bytes(report_pdf("MẬT"))
    code, _, err = dondoc("hand-in", mine[0], "--by", "an", "--file", "mat.pdf")
    assert code == 1
    assert "MẬT" in err
    assert dondoc("hand-in", *mine, "--by", "an", "--file", "bc.pdf")[0] == 0
    assert {row["stage"] for row in rows(dondoc).values()} == {"review"}
    assert dondoc("hand-in", mine[0], "--by", "an", "--file", "khong-co.pdf")[0] == 1


def test_several_are_shared_out_at_once(dondoc, mine):
    assert dondoc("share-out", *mine, "--by", "an")[0] == 1, "to nobody"
    code, out, err = dondoc("share-out", *mine, "--by", "an", "--officer", "binh")
    assert code == 0, err
    assert "thụ lý" in out
    assert {row["officer"] for row in rows(dondoc).values()} == {"binh"}
    code, _, err = dondoc("share-out", *mine, "--by", "an", "--to", "Sở Tài chính", "--due", "29/09/2026")
    assert code == 1
    assert "không phải là đơn vị trực thuộc" in err


@pytest.mark.parametrize(("choice", "sent"), [("--own-files", True), ("--no-own-files", False)])
def test_of_several_it_is_asked_whether_the_file_of_one_alone_goes_with_them(
    own_office, dondoc, mine, tmp_path, choice, sent
):
    (tmp_path / "rieng.pdf").write_bytes(report_pdf())
    assert dondoc("submit", mine[0], "--by", "an", "--file", "rieng.pdf")[0] == 0
    assert dondoc("give-back", mine[0], "--by", "binh", "--note", "Gửi chung")[0] == 0
    common = ("hand-in", *mine, "--by", "an", "--evidence", "Báo cáo số 15/BC-SNV")
    code, _, err = dondoc(*common)
    assert code == 1
    assert "thêm --own-files để gửi kèm, hoặc --no-own-files để lại không gửi" in err
    assert "own_files" not in err, "that is for programs"
    code, _, err = dondoc(*common, choice)
    assert code == 0, err
    engine = open_database(f"sqlite:///{own_office / '.run' / 'dondoc.db'}")
    with reading(engine) as session:
        left = [one.file for one in proofs(session, mine, prepared=True).get(mine[0], [])]
    engine.dispose()
    assert left == ([] if sent else ["rieng.pdf"])


def pieces(own_office, number):
    """What was shown for an assignment, or lies ready: files and words."""
    engine = open_database(f"sqlite:///{own_office / '.run' / 'dondoc.db'}")
    with reading(engine) as session:
        found = [(one.file, one.facts.note, one.facts.number) for one in proofs(session, [number]).get(number, [])]
    engine.dispose()
    return found


@pytest.mark.parametrize("act", ["hand-in", "submit"])
def test_a_paper_dated_ahead_or_of_another_unit_does_not_go_out_unseen(own_office, dondoc, mine, tmp_path, act):
    (tmp_path / "mai.pdf").write_bytes(report_pdf(day="Sông Thao, ngày 25 tháng 9 năm 2099"))
    (tmp_path / "khac.pdf").write_bytes(report_pdf(number="Số: 812/BC-STC"))
    code, _, err = dondoc(act, mine[0], "--by", "an", "--file", "mai.pdf", "--yes")
    assert code == 1
    assert "Ngày văn bản 25/09/2099 còn ở phía trước" in err
    code, _, err = dondoc(act, mine[0], "--by", "an", "--file", "khac.pdf")
    assert code == 1
    assert "Số 812/BC-STC có ký hiệu của Sở Tài chính tỉnh Sông Thao, không phải của đơn vị báo cáo" in err
    assert "thêm --yes" in err
    assert pieces(own_office, mine[0]) == [], "what was refused is not kept"
    assert dondoc(act, mine[0], "--by", "an", "--file", "khac.pdf", "--yes")[0] == 0
    assert pieces(own_office, mine[0]) == [("khac.pdf", None, "812/BC-STC")]


def test_what_the_leader_gave_back_does_not_go_out_with_the_new_paper(own_office, dondoc, mine, tmp_path):
    (tmp_path / "cu.pdf").write_bytes(report_pdf())
    (tmp_path / "moi.pdf").write_bytes(report_pdf(number="Số: 46/BC-SNV"))
    old = ("--file", "cu.pdf", "--note", "Báo cáo số 45/BC-SNV")
    assert dondoc("submit", mine[0], "--by", "an", *old)[0] == 0
    assert dondoc("give-back", mine[0], "--by", "binh", "--note", "Sửa lại số liệu")[0] == 0
    code, _, err = dondoc("submit", mine[0], "--by", "an", "--file", "moi.pdf")
    assert code == 0
    assert "thay bằng tệp mới, không gửi kèm: “cu.pdf”" in err
    assert dondoc("let-out", mine[0], "--by", "binh")[0] == 0
    assert pieces(own_office, mine[0]) == [("moi.pdf", None, "46/BC-SNV")]


def test_words_that_the_leader_gave_back_do_not_go_out_with_a_line(own_office, dondoc, mine):
    assert dondoc("submit", mine[0], "--by", "an", "--note", "Báo cáo số 45/BC-SNV")[0] == 0
    assert dondoc("give-back", mine[0], "--by", "binh", "--note", "Sửa lại số liệu")[0] == 0
    assert dondoc("hand-in", mine[0], "--by", "an", "--evidence", "Báo cáo số 46/BC-SNV")[0] == 0
    assert pieces(own_office, mine[0]) == []
    assert "45/BC-SNV" not in dondoc("show", mine[0])[1].split("Sửa lại số liệu")[-1]


def test_what_was_submitted_together_is_answered_together(dondoc, mine):
    assert dondoc("submit", *mine, "--by", "an", "--note", "Báo cáo số 45/BC-SNV")[0] == 0
    told = f"Trình chung: {', '.join(map(str, mine))}"
    assert told in dondoc("today", "binh")[1]
    assert dondoc("give-back", *mine, "--by", "binh")[0] == 1, "without a word"
    assert dondoc("give-back", *mine, "--by", "binh", "--note", "Thiếu số liệu")[0] == 0
    assert told not in dondoc("today", "binh")[1]
    assert dondoc("submit", mine[0], "--by", "an", "--note", "Báo cáo số 46/BC-SNV")[0] == 0
    assert dondoc("give-back", *mine, "--by", "binh", "--note", "Cả hai")[0] == 1, "one of them does not wait"
    assert dondoc("let-out", mine[0], "--by", "binh")[0] == 0, "so the other still does"


def test_what_goes_out_or_is_confirmed_without_its_partners_says_so(dondoc, mine, tmp_path):
    """The leader who lets it out and the office that confirms it read whom nobody heard from; it stops neither."""
    said = "01 cơ quan phối hợp được đề nghị chưa trả lời: Sở Tài chính tỉnh Sông Thao"
    asked = ("ask-partners", mine[0], "--what", "Cho ý kiến", "--due", "2099-09-15", "--to", "Sở Tài chính", "--yes")
    assert dondoc(*asked, "--by", "an")[0] == 0
    (tmp_path / "bc.pdf").write_bytes(report_pdf())
    assert dondoc("submit", mine[0], "--by", "an", "--file", "bc.pdf")[0] == 0
    code, out, _ = dondoc("let-out", mine[0], "--by", "binh")
    assert (code, said in out) == (0, True)
    code, out, err = dondoc("approve", mine[0], "--by", "hoa")
    assert (code, said in out) == (0, True), err


def test_what_all_partners_answered_says_nothing(dondoc, mine):
    asked = ("ask-partners", mine[0], "--what", "Cho ý kiến", "--due", "2099-09-15", "--to", "Sở Tài chính", "--yes")
    assert dondoc(*asked, "--by", "an")[0] == 0
    assert dondoc("contribute", 1, "--note", "Nhất trí", "--by", "chi")[0] == 0
    out = dondoc("hand-in", mine[0], "--by", "an", "--evidence", "Báo cáo số 15/BC-SNV")[1]
    assert "chưa trả lời" not in out
