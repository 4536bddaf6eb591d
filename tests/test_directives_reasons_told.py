"""Every reason that the compiler gives for a pile is told in the language of the reader, with the document's words as they are."""

import datetime as dt

import pytest

from desk.drafts.typed import PASSAGE
from directives.sentences.obligation import Obligation
from directives.work.proposals import propose
from plans.due import Immediate, OnDate, OnEvent, Recurring
from plans.problems import Place, doubt
from plans.retelling import because

DAY = OnDate(date=dt.date(2026, 9, 30), text="trước ngày 01/10/2026")
YEARLY = Recurring(rrule="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14", text="hằng năm, trước ngày 15/12")
CASES = [
    ("Rà soát vị trí việc làm", DAY, "Has a deadline: “trước ngày 01/10/2026”"),
    ("Báo cáo kết quả", YEARLY, "Comes again: “hằng năm, trước ngày 15/12”"),
    ("Niêm yết thủ tục", Immediate(text="ngay"), "The document asks for it at once"),
    ("Báo cáo khó khăn", OnEvent(text="nếu có khó khăn"),
     "Comes up with an event (“nếu có khó khăn”): an assignment is opened when it happens"),
    ("Xây dựng kế hoạch phòng, chống lụt bão", None, "Something must come out of it: kế hoạch"),
    ("Bảo đảm tối thiểu 90% hộ dân có nước sạch", None, "Has a target: tối thiểu 90% hộ dân có nước sạch"),
    ("Tăng cường tuyên truyền đến người dân", None, "Standing work without a deadline: confirmed once a year"),
]  # fmt: skip


def reason(text, due, told=()):
    quote = f"Sở Y tế {text[0].lower()}{text[1:]}."
    one = Obligation("1", 1, quote, (0, len(quote)), lead=("Sở Y tế",), due=due)
    return propose([one], None, told)[0][0].why


@pytest.mark.parametrize(("text", "due", "said"), CASES)
def test_a_reason_in_english(text, due, said):
    why = reason(text, due)
    assert because(why, "en") == said
    assert because(why, "vi") == why


def test_reasons_that_hang_on_others():
    people = Obligation("2", 1, "Cán bộ, công chức gương mẫu chấp hành.", (50, 90), lead=("Cán bộ, công chức",))
    quote = "Sở Y tế báo cáo Ủy ban nhân dân tỉnh."
    report = Obligation("1", 1, quote, (0, 37), lead=("Sở Y tế",), due=YEARLY, report_to="Ủy ban nhân dân tỉnh")
    standing = Obligation("3", 1, "Sở Y tế tăng cường tuyên truyền.", (100, 130), lead=("Sở Y tế",))
    told = [because(one.why, "en") for one in propose([report, people, standing], None)[0]]
    assert told[1:] == [
        "Asked of every person, without a deadline: to be made known",
        "Standing work without a deadline: told in the periodic report of the plan",
    ]


def test_a_reason_that_a_person_chose_or_that_was_not_read():
    assert because(PASSAGE, "en").startswith("Words of the document")
    unread = reason("Báo cáo kết quả", None, [doubt("due-unread", Place(clause="1", span=(3, 5)), text="x")])
    assert because(unread, "en") == "Has a deadline that was not read: see the document and set it"


def test_what_was_typed_stays():
    assert because("Lãnh đạo yêu cầu", "en") == "Lãnh đạo yêu cầu"
