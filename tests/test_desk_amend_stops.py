"""An amendment of a monthly rule names the times that it stops: the preview had their number alone."""

import datetime as dt

import pytest

from desk.amending import propose_amendment
from desk.intake import take_in
from desk.launching import Wish, launch_plan, propose
from models.database import writing
from models.recurrence import open_occurrences
from models.settings import Settings
from plans.calendar import Calendar
from plans.due import Recurring
from plans.files import write_plan
from plans.wording import render
from tests.office import DAY, NOW, furnish, plan

HOUSE = Settings(office="song-thao/van-phong")
WISH = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung")
LATER = dt.datetime(2026, 9, 25, 1, tzinfo=dt.UTC)


def file_with(rule, text):
    task = plan().tasks[1].model_copy(update={"due": Recurring(rrule=rule, text=text)})
    bindings = {name: units for name, units in plan().bindings.items() if name != "Các xã"}
    return take_in(write_plan(plan(tasks=(task,), bindings=bindings)).encode(), "a.yaml")


@pytest.fixture
def monthly(sqlite_engine):
    """A report each month until the 20th; September's is overdue, October's is open."""
    furnish(sqlite_engine)
    given = file_with("FREQ=MONTHLY;BYMONTHDAY=20", "hằng tháng trước ngày 21")
    launch_plan(sqlite_engine, propose(sqlite_engine, given, WISH, HOUSE), WISH)
    with writing(sqlite_engine) as session:
        open_occurrences(session, LATER.date(), LATER, Calendar())
    return sqlite_engine


@pytest.mark.parametrize(
    ("rule", "text", "said"),
    [
        (
            "FREQ=MONTHLY;BYMONTHDAY=26",
            "hằng tháng trước ngày 27",
            "Theo lịch mới, dừng kỳ tháng 10/2026 (hạn 20/10/2026) của nhiệm vụ 1.b ở 02 đơn vị; kỳ này sẽ mở lại với hạn 26/10/2026",
        ),
        (
            "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=26;BYMONTH=9,11",
            "hai tháng một lần",
            "Theo lịch mới, dừng kỳ tháng 10/2026 (hạn 20/10/2026) của nhiệm vụ 1.b: 02 đơn vị không phải thực hiện nữa",
        ),
        ("FREQ=MONTHLY;BYMONTHDAY=20", "hằng tháng trước ngày 21", None),
    ],
)
def test_the_preview_names_the_times_that_a_new_rule_stops(monthly, rule, text, said):
    wish = WISH._replace(today=LATER.date(), now=LATER)
    shown = propose_amendment(monthly, file_with(rule, text), wish, HOUSE)
    told = [render(one).says for one in shown.problems if one.code.startswith("amend-stops")]
    assert told == ([said] if said else [])
