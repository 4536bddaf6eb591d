"""Who confirms or receives what he leads himself: said on the card, or asked about."""

import pytest

from desk.drafts.benching import workbench
from models.settings import Settings
from plans.files import write_plan
from plans.plan import Task
from tests.drafting import app, hoa
from tests.office import NOW, plan
from tests.test_desk_drafts import OFFICE, person, take

__all__ = ["app", "hoa"]
SO = "Sở Nội vụ"


def bench(app, as_="", **task):
    made = plan(
        tasks=(Task(id="1", title="Theo dõi, đôn đốc", quote="Giao Sở Nội vụ theo dõi, đôn đốc.", lead=(SO,), **task),)
    )
    number, _ = take(app.state.engine, data=write_plan(made).encode(), name="a.yaml", note="", as_=as_)
    return workbench(app.state.engine, Settings(office=OFFICE), person(app.state.engine, "hoa"), number, NOW)


def codes(seen):
    return [one.problem.code for one in seen.told]


def test_the_card_says_that_the_confirmer_leads_it_too(app, hoa):
    seen = bench(app, confirmer="song-thao/so-noi-vu")
    assert seen.cards[0].own
    assert "cũng chủ trì việc này" in hoa.get(f"/van-ban/{seen.draft.id}").text


@pytest.mark.parametrize(("as_", "confirmer"), [("", None), ("Sở Nội vụ tỉnh Sông Thao", "song-thao/so-noi-vu")])
def test_elsewhere_it_says_nothing(app, hoa, as_, confirmer):
    seen = bench(app, as_, confirmer=confirmer)
    assert not seen.cards[0].own
    assert "cũng chủ trì việc này" not in hoa.get(f"/van-ban/{seen.draft.id}").text


@pytest.mark.parametrize("as_", ["", "Sở Nội vụ tỉnh Sông Thao"])
def test_a_report_to_oneself_is_asked_about(app, hoa, as_):
    seen = bench(app, as_, report_to=SO)
    assert "reports-to-itself" in codes(seen)
    assert "chính là cơ quan chủ trì" in hoa.get(f"/van-ban/{seen.draft.id}").text
    assert "reports-to-itself" not in codes(bench(app, as_, report_to="Sở Tài chính"))
    assert "reports-to-itself" not in codes(bench(app, as_))
