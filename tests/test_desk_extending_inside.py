"""More time where a paper came from above: its date stays; that of a part is moved by whoever gave it on, never past the whole."""

import datetime as dt

import pytest
from sqlmodel import select

from desk.acting import ActRefused
from desk.extending import waiting_for
from desk.giving_on import Share, give_on
from desk.intake import take_in
from desk.launching import Wish, launch_plan, propose
from desk.people import actor_of, who
from desk.reporting import NotYours
from desk.seeing import see
from models.database import reading, writing
from models.settings import Settings
from models.tables import Person, Unit
from plans.due import OnDate
from plans.files import write_plan
from plans.plan import Task
from tests.asking import answered, asked, view
from tests.office import DAY, NOW, furnish, furnish_more, plan

HOME, DIVISION = "song-thao/so-noi-vu", "song-thao/so-noi-vu/phong-to-chuc"
LATER = NOW + dt.timedelta(days=1)
INTERNAL, SOURCE = dt.date(2026, 9, 20), dt.date(2026, 9, 30)


@pytest.fixture
def office(engine):
    """The province's part of a paper from above (1), due 30 September, given on to a department (2), due the 20th."""
    furnish(engine)
    furnish_more(engine)
    task = Task(
        id="1", title="Rà soát quy hoạch", quote="Các tỉnh rà soát quy hoạch.", lead=("Các tỉnh",), handling="track",
        due=OnDate(date=SOURCE),
    )  # fmt: skip
    head = plan().directive.model_copy(update={"number": "5/CT-TTg", "issuer": "Thủ tướng Chính phủ"})
    paper = plan(
        plan="5-ct-ttg-2026", directive=head, tasks=(task,), office=None, bindings={"Các tỉnh": ("tinh-song-thao",)}
    )
    wish = Wish(DAY, NOW, as_="tinh-song-thao", proposed_by="hoa", agreed_by="dung")
    taken = take_in(write_plan(paper).encode(), "a.yaml")
    launch_plan(engine, propose(engine, taken, wish, Settings(office="song-thao/van-phong")), wish)
    assert give_on(engine, actor(engine, "hoa"), 1, [Share(HOME, INTERNAL)], LATER, LATER.date()) == [2]
    return engine


def actor(engine, slug):
    with reading(engine) as session:
        return actor_of(session, who(session, slug))


def for_whom(engine, *slugs):
    with reading(engine) as session:
        return [slug for slug in slugs if waiting_for(session, actor_of(session, who(session, slug)), LATER)]


def codes(refused):
    return [one.code for one in refused.value.problems]


def test_the_date_of_a_higher_level_cannot_be_moved_here_and_it_says_so(office):
    with pytest.raises(ActRefused) as refused:
        asked(office, dt.date(2026, 10, 15), by="hoa", now=LATER)
    assert codes(refused) == ["extension-from-above"]
    time = see(office, actor(office, "hoa"), 1, LATER).time
    assert (time.asks, time.why_not.code) == (False, "extension-from-above")


def test_the_internal_date_is_moved_by_whoever_gave_it_on_never_past_the_source_s(office):
    with pytest.raises(ActRefused) as refused:
        asked(office, dt.date(2026, 10, 1), number=2, now=LATER)
    assert codes(refused) == ["extension-beyond-parent"]
    asked(office, dt.date(2026, 9, 28), number=2, now=LATER)
    assert for_whom(office, "an", "binh", "chi", "giam", "admin") == []
    assert "hoa" in for_whom(office, "hoa")
    with pytest.raises(ActRefused):
        answered(office, number=2, by="an", now=LATER)
    with pytest.raises(ActRefused) as refused:
        answered(office, True, dt.date(2026, 10, 1), "x", number=2, by="hoa", now=LATER)
    assert codes(refused) == ["extension-beyond-parent"]
    answered(office, number=2, by="hoa", now=LATER)
    assert view(office, 2, LATER).line.due.date() == dt.date(2026, 9, 28)
    assert view(office, 1, LATER).line.extended_from is None, "what is above is not touched"


def test_what_a_unit_gave_on_inside_is_its_own(office):
    """A division of the department asks the department; the office above sees nothing of it."""
    with writing(office) as session:
        home = session.exec(select(Unit).where(Unit.slug == HOME)).one()
        session.add(Unit(slug=DIVISION, name="Phòng Tổ chức", kind="division", parent_id=home.id))
        session.flush()
        division = session.exec(select(Unit).where(Unit.slug == DIVISION)).one()
        session.add(Person(slug="giao", name="Người Giao", unit_id=division.id))
    (part,) = give_on(office, actor(office, "an"), 2, [Share(DIVISION, dt.date(2026, 9, 15))], LATER, LATER.date())
    asked(office, dt.date(2026, 9, 18), number=part, by="giao", now=LATER)
    assert for_whom(office, "an", "hoa", "dung", "giao") == ["an"]
    with pytest.raises(NotYours):
        see(office, actor(office, "chi"), part, LATER)
    answered(office, number=part, by="an", now=LATER)
    assert view(office, part, LATER).line.extended_from is not None
