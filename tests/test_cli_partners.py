"""Partners asked for their part, through the real command line."""

import json

import pytest

from plans.files import write_plan
from tests.commands import GIVE, numbers_of
from tests.office import plan

WORDS = "Cho ý kiến về số biên chế"


@pytest.fixture
def mine(own_office, dondoc, monkeypatch):
    """The first department's assignment with a partner, received."""
    (own_office / "danh-muc.yaml").write_text(write_plan(plan()), encoding="utf-8")
    assert dondoc(*GIVE)[0] == 0
    first = numbers_of(dondoc)[0]
    assert dondoc("accept", first, "--by", "an")[0] == 0
    return first


def ask(dondoc, number, *more):
    return dondoc("ask-partners", number, "--what", WORDS, "--due", "2099-09-15", "--yes", "--by", "an", *more)


def test_partners_are_asked_by_slug_by_name_or_all(dondoc, mine):
    code, out, err = ask(dondoc, mine, "--to", "Sở Tài chính")
    assert (code, out.strip()) == (0, f"Đề nghị cơ quan phối hợp: {mine} (1)"), err
    code, _, err = ask(dondoc, mine, "--to", "song-thao/so-tai-chinh")
    assert code == 1
    assert "đã được đề nghị" in err
    code, _, err = ask(dondoc, mine, "--all")
    assert code == 1
    assert "Chưa chọn cơ quan phối hợp nào" in err
    code, _, err = ask(dondoc, mine, "--to", "Sở Y tế")
    assert "không phải là cơ quan phối hợp" in err


def test_what_is_doubtful_about_the_day_is_shown_and_nobody_asked(dondoc, mine):
    code, _, err = dondoc("ask-partners", mine, "--what", WORDS, "--due", "2099-09-15", "--all", "--by", "an")
    assert code == 1
    assert "sau thời hạn của nhiệm vụ" in err
    assert "0/0" in dondoc("partners", mine)[1]


def test_what_was_asked_and_not_answered_ends_with_the_task_and_is_said(dondoc, mine):
    ask(dondoc, mine, "--all")
    said = f"Đề nghị cơ quan phối hợp: Sở Tài chính tỉnh Sông Thao: {WORDS} (Trả lời chậm nhất: 15/09/2099; "
    assert f"{said}Đang chờ)" in dondoc("show", mine)[1]
    for act in (["hand-in", mine, "--by", "an", "--evidence", "12/BC-SNV"], ["approve", mine, "--by", "hoa"]):
        assert dondoc(*act)[0] == 0, act
    assert f"{said}Kết thúc cùng nhiệm vụ)" in dondoc("show", mine)[1]
    assert "Ended with the task" in dondoc("show", mine, "--lang", "en")[1]


def test_a_partner_answers_and_the_lead_sees_it(dondoc, mine):
    ask(dondoc, mine, "--all")
    out = dondoc("today", "chi")[1]
    assert "Đề nghị phối hợp chờ trả lời (1)" in out
    assert f"1  {WORDS}" in out
    assert "chờ 01 cơ quan phối hợp: Sở Tài chính tỉnh Sông Thao" in dondoc("show", mine)[1]
    assert dondoc("contribute", 1, "--note", "Nhất trí", "--by", "em")[0] == 1
    code, out, err = dondoc("contribute", 1, "--note", "Nhất trí", "--by", "chi")
    assert (code, out.strip()) == (0, f"Gửi ý kiến phối hợp: {mine}"), err
    out = dondoc("partners", mine)[1]
    assert "(Đỗ Thị Chi): Nhất trí" in out
    assert "đã có 1/1" in out
    assert json.loads(dondoc("partners", mine, "--json")[1])[0]["answer"] == "Nhất trí"


def test_a_file_or_nothing_to_say_answers_too(dondoc, mine, own_office):
    ask(dondoc, mine, "--all")
    (own_office / "a.txt").write_text("Nhất trí.", encoding="utf-8")
    assert dondoc("contribute", 1, "--file", own_office / "a.txt", "--by", "chi")[0] == 1, "no kind that shows a result"
    assert dondoc("contribute", 1, "--nothing", "--by", "chi")[0] == 0
    assert "Không có ý kiến" in dondoc("partners", mine)[1]


def test_what_was_asked_is_taken_back(dondoc, mine):
    ask(dondoc, mine, "--all")
    code, out, err = dondoc("withdraw-ask", 1, "--note", "Đã có số liệu", "--by", "an")
    assert (code, out.strip()) == (0, f"Rút đề nghị phối hợp: {mine}"), err
    assert "Đã có số liệu" in dondoc("partners", mine)[1]


def test_the_day_is_asked_for_by_the_name_of_its_option(dondoc, mine):
    words = ("ask-partners", mine, "--what", WORDS, "--all", "--by", "an")
    code, _, err = dondoc(*words)
    assert (code, "--due" in err) == (2, True)
    code, _, err = dondoc(*words, "--due", "01/01/2026")
    assert code == 1
    assert "mục --due" in err
    assert "mục day" not in err
    assert "[bắt buộc]" in next(one for one in dondoc("ask-partners", "--help")[1].splitlines() if "--due" in one)
