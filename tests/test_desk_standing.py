"""Whose document it is: a higher body's is doubted or refused when an office would give it as its own; its own never."""

import datetime as dt

import pytest

from desk.intake import take_in
from desk.launching import LaunchBlocked, Wish, launch_plan, propose
from desk.standing import not_ours
from models.settings import Settings
from plans.binding import bind_plan
from plans.files import write_plan
from plans.plan import Directive, Handling, Plan, Task
from plans.problems import Severity
from tests.office import DAY, NOW, furnish, plan
from tests.registries import country

__all__ = ["country"]
CODES = {"issued-above", "issued-above-given-beyond", "given-beyond"}
ISSUED = dt.date(2026, 3, 16)


def a_plan(issuer, *leads, **changes):
    tasks = tuple(Task(id=str(n), title="Rà soát", clause=str(n), lead=(name,)) for n, name in enumerate(leads, 1))
    head = Directive(issuer=issuer, issued=ISSUED, place="Hà Nội")
    return Plan(**({"plan": "ct-1", "title": "Về việc thử", "directive": head, "tasks": tasks} | changes))


def told(country, made, issuer, office):
    bound, _ = bind_plan(made, country, ISSUED, ISSUED)
    return [(one.code, one.severity) for one in not_ours(bound, country, issuer, office)]


PM, EVERYBODY = "thu-tuong-chinh-phu", ("Bộ Nội vụ", "Ủy ban nhân dân các tỉnh, thành phố")


@pytest.mark.parametrize("office", ["quang-ninh-van-phong-ubnd", "quang-ninh-ubnd", "quang-ninh-xa-luong-minh"])
def test_the_prime_ministers_directive_is_not_given_by_a_province(country, office):
    found = told(country, a_plan("Thủ tướng Chính phủ", *EVERYBODY), PM, office)
    assert found == [("issued-above-given-beyond", Severity.ERROR)]


@pytest.mark.parametrize(
    ("issuer", "office", "expected"),
    [
        (PM, "van-phong-chinh-phu", []),
        (PM, PM, []),
        ("bo-noi-vu", "bo-noi-vu", []),
        (PM, "bo-noi-vu", [("issued-above", Severity.DOUBT)]),
        (None, "van-phong-chinh-phu", []),
        (None, "quang-ninh-ubnd", [("given-beyond", Severity.DOUBT)]),
        ("lang-son-ubnd", "quang-ninh-ubnd", [("issued-above-given-beyond", Severity.ERROR)]),
        ("quang-ninh-ubnd", "quang-ninh-van-phong-ubnd", []),
    ],
)
def test_whose_office_it_is_tells(country, issuer, office, expected):
    assert told(country, a_plan("Thủ tướng Chính phủ", *EVERYBODY), issuer, office) == expected


@pytest.mark.parametrize(("handling", "told_of"), [("report", 1), ("inform", 0)])
def test_lines_of_reports_are_given_too(country, handling, told_of):
    """A unit confirms them each year: a ministry is not asked to by a province."""
    made = a_plan("Thủ tướng Chính phủ", *EVERYBODY)
    tasks = tuple(one.model_copy(update={"handling": Handling(handling)}) for one in made.tasks)
    found = told(country, made.model_copy(update={"tasks": tasks}), PM, "quang-ninh-van-phong-ubnd")
    assert found == [("issued-above-given-beyond", Severity.ERROR)] * told_of


def test_receiving_and_what_a_note_gave_are_never_doubted(country):
    made = a_plan("Thủ tướng Chính phủ", *EVERYBODY)
    received = made.model_copy(update={"perspective": "receive", "as_": "quang-ninh-ubnd"})
    assert told(country, received, PM, "quang-ninh-van-phong-ubnd") == []
    noted = made.model_copy(update={"tasks": tuple(one.model_copy(update={"clause": None}) for one in made.tasks)})
    assert told(country, noted, PM, "quang-ninh-van-phong-ubnd") == []


def proposal(engine, office, wish=None, **changes):
    taken = take_in(write_plan(plan(office=None, **changes)).encode(), "thu.yaml")
    wish = wish or Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung")
    found = propose(engine, taken, wish, Settings(office=office))
    return found, [(one.code, one.severity) for one in found.problems if one.code in CODES]


def test_an_office_gives_its_own_committees_paper_and_a_department_is_asked(engine):
    furnish(engine)
    assert proposal(engine, "song-thao/van-phong")[1] == []
    assert proposal(engine, "tinh-song-thao")[1] == []
    assert proposal(engine, "song-thao/so-noi-vu")[1] == [("issued-above", Severity.DOUBT)]
    found, about = proposal(engine, "song-thao/xa-an-binh")
    assert about == [("issued-above-given-beyond", Severity.DOUBT)]
    assert not found.refused


def test_a_directive_from_the_centre_is_refused_whole(engine):
    from models.database import writing
    from models.tables import Unit

    furnish(engine)
    with writing(engine) as session:
        session.add(Unit(slug="thu-tuong", name="Thủ tướng Chính phủ", kind="government"))
        session.add(Unit(slug="bo-noi-vu", name="Bộ Nội vụ", kind="ministry"))
    made = plan(office=None)
    tasks = (made.tasks[0].model_copy(update={"lead": ("Bộ Nội vụ",)}), *made.tasks[1:])
    head = made.directive.model_copy(update={"issuer": "Thủ tướng Chính phủ"})
    for office in ("song-thao/van-phong", ""):
        found, about = proposal(engine, office, directive=head, tasks=tasks)
        assert about == [("issued-above-given-beyond", Severity.ERROR)]
        assert found.refused
        with pytest.raises(LaunchBlocked):
            launch_plan(engine, found, Wish(DAY, NOW, proposed_by="hoa", agreed_by="dung"))
