"""The plan as a whole: its parts add up to the figures of the lists, in each one's sight; on both databases."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from desk.acting import Doing, act
from desk.adding import record_event
from desk.people import actor_of, who
from desk.plan_progress import plan_original, plan_progress
from desk.reporting import NotFound, NotYours, plan_view
from models.audit import record
from models.database import reading, writing
from models.plan_progress import plan_history
from models.settings import Settings
from plans.access import sight_of
from plans.stages import Act
from tests.apps import office_app
from tests.browsing import Browser
from tests.desks import office
from tests.office import NOW

__all__ = ["office"]

SLUG = "12-ct-ubnd-2026"
LATE = dt.datetime(2026, 10, 5, 2, tzinfo=dt.UTC)


def sight(engine, slug):
    with reading(engine) as session:
        return sight_of(actor_of(session, who(session, slug)))


@pytest.mark.parametrize("slug", [None, "hoa", "an", "giam2"])
def test_every_part_adds_up_to_the_figures_of_the_plan(office, slug):
    for number in (1, 2):
        act(office, Doing(Act.ACCEPT, "an"), [number], now=NOW, zone=ZoneInfo("Asia/Ho_Chi_Minh"))
    seen = sight(office, slug) if slug else None
    found, states = plan_progress(office, SLUG, LATE, seen), plan_view(office, SLUG, LATE, seen).states
    for part in (found.sections, found.months):
        assert sum(one.total for _, one in part) == sum(states.values())
        assert sum(one.late for _, one in part) == states["open-overdue"]
    assert sum(one.total for one in found.units) == sum(states.values())


def test_sections_in_the_documents_order_and_months_in_time(office):
    found = plan_progress(office, SLUG, LATE)
    assert [name for name, _ in found.sections] == ["1", "4"]
    months = [month for month, _ in found.months]
    assert months == sorted(months)
    assert [one.what for one in found.history] == ["propose", "agree", "launch"]
    assert found.history[0].by == "Nguyễn Thị Hoa"


def test_whose_plan_it_is_not(office):
    with pytest.raises(NotYours):
        plan_progress(office, SLUG, LATE, sight(office, "khach")._replace(units=frozenset()))
    with pytest.raises(NotFound):
        plan_progress(office, "khong-co", LATE)
    with pytest.raises(NotFound):
        plan_original(office, SLUG)


def test_the_page(sqlite_engine):
    app = office_app(sqlite_engine)
    page = Browser(app).enter("hoa").get(f"/danh-muc/{SLUG}/tien-do").text
    for words in ("Theo phần của văn bản", "Khoản 1", "12/2026", "Sở Nội vụ tỉnh Sông Thao", "Trình duyệt danh mục"):
        assert words in page, words
    app.state.engine.dispose()


def test_the_history_names_what_an_amendment_changed(office):
    from desk.amending import amend_plan, propose_amendment
    from desk.intake import Intake
    from desk.launching import Wish
    from plans.due import OnDate
    from tests.office import DAY, plan

    old = plan()
    first = old.tasks[0].model_copy(update={"due": OnDate(date=dt.date(2026, 9, 15), text="xong ngày 15/9")})
    made = old.model_copy(update={"version": 2, "tasks": (first, *old.tasks[1:])})
    wish = Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung")
    amend_plan(office, propose_amendment(office, Intake("a", made, [], ""), wish, Settings()), wish)
    (told,) = [one.details["which"] for one in plan_progress(office, SLUG, LATE).history if one.what == "amend"]
    assert told == [
        {
            "task": "1.a",
            "kind": "changed",
            "field": "due",
            "old": "trước ngày 01/10/2026",
            "new": "xong ngày 15/9",
            "said": "trước ngày 01/10/2026",
        }
    ]


def test_the_history_tells_every_event_with_who_recorded_it(office):
    """The same one once more opens nothing, and is told once."""
    for day, by in ((1, "hoa"), (2, "em"), (3, "hoa"), (3, "hoa")):
        units, now = ["song-thao/xa-an-binh"], LATE.replace(month=9, day=4)
        record_event(office, SLUG, "3", dt.date(2026, 9, day), units, by, now=now, today=now.date())
    told = [(one.details["day"], one.by) for one in plan_progress(office, SLUG, LATE).history if one.what == "event"]
    hoa, em = "Nguyễn Thị Hoa", "Vũ Văn Em"
    assert told == [("event-2026-09-01", hoa), ("event-2026-09-02", em), ("event-2026-09-03", hoa)]


@pytest.mark.parametrize(
    ("logged", "left_out"),
    [
        ("draft-propose:hoa draft-agree:dung propose:hoa agree:dung launch:hoa", "propose:hoa agree:dung"),
        ("draft-propose:hoa draft-send-back:dung draft-propose:hoa propose:hoa launch:hoa", "propose:hoa"),
        ("draft-propose:hoa draft-void:hoa propose:hoa launch:hoa", ""),
        ("draft-propose:an draft-agree:dung propose:hoa agree:dung launch:hoa", "agree:dung"),
        ("hand-over:hoa hand-over:hoa draft-send-back:hoa draft-send-back:hoa amend:hoa amend:hoa", ""),
    ],
)
def test_the_history_leaves_out_only_what_a_draft_signed_before(office, logged, left_out):
    """What was proposed and agreed on the way is logged once more when it is given; whatever else was done twice is told twice."""
    with writing(office) as session:
        for what, by in (one.split(":") for one in logged.split()):
            record(session, who(session, by).id, what, "thu", now=NOW)
    with reading(office) as session:
        told = [(one.what, one.by) for one in plan_history(session, "thu")]
        names = {by: who(session, by).name for by in ("hoa", "dung", "an")}
    skipped = [tuple(one.split(":")) for one in left_out.split()]
    kept = [tuple(one.split(":")) for one in logged.split()]
    assert told == [(what, names[by]) for what, by in kept if (what, by) not in skipped]
