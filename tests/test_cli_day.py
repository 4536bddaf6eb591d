"""A person's day on the command line, and what is asked before a result goes back."""

import io
import json

import pytest

from plans.due import Recurring
from plans.files import write_plan
from tests.commands import GIVE, numbers_of
from tests.office import plan


@pytest.fixture
def handed_in(own_office, dondoc):
    """The number of a result of Sở Nội vụ that waits for the office."""
    (own_office / "danh-muc.yaml").write_text(write_plan(plan()), encoding="utf-8")
    assert dondoc(*GIVE)[0] == 0
    first = numbers_of(dondoc)[0]
    assert dondoc("accept", first, "--by", "an")[0] == 0
    assert dondoc("hand-in", first, "--by", "an", "--evidence", "Báo cáo số 15/BC-SNV")[0] == 0
    return first


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_the_day_says_what_to_do_and_why_it_came_back(dondoc, handed_in):
    code, out, _ = dondoc("today", "hoa")
    assert code == 0
    assert "Chờ đồng chí xác nhận (1)" in out
    assert "Phối hợp: Sở Tài chính" in out
    dondoc("return", handed_in, "--by", "hoa", "--note", "Thiếu phụ lục", "--correct-by", "31/12/2099")
    code, out, _ = dondoc("today", "an")
    assert "yêu cầu bổ sung: Thiếu phụ lục" in out
    assert "31/12/2099" in out
    day = json.loads(dondoc("today", "an", "--json")[1])
    assert day["returned"][str(handed_in)]["note"] == "Thiếu phụ lục"
    assert "Không" in dondoc("today", "khong-co")[2]


def test_an_officers_own_work_is_told_first(own_office, dondoc):
    (own_office / "danh-muc.yaml").write_text(write_plan(plan()), encoding="utf-8")
    assert dondoc(*GIVE)[0] == 0
    last = numbers_of(dondoc)[-1]
    assert dondoc("accept", last, "--by", "an", "--officer", "binh")[0] == 0
    out = dondoc("today", "binh")[1]
    assert out.index(f"  {last}  ") < out.index("Chờ tiếp nhận (1)")


def test_nothing_to_do_is_said(own_office, dondoc):
    assert "Hiện không có việc nào cần xử lý." in dondoc("today", "dung")[1]


def test_a_return_shows_its_reason_and_a_day_off_is_doubted(dondoc, handed_in):
    words = ["return", handed_in, "--by", "hoa", "--note", "Thiếu phụ lục"]
    code, _, err = dondoc(*words, "--correct-by", "27/12/2099")
    assert code == 1
    assert "27/12/2099" in err
    assert "Chủ nhật" in err
    code, out, _ = dondoc(*words, "--correct-by", "27/12/2099", "--yes")
    assert code == 0
    assert "Lý do: Thiếu phụ lục. Hạn bổ sung: 27/12/2099" in out


def test_at_a_terminal_what_is_missing_is_asked_for(dondoc, handed_in, monkeypatch):
    monkeypatch.setattr("sys.stdin", Terminal("Thiếu phụ lục\n27/12/2099\nn\n"))
    assert dondoc("return", handed_in, "--by", "hoa")[0] == 1, "the doubt was not waved through"
    monkeypatch.setattr("sys.stdin", Terminal("Thiếu phụ lục\n27/12/2099\ny\n"))
    code, out, _ = dondoc("return", handed_in, "--by", "hoa")
    assert code == 0
    assert "Lý do: Thiếu phụ lục. Hạn bổ sung: 27/12/2099" in out


def test_what_is_late_says_so_and_times_of_one_task_are_one_row(own_office, dondoc):
    """As the first page does, received or not."""
    daily = plan().tasks[0].model_copy(update={"due": Recurring(rrule="FREQ=DAILY", text="hằng ngày")})
    (own_office / "danh-muc.yaml").write_text(write_plan(plan(tasks=(daily,))), encoding="utf-8")
    dondoc(*GIVE)
    for day in range(1, 13):
        assert dondoc("remind", "--today", f"2026-09-{day:02}")[0] == 0
    out = dondoc("today", "an")[1]
    waiting = out[out.index("Chờ tiếp nhận") :]
    assert waiting.count(daily.title) == 1
    assert "kỳ của việc lặp lại này" in waiting
    assert waiting.count("quá hạn") > 5
