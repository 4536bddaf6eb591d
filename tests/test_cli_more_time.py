"""More time through the real command line: asked for by the unit, answered by the leader, taken back; lists say so."""

import datetime as dt
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import update

from cli.ground import here
from models.core import table
from models.database import writing
from models.tables import Assignment
from plans.dates import last_moment
from plans.files import write_plan
from tests.asking import BEFORE
from tests.commands import GIVE
from tests.office import plan
from tests.test_desk_overlapping import second

ASK = ["ask-time", 1, "--ground", "beyond", "--reason", "Chờ hướng dẫn của Bộ", "--by", "an"]


class At(dt.datetime):
    """A clock that stands."""

    @classmethod
    def now(cls, tz=None):
        return BEFORE.astimezone(tz)


@pytest.fixture
def office(own_office, dondoc, monkeypatch):
    """The plan given; it is two days before the date of assignment 1, 30 September."""
    (own_office / "danh-muc.yaml").write_text(write_plan(plan()), encoding="utf-8")
    names = {"datetime": At, "date": dt.date, "time": dt.time, "timedelta": dt.timedelta, "UTC": dt.UTC}
    monkeypatch.setattr("cli.ground.dt", SimpleNamespace(**names))
    assert dondoc(*GIVE)[0] == 0
    return dondoc


def test_asked_for_and_granted(office):
    assert office(*ASK, "--until", "15/10/2026", "--paper", "12/SNV-VP")[:2] == (0, "Đề nghị gia hạn: 1: 15/10/2026\n")
    assert "Đã đề nghị gia hạn đến 15/10/2026, chờ trả lời" in office("show", 1)[1]
    assert "(Đã đề" in office("tasks")[1]
    code, _, wrong = office("extend", 1, "--by", "an")
    assert (code, "việc của chính mình" in wrong) == (1, True)
    assert office("extend", 1, "--until", "09/10/2026", "--by", "dung")[0] == 1, "another day needs a reason"
    assert office("extend", 1, "--by", "dung")[:2] == (0, "Gia hạn: 1\n")
    shown = office("show", 1)[1]
    assert "15/10/2026; được gia hạn từ 30/09/2026" in shown
    assert "Gia hạn: Trần Văn Dũng (thời hạn: 30/09/2026 → 15/10/2026)" in shown


def test_the_day_of_whoever_decides_begins_with_what_waits(office):
    office(*ASK, "--until", "15/10/2026", "--paper", "12/SNV-VP")
    told = office("today", "dung")[1]
    assert "Đề nghị gia hạn chờ đồng chí quyết định (1)" in told
    assert "đề nghị gia hạn từ 30/09/2026 đến 15/10/2026 (lần 01) · 12/SNV-VP · Phạm Văn An" in told
    assert "Khách quan (ngoài khả năng của đơn vị): Chờ hướng dẫn của Bộ" in told
    assert [one["asked"]["assignment"] for one in json.loads(office("today", "dung", "--json")[1])["more_time"]] == [1]
    assert "chờ đồng chí quyết định" not in office("today", "an")[1]
    office("extend", 1, "--by", "dung")
    assert "chờ đồng chí quyết định" not in office("today", "dung")[1]


def test_the_day_says_the_date_of_now_where_it_moved_since_it_was_asked(office):
    office(*ASK, "--until", "15/10/2026")
    with writing(here().engine()) as session:
        session.connection().execute(update(table(Assignment)).values(due=last_moment(dt.date(2026, 10, 20))))
    told = office("today", "dung")[1]
    assert "đề nghị gia hạn từ 30/09/2026 đến 15/10/2026" in told
    assert "Thời hạn đang có là 20/10/2026, đã điều chỉnh sau khi đề nghị." in told
    assert "Ngày đề nghị không muộn hơn thời hạn đang có." in told


def test_refused_or_taken_back(office):
    office(*ASK, "--until", "15/10/2026")
    assert office("refuse-time", 1, "--by", "dung")[0] == 1, "a refusal has a reason"
    assert office("refuse-time", 1, "--by", "dung", "--note", "Việc cấp bách")[0] == 0
    office(*ASK, "--until", "15/10/2026")
    assert office("take-back-time", 1, "--by", "an")[0] == 0
    shown = office("show", 1)[1]
    assert "Không đồng ý gia hạn: Trần Văn Dũng (Việc cấp bách)" in shown
    assert "Đã đề nghị" not in shown


def test_a_request_that_nobody_answered_says_what_became_of_it(office):
    """Handed in it waits no more, confirmed it ends: `show` said nothing of it; programs get all requests and asks."""
    office(*ASK, "--until", "15/10/2026")
    asked = "Đề nghị gia hạn: Phạm Văn An đề nghị ngày 28/09/2026, từ 30/09/2026 đến 15/10/2026, lần 01"
    assert f"{asked}; Chờ trả lời" in office("show", 1)[1]
    assert office("accept", 1, "--by", "an")[0] == 0
    for act, said in ((["hand-in", 1, "--by", "an", "--evidence", "12/BC-SNV"], "kết quả đã gửi, chờ xác nhận"),
                      (["approve", 1, "--by", "dung"], "kết thúc cùng nhiệm vụ")):  # fmt: skip
        assert office(*act)[0] == 0, act
        assert f"{asked}; Không trả lời: {said}" in office("show", 1)[1]
    assert [one["answer"] for one in json.loads(office("show", 1, "--json")[1])["more_time"]] == [None]


def test_what_is_missing_is_said_at_once(office):
    code, _, wrong = office("ask-time", 1, "--by", "an")
    assert code == 1
    for words in ("Chưa ghi ngày đề nghị gia hạn đến", "Chưa chọn loại nguyên nhân", "Chưa ghi lý do"):
        assert words in wrong, words


def test_the_day_says_for_a_week_which_dates_were_moved(office):
    assert "Thời hạn thay đổi" not in office("today", "an")[1]
    office(*ASK, "--until", "15/10/2026")
    assert "Đã đề nghị gia hạn đến 15/10/2026, chờ trả lời" in office("today", "an")[1]
    office("extend", 1, "--by", "dung")
    told = office("today", "an")[1]
    assert "Thời hạn thay đổi, hoặc không được gia hạn, trong 7 ngày qua (1)" in told
    assert "Gia hạn, 28/09/2026: thời hạn: 30/09/2026 → 15/10/2026" in told
    assert [one["line"]["id"] for one in json.loads(office("today", "an", "--json")[1])["moved"]] == [1]
    assert "Thời hạn thay đổi" not in office("today", "chi")[1]


def test_linked_tasks_keep_their_dates_and_one_result_tells_each_verdict(office, tmp_path):
    """Task 1 is granted more time, the other one it is linked with is not: both close by one result, one in time, one late."""
    other = second(same_as=("12-ct-ubnd-2026:1.a",))
    Path("khac.yaml").write_text(write_plan(other), encoding="utf-8")
    assert office("launch", "khac.yaml", *GIVE[2:])[0] == 0
    told = office(*ASK, "--until", "15/10/2026")[1]
    (keeps,) = [line for line in told.splitlines() if "giữ thời hạn của nó" in line]
    assert keeps in office("extend", 1, "--by", "dung")[1]
    twin = int(keeps.split("số ")[1].split()[0])
    with writing(here().engine()) as session:
        late = update(table(Assignment)).where(table(Assignment).c.id == twin)
        session.connection().execute(late.values(due=last_moment(dt.date(2026, 9, 20))))
    assert office("accept", 1, "--by", "an")[0] == 0
    assert office("hand-in", 1, "--by", "an", "--evidence", "12/BC-SNV")[0] == 0
    said = office("approve", 1, twin, "--by", "dung")[1]
    assert "Hoàn thành đúng hạn (Thời hạn: 15/10/2026)" in said
    assert "Hoàn thành quá hạn (Thời hạn: 20/09/2026)" in said
