"""Whose place a document speaks of: told by its issuer, leads or partners, asked where they do not tell."""

import datetime as dt

import pytest

from plans.binding import bind_plan
from plans.directory import CENTRAL, Jurisdiction
from plans.jurisdictions import whose
from plans.plan import Directive, Plan, Task
from plans.problems import Severity
from tests.registries import a_plan, codes, country, directory

__all__ = ["country", "directory"]
TODAY = dt.date(2026, 11, 25)

BEN_TRE = Jurisdiction("province", "ben-tre-ubnd")


def test_a_party_committee_of_nowhere_is_an_error(directory):
    bound, problems = bind_plan(a_plan("các cấp ủy đảng", issuer="Ban Thường vụ Tỉnh ủy"), directory, None, TODAY)
    assert codes(problems) == ["jurisdiction-unknown"]
    assert problems[0].severity is Severity.ERROR
    assert bound.members == {}
    for changes in ({"office": "ben-tre-tinh-uy"}, {}):
        plan = a_plan("các cấp ủy đảng", issuer="Ban Thường vụ Tỉnh ủy", **changes)
        bound, _ = bind_plan(plan, directory, None, dt.date(2021, 10, 1), office="ben-tre-tinh-uy")
        assert len(bound.members["các cấp ủy đảng"]) == 12


def test_groups_are_known_even_where_the_place_is_not(directory):
    plan = a_plan("các cấp ủy đảng", "Sở Nội vụ", "Chủ tịch UBND các cấp", issuer="Ban Thường vụ Tỉnh ủy")
    bound, problems = bind_plan(plan, directory, None, TODAY)
    assert bound.plan.bindings == {
        "các cấp ủy đảng": ("cac-cap-uy-dang",),
        "Chủ tịch UBND các cấp": ("chinh-quyen-cac-cap",),
    }
    assert bound.members == {}
    assert codes(problems) == ["jurisdiction-unknown"]


def test_without_issuer_the_leads_tell_the_level(directory):
    bound, problems = bind_plan(a_plan("các sở, ban, ngành", "các quận, huyện", issuer=None), directory, None, TODAY)
    assert set(bound.plan.bindings) == {"các sở, ban, ngành", "các quận, huyện"}
    assert [(p.code, p.severity) for p in problems] == [("jurisdiction-unknown", Severity.ERROR)]


def test_partners_tell_the_province_only_if_they_agree(directory):
    def task(*partners):
        return Task(id="1", title="Việc", lead=("Sở Nội vụ",), with_=partners)

    plan = a_plan(issuer="Ủy ban nhân dân tỉnh", tasks=(task("Báo Thái Nguyên", "Sở Y tế"),))
    bound, problems = bind_plan(plan, directory, None, dt.date(2014, 1, 1))
    assert bound.members["Sở Nội vụ"] == ("thai-nguyen-so-noi-vu",)
    assert codes(problems) == ["jurisdiction-inferred"]
    plan = a_plan(issuer="Ủy ban An toàn giao thông Quốc gia", tasks=(task("Báo Thái Nguyên"),))
    assert codes(bind_plan(plan, directory, None, dt.date(2014, 1, 1))[1])[0] == "jurisdiction-unknown"
    plan = a_plan(issuer="Ủy ban nhân dân tỉnh", tasks=(task("Báo Thái Nguyên", "tỉnh Bến Tre"),))
    assert codes(bind_plan(plan, directory, None, dt.date(2014, 1, 1))[1]) == ["jurisdiction-unknown"]


def test_the_province_may_be_told_by_a_lead(directory):
    plan = a_plan("Báo Thái nguyên", "Sở Nội vụ", issuer="Ban Thường vụ Tỉnh uỷ")
    bound, problems = bind_plan(plan, directory, None, dt.date(2014, 1, 1))
    assert bound.members["Sở Nội vụ"] == ("thai-nguyen-so-noi-vu",)
    assert codes(problems) == ["jurisdiction-inferred"]


def test_the_receiving_office_does_not_move_the_jurisdiction(country):
    plan = a_plan("các Bộ", issuer="Thủ tướng Chính phủ", issued=dt.date(2021, 11, 26), office="binh-thuan-tinh-uy")
    assert len(bind_plan(plan, country, None, dt.date(2021, 12, 1))[0].members["các Bộ"]) == 18


@pytest.mark.parametrize(
    ("issuer", "place", "expected"),
    [
        ("Bộ Chính trị, Ban Bí thư", "Hà Nội", CENTRAL),
        ("Ban Chỉ đạo quốc gia về chuyển đổi số", "Hà Nội", CENTRAL),
        ("Ban Thường vụ Thành ủy", "Hà Nội", Jurisdiction("province", "ha-noi-ubnd")),
        ("Ủy ban nhân dân tỉnh", "Bến Tre", BEN_TRE),
        ("Ban Thường trực Ủy ban MTTQ Việt Nam xã An Ngãi Trung", None,
         Jurisdiction("commune", "vinh-long-ubnd", "vinh-long-xa-an-ngai-trung")),
        ("Ủy ban nhân dân quận", "Hà Nội", Jurisdiction("province", "ha-noi-ubnd")),
        ("Ủy ban nhân dân xã", None, None),
    ],
)  # fmt: skip
def test_whose_directive_it_is(country, issuer, place, expected):
    plan = Plan(plan="thu", directive=Directive(issuer=issuer, place=place, issued=TODAY))
    _, problems = bind_plan(plan, country, None, TODAY)
    assert whose(plan, country, TODAY, None)[0] == expected
    assert ("jurisdiction-unknown" in codes(problems)) == (expected is None or issuer.startswith("Ban Chỉ đạo"))


def of_a_note(*leads, **changes):
    """A document of the Prime Minister with a leader's note on it, as an office received it."""
    noted = Task(id="bp-1", title="Tham mưu", lead=leads)
    printed = Task(id="1", clause="1", title="Việc", lead=("Bộ Nội vụ",))
    return a_plan(
        tasks=(noted, printed), **{"issuer": "Thủ tướng Chính phủ", "issued": dt.date(2026, 7, 11), **changes}
    )


def test_a_leaders_note_speaks_of_his_own_place(country):
    bound, problems = bind_plan(of_a_note("Sở Tài chính"), country, None, TODAY, office="quang-tri-van-phong-ubnd")
    assert bound.members["Sở Tài chính"] == ("quang-tri-so-tai-chinh",)
    assert bound.members["Bộ Nội vụ"] == ("bo-noi-vu",)
    assert codes(problems) == []
    bound, _ = bind_plan(of_a_note("Văn phòng"), country, None, TODAY, office="quang-tri-van-phong-ubnd")
    assert bound.members["Văn phòng"] == ("quang-tri-van-phong-ubnd",)
    bound, _ = bind_plan(of_a_note("các sở, ban, ngành"), country, None, TODAY, office="quang-tri-van-phong-ubnd")
    assert all(slug.startswith("quang-tri-") for slug in bound.members["các sở, ban, ngành"])


def test_a_note_knows_the_bodies_of_the_day_it_was_written(country):
    old = of_a_note("Sở Nông nghiệp và Môi trường", issued=dt.date(2023, 5, 4))
    bound, problems = bind_plan(old, country, None, TODAY, office="quang-tri-van-phong-ubnd")
    assert bound.members["Sở Nông nghiệp và Môi trường"] == ("quang-tri-so-nong-nghiep-va-moi-truong",)
    assert codes(problems) == []


def test_one_name_for_two_places_is_asked_about(country):
    plan = of_a_note("Sở Tài chính", issuer="Ủy ban nhân dân tỉnh Thái Nguyên")
    printed = Task(id="2", clause="2", title="Việc", lead=("Sở Tài chính",))
    plan = plan.model_copy(update={"tasks": (*plan.tasks, printed)})
    bound, problems = bind_plan(plan, country, None, TODAY, office="quang-tri-van-phong-ubnd")
    assert bound.members["Sở Tài chính"] == ("thai-nguyen-so-tai-chinh",)
    assert [(one.code, one.place.field) for one in problems] == [("name-ambiguous", "lead")]
