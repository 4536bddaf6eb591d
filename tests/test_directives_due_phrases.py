"""The table of phrases is its own test; the rulings and the gold plans hold the rest."""

import datetime as dt
import itertools
import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from directives.times import due_phrases
from directives.times.due_phrases import find_dues, is_time, read_due, read_due_cell
from plans.due import Due, OnDate, Recurring, Relative
from plans.problems import Severity

ISSUED = dt.date(2025, 11, 19)
TABLE = yaml.safe_load((Path(__file__).parents[1] / "directives/lexicon/time.yaml").read_text("utf-8"))
EXAMPLES = [
    pytest.param(row, phrase, str(expected), id=f"{row['rule']}: {phrase}")
    for row in TABLE["rules"]
    for phrase, expected in row["examples"].items()
]
SHARED = Path(__file__).parents[2] / "shared"


def brief(due: Due | None) -> str:
    match due:
        case None:
            return "null"
        case OnDate():
            time = f" {due.time}" if due.time else ""
            return f"date {due.date}{time}" + (f" from {due.start}" if due.start else "")
        case Recurring():
            return f"recurring {due.rrule}" + (f" {due.time}" if due.time else "")
        case Relative():
            return f"relative {due.amount} {due.unit} {due.from_}"
    return due.kind


@pytest.mark.parametrize(("row", "phrase", "expected"), EXAMPLES)
def test_examples_of_the_table(row, phrase, expected):
    read = read_due_cell if row.get("cell") else read_due
    due, problems = read(phrase, ISSUED)
    if expected == "due-unread":
        assert due is None
        assert [p.code for p in problems] == [expected]
        return
    assert brief(due) == expected
    assert not [p for p in problems if p.severity is Severity.ERROR]


def test_one_rule_for_a_period_and_a_day_far_apart():
    text = (
        "Hằng năm, các sở, ban, ngành xây dựng kế hoạch và đánh giá kết quả, gửi báo cáo về Sở Nội vụ\n"
        "trước ngày 15 tháng 12 để tổng hợp."
    )
    due, problems = read_due(text, ISSUED)
    assert brief(due) == "recurring FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14"
    assert due.text == "Hằng năm ... trước ngày 15 tháng 12"
    assert problems == []


def test_a_period_does_not_reach_into_the_next_sentence():
    due, _ = read_due("Hằng năm đánh giá kết quả. Báo cáo bước đầu gửi trước ngày 15 tháng 12.", ISSUED)
    assert brief(due) == "date 2025-12-14"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Triển khai ngay lực lượng, hoàn thành trước ngày 30/11/2025", "date 2025-11-29"),
        ("Trường hợp vượt thẩm quyền, báo cáo ngay cấp có thẩm quyền", "on-event"),
        ("Thường xuyên kiểm tra, định kỳ hằng quý báo cáo", "recurring FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),
        ("Rà soát văn bản. - Thời gian hoàn thành: Quý IV/2026. - Sản phẩm: Danh mục", "date 2026-12-31"),
        ("Tập huấn. Thời gian thực hiện: Năm 2025 và các năm tiếp theo.", "null"),
        ("Tập huấn. - Thời gian thực hiện: thường xuyên; hằng năm có đánh giá", "null"),
        (
            "Báo cáo 6 tháng (trước ngày 15/6) và hằng năm (trước ngày 15/12)",
            "recurring FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=14",
        ),
        ("Phấn đấu đến năm 2030 đạt 90 % số xã; tiếp tục duy trì các mô hình", "null"),
        ("kịp thời, khẩn trương triển khai ngay từ đầu năm", "null"),
        ("Nếu để xảy ra vi phạm thì chịu trách nhiệm trước Chủ tịch Ủy ban nhân dân tỉnh", "null"),
        (
            "Định kỳ 06 tháng (trước ngày 15/6), 01 năm (trước ngày 15/12) báo cáo kết quả",
            "recurring FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=14",
        ),
        ("Kiểm tra việc chi ngân sách hằng năm theo Quyết định số 5/QĐ-UBND ngày 01/02/2024", "null"),
    ],
)
def test_rulings(text, expected):
    due, problems = read_due(text, ISSUED)
    assert brief(due) == expected
    assert not [p for p in problems if p.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("gửi báo cáo trước ngày 31/02/2026", "date-does-not-exist", "trước ngày 31/02/2026"),
        ("trước ngày 30 tháng 02 hằng năm", "date-does-not-exist", "trước ngày 30 tháng 02 hằng năm"),
        ("xong trong tháng 13/2025", "date-does-not-exist", "xong trong tháng 13/2025"),
        ("trước 25 giờ ngày 27/11/2025", "hour-does-not-exist", "trước 25 giờ ngày 27/11/2025"),
        ("kiểm tra định kỳ các cơ sở", "period-missing", "định kỳ"),
        ("giải quyết trong vòng 10 ngày", "anchor-missing", "trong vòng 10 ngày"),
        ("báo cáo trước ngày 20", "month-missing", "trước ngày 20"),
        ("báo cáo trước ngày 01/10/2025", "due-before-issue", "trước ngày 01/10/2025"),
    ],
)
def test_problems_point_at_the_words(text, code, words):
    _, problems = read_due(text, ISSUED)
    assert [p.code for p in problems] == [code]
    start, end = problems[0].place.span
    assert text[start:end] == words


def test_a_date_that_does_not_exist_is_an_error_and_no_due():
    due, problems = read_due("trước ngày 29/02/2026", ISSUED)
    assert due is None
    assert problems[0].severity is Severity.ERROR


def test_a_day_without_a_year_needs_the_date_of_issue():
    assert read_due("trước ngày 25/12", None)[1][0].code == "year-missing"
    assert brief(read_due("trước ngày 25/12", dt.date(2025, 12, 26))[0]) == "date 2026-12-24"


def test_several_days_keep_the_last_and_say_so():
    due, problems = read_due("gửi dự thảo trước ngày 01/12/2025, trình trước ngày 20/12/2025", ISSUED)
    assert brief(due) == "date 2025-12-19"
    assert [p.code for p in problems] == ["several-dues"]


def test_a_cell_that_says_no_time_is_a_doubt():
    due, problems = read_due_cell("Sở Nội vụ", ISSUED)
    assert due is None
    assert [p.code for p in problems] == ["due-unread"]


def test_found_phrases_are_in_order_apart_and_as_printed():
    text = "Hằng quý rà soát; xong trước ngày 30/11/2025; báo cáo ngay khi có sự cố; định kỳ kiểm tra."
    found = find_dues(text, ISSUED)
    assert [f.due.kind for f in found] == ["recurring", "date", "immediate", "periodic"]
    assert [text[slice(*f.span)] for f in found] == [f.due.text for f in found]


@settings(max_examples=200, deadline=None)
@given(st.dates(dt.date(2000, 1, 2), dt.date(2099, 12, 31)))
def test_before_a_day_is_the_day_before_however_written(day):
    for words in (
        f"{day:%d/%m/%Y}",
        f"{day.day} tháng {day.month} năm {day.year}",
        f"{day.day}.{day.month}.{day.year}",
    ):
        due, _ = read_due(f"Hoàn thành TRƯỚC NGÀY {words}", None)
        assert isinstance(due, OnDate)
        assert due.date == day - dt.timedelta(days=1)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="trước ngày hằng năm quý tháng định kỳ 6/3125.,;()-:\n|IVhgiờ", max_size=80))
def test_any_text_is_read_without_an_exception(text):
    for read in (read_due, read_due_cell):
        due, problems = read(text, ISSUED)
        assert due is None or due.text
        assert all(p.place.span and p.place.span[1] <= len(text) for p in problems)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("words", ["trước ", "hằng năm, ", "1/", "khi ", "quý i ", "từ ngày 1/1 đến ", "kế hoạch a b "])
def test_a_long_repetitive_text_ends(words):
    due, problems = read_due_cell(words * (20_000 // len(words)), ISSUED)
    assert due is None or due.text or problems


@pytest.mark.skipif(not SHARED.exists(), reason="the documents are not beside this checkout")
def test_phrases_of_real_documents_stand_apart_and_in_order():
    for path in sorted((SHARED / "directives").glob("*.txt")):
        text = unicodedata.normalize("NFC", path.read_text("utf-8", errors="replace"))
        spans = [found.span for found in find_dues(text, ISSUED)]
        assert all(start < end <= later for (start, end), (later, _) in itertools.pairwise(spans)), path.name


@pytest.mark.skipif(not SHARED.exists(), reason="the gold plans are not beside this checkout")
def test_every_phrase_of_the_gold_plans():
    wrong = []
    for path in sorted((SHARED / "eval/gold").glob("*.yaml")):
        gold = yaml.safe_load(path.read_text("utf-8"))
        for task in gold["tasks"]:
            if task.get("due"):
                due, _ = read_due_cell(task["due"]["text"], gold["document"]["issued"])
                got = due.model_dump(by_alias=True, exclude={"text"}, exclude_none=True) if due else None
                if got != {k: v for k, v in task["due"].items() if k != "text"}:
                    wrong.append((path.stem, task["due"], got))
    assert wrong == []


FRAMES = ("{}", "dự kiến {}", "({})", "Sở A báo cáo {}", "{} Sở A báo cáo", "kết thúc vào {}.", "- {}")


def test_what_opens_with_no_time_is_none_without_a_look_at_every_rule(monkeypatch):
    texts = [frame.format(phrase) for frame in FRAMES for row in TABLE["rules"] for phrase in row["examples"]]
    told = [is_time(text) for text in texts]
    monkeypatch.setattr(due_phrases, "opens_perhaps", lambda _text: True)
    assert told == [is_time(text) for text in texts]
    monkeypatch.undo()
    monkeypatch.setattr(due_phrases, "hits_in", None)
    assert not is_time("vận động các hộ trước ngày 15/12/2026")
    assert not is_time("")
