"""The hour of a due that has one is said by every command, as the pages say it; in both languages."""

import datetime as dt
import json
from types import SimpleNamespace

import pytest

from cli.day import _late, _when
from plans.amended import due_words
from plans.due import OnDate
from plans.files import write_plan
from plans.state import ZONE
from tests.commands import GIVE
from tests.office import plan

SAID = "16 giờ 00 ngày 30/12/2099"


@pytest.fixture
def first(own_office, dondoc):
    """The number of work of Sở Nội vụ until 16:00 of a day."""
    task, *rest = plan().tasks
    timed = task.model_copy(update={"due": OnDate(date=dt.date(2099, 12, 30), time="16:00", text="")})
    (own_office / "danh-muc.yaml").write_text(write_plan(plan(tasks=(timed, *rest))), encoding="utf-8")
    assert dondoc(*GIVE)[0] == 0
    rows = json.loads(
        dondoc("tasks", "--task", "1.a", "--plan", plan().plan, "--unit", "song-thao/so-noi-vu", "--json")[1]
    )
    return rows["rows"][0]["id"]


def test_lists_the_day_and_one_assignment_say_the_hour(dondoc, first):
    for words in (("tasks", "--task", "1.a", "--plan", plan().plan), ("show", first), ("today", "an")):
        assert SAID in " ".join(dondoc(*words)[1].split()), words
    assert "16:00 on 30/12/2099" in dondoc("show", first, "--lang", "en")[1]


def test_a_whole_day_has_no_hour(dondoc, first):
    assert "giờ" not in dondoc("tasks", "--task", "1.b", "--plan", plan().plan)[1]
    assert due_words(dt.datetime(2026, 11, 30, 17, tzinfo=dt.UTC), ZONE) == "30/11/2026"
    assert due_words(dt.datetime(2026, 11, 30, 9, tzinfo=dt.UTC), ZONE, "en") == "16:00 on 30/11/2026"
    assert due_words(None, ZONE, "en") != due_words(None, ZONE)


@pytest.mark.parametrize("due", ["17:00 30/12/2099", "30/12/2099 17:00"])
def test_a_day_with_an_hour_in_figures_is_a_deadline(first, dondoc, due):
    """It was "không phải là một ngày có thật"."""
    given = dondoc(
        "add", "Gửi số liệu", "--unit", "Sở Nội vụ", "--due", due, "--by", "hoa", "--agreed-by", "dung", "--yes"
    )
    assert given[0] == 0, given
    assert "17 giờ 00 ngày 30/12/2099" in dondoc("tasks", "--text", "Gửi số liệu")[1]


def test_an_hour_late_is_of_the_same_day_and_no_day(dondoc, first):
    """As pages, mails and papers say it; a day later it is one day."""
    for words in (
        ("overdue", "--plan", plan().plan),
        ("show", first),
    ):
        out = " ".join(dondoc(*words, "--at", "2099-12-30T16:30")[1].split())
        assert "trong ngày" in out, words
        assert "01 ngày" not in out, words
    assert "01 ngày" in dondoc("overdue", "--at", "2099-12-31T16:30")[1]


@pytest.mark.parametrize(("same_day", "told"), [(True, "quá hạn trong ngày"), (False, "quá hạn 01 ngày")])
def test_the_day_says_so_too(same_day, told):
    assert _late(SimpleNamespace(state="open-overdue", days_late=1, same_day=same_day)) == told


@pytest.mark.parametrize(("hour", "told"), [(10, "đến hạn hôm nay"), (18, "quá hạn trong ngày")])
@pytest.mark.parametrize("stage", ["draft", "execute"])
def test_the_last_day_is_said_received_or_not_until_its_hour_has_passed(hour, told, stage):
    due, now = (dt.datetime(2027, 1, 4, one, tzinfo=ZONE) for one in (17, hour))
    late = now > due
    one = SimpleNamespace(
        stage=stage, due=due, state="open-overdue" if late else "open-on-time", days_late=late, same_day=late
    )
    assert _when(one, now, ZONE) == told
