"""A plan's names become units: as of the issue date, on the launch day, with every doubt at its place."""

import datetime as dt

import pytest

from plans.binding import bind_plan
from plans.directory import CENTRAL, Directory, Jurisdiction
from plans.plan import Force, Handling, How, Task
from plans.problems import Severity
from plans.wording import render
from tests.registries import a_plan, codes, country, directory

__all__ = ["country", "directory"]
TODAY = dt.date(2026, 11, 25)

BEN_TRE = Jurisdiction("province", "ben-tre-ubnd")

THAI_NGUYEN = Jurisdiction("province", "thai-nguyen-ubnd")

# The names that lead or take part in five real directives, and what they mean. (The documents are kept elsewhere.)
NAMES = {
    ("2012-04-12", BEN_TRE): {
        "Các sở, ban ngành tỉnh": "cac-so-ban-nganh",
        "Uỷ ban nhân dân cấp huyện, cấp xã": "ubnd-cap-huyen-cap-xa",
        "Cán bộ, công chức, viên chức": "can-bo-cong-chuc-vien-chuc",
        "Sở Nội vụ": "ben-tre-so-noi-vu",
        "các Ban Đảng": "cac-ban-dang",
        "Mặt trận Tổ quốc": "ben-tre-mttq",
        "các đoàn thể chính trị - xã hội": "cac-to-chuc-chinh-tri-xa-hoi",
        "Ban Dân vận cùng cấp": "ban-dan-van-cac-cap",
        "Ban Dân vận Tỉnh uỷ": "ben-tre-ban-dan-van",
        "Uỷ ban nhân dân tỉnh": "ben-tre-ubnd",
    },
    ("2013-11-26", BEN_TRE): {
        "Các cơ quan, đơn vị thuộc tỉnh": "cac-co-quan-don-vi",
        "Ủy ban nhân dân các huyện, thành phố": "ubnd-cap-huyen",
        "Ủy ban nhân dân các xã, phường, thị trấn": "ubnd-cap-xa",
        "các ngành": "cac-so-ban-nganh",
        "các cấp chính quyền trong tỉnh": "chinh-quyen-cac-cap",
        "Các sở, ban, ngành": "cac-so-ban-nganh",
        "Các cơ quan, đơn vị": "cac-co-quan-don-vi",
        "chính quyền các cấp": "chinh-quyen-cac-cap",
        "Các cơ quan, đơn vị có quan hệ trực tiếp với nhân dân": "cac-co-quan-don-vi",
        "Cán bộ, công chức, viên chức": "can-bo-cong-chuc-vien-chuc",
        "các sở, ban, ngành tỉnh": "cac-so-ban-nganh",
        "Sở Nội vụ": "ben-tre-so-noi-vu",
        "đoàn thể các cấp": "cac-to-chuc-chinh-tri-xa-hoi",
        "Văn phòng Ủy ban nhân dân tỉnh": "ben-tre-van-phong-ubnd",
        "Tỉnh uỷ": "ben-tre-tinh-uy",
    },
    ("2021-11-26", CENTRAL): {
        "các Bộ": "cac-bo",
        "cơ quan ngang Bộ": "co-quan-ngang-bo",
        "cơ quan thuộc Chính phủ": "co-quan-thuoc-chinh-phu",
        "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương": "ubnd-cac-tinh",
        "Mặt trận Tổ quốc Việt Nam": "mttq-viet-nam",
        "các tổ chức chính trị - xã hội": "cac-to-chuc-chinh-tri-xa-hoi",
        "Bộ Nội vụ": "bo-noi-vu",
    },
    ("2021-09-30", BEN_TRE): {
        "các cấp ủy đảng": "cac-cap-uy-dang",
        "chính quyền": "chinh-quyen-cac-cap",
        "MTTQ": "ben-tre-mttq",
        "các tổ chức chính trị - xã hội": "cac-to-chuc-chinh-tri-xa-hoi",
        "các sở, ban, ngành trong tỉnh": "cac-so-ban-nganh",
        "Chủ tịch UBND các cấp": "chinh-quyen-cac-cap",
        "Cán bộ, công chức, viên chức": "can-bo-cong-chuc-vien-chuc",
        "mỗi cơ quan nhà nước các cấp": "co-quan-nha-nuoc-cac-cap",
    },
    ("2009-06-01", THAI_NGUYEN): {
        "các cấp uỷ đảng": "cac-cap-uy-dang",
        "chính quyền": "chinh-quyen-cac-cap",
        "các ban ngành": "cac-so-ban-nganh",
        "đoàn thể": "cac-to-chuc-chinh-tri-xa-hoi",
        "các hội quần chúng": "cac-hoi-quan-chung",
        "Các cấp ủy": "cac-cap-uy-dang",
        "Ban Dân vận Tỉnh ủy": "thai-nguyen-ban-dan-van",
        "Uỷ ban nhân dân các cấp": "chinh-quyen-cac-cap",
        "Ban dân vận các cấp": "ban-dan-van-cac-cap",
        "Đài phát thanh truyền hình tỉnh": "thai-nguyen-dai-phat-thanh-truyen-hinh",
        "Báo Thái nguyên": "thai-nguyen-bao",
        "các phương tiện thông tin đại chúng": "bao-dai",
        "Ban Dân Vận Tỉnh uỷ": "thai-nguyen-ban-dan-van",
        "các cấp chính quyền": "chinh-quyen-cac-cap",
        "Mặt trận tổ quốc": "thai-nguyen-mttq",
        "các Ban xây dựng đảng": "cac-ban-dang",
        "các Ban của Tỉnh uỷ": "cac-ban-dang",
        "Ban thường vụ Tỉnh uỷ": "thai-nguyen-tinh-uy",
    },
}

CASES = [(day, where, name, slug) for (day, where), names in NAMES.items() for name, slug in names.items()]


@pytest.mark.parametrize(("day", "where", "name", "slug"), CASES)
def test_names_of_five_directives(directory, day, where, name, slug):
    found = directory.lookup(name, where, dt.date.fromisoformat(day))
    assert found.slugs == (slug,)


def test_the_centre_of_november_2021(country):
    plan = a_plan(*NAMES["2021-11-26", CENTRAL], issuer="Thủ tướng Chính phủ", issued=dt.date(2021, 11, 26))
    bound, problems = bind_plan(plan, country, None, dt.date(2021, 11, 29))
    counts = {name: len(slugs) for name, slugs in bound.members.items()}
    assert (counts["các Bộ"], counts["cơ quan ngang Bộ"], counts["cơ quan thuộc Chính phủ"]) == (18, 4, 8)
    assert counts["Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương"] == 63
    assert problems == []


def test_the_centre_of_2021_launched_after_the_mergers(country):
    plan = a_plan(*NAMES["2021-11-26", CENTRAL], issuer="Thủ tướng Chính phủ", issued=dt.date(2021, 11, 26))
    bound, problems = bind_plan(plan, country, None, TODAY)
    everybody = bound.units(("các Bộ", "cơ quan ngang Bộ", "cơ quan thuộc Chính phủ"))
    assert len(everybody) == 14 + 3 + 5
    assert len(bound.members["Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương"]) == 34
    assert problems == []


def test_a_receiving_province_that_was_merged_is_its_successor(country):
    plan = a_plan(
        "UBND các tỉnh, thành phố trực thuộc Trung ương", issuer="Thủ tướng Chính phủ", issued=dt.date(2021, 11, 26)
    )
    plan = plan.model_copy(update={"perspective": "receive", "as_": "binh-thuan-ubnd"})
    then, _ = bind_plan(plan, country, None, dt.date(2021, 12, 1))
    assert then.plan.as_ == "binh-thuan-ubnd"
    now, problems = bind_plan(plan, country, None, TODAY)
    assert now.plan.as_ == "lam-dong-ubnd"
    assert "lam-dong-ubnd" in next(iter(now.members.values()))
    assert problems == []


def test_departments_alone_are_neither_police_nor_inspectorate(directory):
    plan = a_plan("Các sở", "Các sở, ban, ngành", "Giám đốc các sở")
    bound, _ = bind_plan(plan, directory, dt.date(2025, 5, 5), dt.date(2025, 5, 6))
    assert {directory.units[one].kind for one in bound.members["Các sở"]} == {"department"}
    assert bound.members["Giám đốc các sở"] == bound.members["Các sở"]
    others = {directory.units[one].kind for one in bound.members["Các sở, ban, ngành"]}
    assert others == {"department", "agency", "armed-force"}


@pytest.mark.parametrize("name", ["các đơn vị", "Thủ trưởng các đơn vị", "mỗi đơn vị", "Đơn vị"])
def test_units_of_no_one_knows_what_are_asked_about(directory, name):
    """Those of one paper are not those of another; "Các cơ quan, đơn vị" is a group of the province."""
    plan = a_plan(name, "Các cơ quan, đơn vị", issued=dt.date(2026, 11, 2))
    bound, problems = bind_plan(plan, directory, None, TODAY, "vinh-long-ubnd")
    assert list(bound.members) == ["Các cơ quan, đơn vị"]
    (asked,) = [one for one in problems if one.code == "name-open-ended"]
    assert (asked.args["name"], "cơ quan, đơn vị" in str(asked.args["candidates"])) == (name, True)


def test_a_province_of_2013_today(directory):
    bound, problems = bind_plan(
        a_plan("Các sở, ban, ngành", "Sở Nội vụ", "Sở Kế hoạch và Đầu tư"), directory, None, TODAY
    )
    assert bound.members["Sở Nội vụ"] == ("vinh-long-so-noi-vu",)
    assert bound.members["Sở Kế hoạch và Đầu tư"] == ("vinh-long-so-tai-chinh",)
    assert all(slug.startswith("vinh-long-") for slug in bound.members["Các sở, ban, ngành"])
    assert problems == []


def test_districts_are_asked_not_guessed(directory):
    bound, problems = bind_plan(a_plan("Ủy ban nhân dân các huyện, thành phố"), directory, None, TODAY)
    assert bound.members["Ủy ban nhân dân các huyện, thành phố"] == ()
    assert codes(problems) == ["no-single-successors", "members-of-another-day", "task-without-unit"]
    assert (problems[0].severity, problems[0].place.clause, problems[0].args["count"]) == (Severity.DOUBT, "1", 9)
    assert "ben-tre-huyen-ba-tri" in str(problems[0].args["units"])


def test_one_district_is_asked_about_with_its_candidates(directory):
    _, problems = bind_plan(a_plan("Ủy ban nhân dân huyện Ba Tri"), directory, None, TODAY)
    asked = next(p for p in problems if p.code == "no-single-successor")
    assert asked.place.clause == "1"
    assert "vinh-long-xa-ba-tri" in str(asked.args["candidates"])


def test_before_the_mergers_districts_are_themselves(directory):
    bound, problems = bind_plan(a_plan("Ủy ban nhân dân các huyện, thành phố"), directory, None, dt.date(2013, 12, 1))
    assert len(bound.members["Ủy ban nhân dân các huyện, thành phố"]) == 9
    assert codes(problems) == ["members-of-another-day"]


def test_merged_communes_have_one_share(directory):
    bound, _ = bind_plan(a_plan("UBND các xã, phường, thị trấn"), directory, None, TODAY)
    members = bound.members["UBND các xã, phường, thị trấn"]
    assert len(members) == len(set(members)) < 148


def test_the_issuer_gives_itself_nothing_in_a_group(directory):
    bound, _ = bind_plan(a_plan("chính quyền các cấp"), directory, None, dt.date(2013, 12, 1))
    assert "ben-tre-ubnd" not in bound.members["chính quyền các cấp"]


def test_a_name_for_people_is_marked(directory):
    bound, _ = bind_plan(a_plan("Cán bộ, công chức, viên chức"), directory, None, dt.date(2013, 12, 1))
    assert bound.people == ("Cán bộ, công chức, viên chức",)


def test_the_coordinators_own_binding_wins(directory):
    plan = a_plan(
        "Ủy ban nhân dân các huyện, thành phố",
        bindings={"Ủy ban nhân dân các huyện, thành phố": ("vinh-long-xa-ba-tri",)},
    )
    bound, problems = bind_plan(plan, directory, None, TODAY)
    assert bound.members["Ủy ban nhân dân các huyện, thành phố"] == ("vinh-long-xa-ba-tri",)
    assert problems == []


def test_a_binding_to_nothing_is_an_error(directory):
    _, problems = bind_plan(a_plan("Sở Nội vụ", bindings={"Sở Nội vụ": ("so-noi-vu-x",)}), directory, None, TODAY)
    assert codes(problems) == ["binding-unknown", "task-without-unit"]
    assert problems[0].place.field == "bindings.Sở Nội vụ"


def test_what_is_bound_stands_in_the_plan(directory):
    bound, _ = bind_plan(a_plan("Các sở, ban, ngành", "Sở Nội vụ"), directory, None, TODAY)
    assert bound.plan.bindings == {"Các sở, ban, ngành": ("cac-so-ban-nganh",), "Sở Nội vụ": ("ben-tre-so-noi-vu",)}
    again, problems = bind_plan(bound.plan, directory, None, TODAY)
    assert again == bound
    assert problems == []


def test_an_unknown_name_is_a_doubt_at_its_words(directory):
    quote = "Giao Công ty Sông Xanh thực hiện"
    task = Task(
        id="2.a",
        title="Thực hiện",
        clause="2.a",
        quote=quote,
        span=(100, 100 + len(quote)),
        lead=("Công ty Sông Xanh",),
    )
    _, problems = bind_plan(a_plan(tasks=(task,)), directory, None, TODAY)
    assert codes(problems) == ["name-not-bound", "task-without-unit"]
    assert problems[0].place.model_dump(include={"clause", "field", "span"}) == {
        "clause": "2.a",
        "field": "lead",
        "span": (105, 122),
    }
    assert problems[0].severity is Severity.DOUBT
    assert problems[1].severity is Severity.ERROR


def test_a_name_is_asked_about_once(directory):
    _, problems = bind_plan(a_plan("Công ty A", "Công ty A", "các cơ quan liên quan"), directory, None, TODAY)
    assert codes(problems).count("name-not-bound") == 1
    assert codes(problems).count("name-open-ended") == 1


def test_only_tracked_tasks_need_a_unit(directory):
    task = Task(id="1", title="Phổ biến", lead=("Công ty A",), handling=Handling.INFORM)
    assert codes(bind_plan(a_plan(tasks=(task,)), directory, None, TODAY)[1]) == ["name-not-bound"]


def test_confirmer_report_and_via_are_bound_too(directory):
    task = Task(
        id="1", title="Báo cáo", lead=("Sở Y tế",), confirmer="Sở Nội vụ", report_to="Ủy ban nhân dân tỉnh", via="Phòng X"
    )  # fmt: skip
    bound, problems = bind_plan(a_plan(tasks=(task,)), directory, None, TODAY)
    assert bound.members["Ủy ban nhân dân tỉnh"] == ("vinh-long-ubnd",)
    assert bound.members["Sở Nội vụ"] == ("vinh-long-so-noi-vu",)
    assert [(p.code, p.place.field) for p in problems] == [("name-not-bound", "via")]


@pytest.mark.parametrize(
    ("leads", "issuer", "force"),
    [
        (("Mặt trận Tổ quốc", "Tòa án nhân dân tỉnh"), "Ủy ban nhân dân tỉnh Bến Tre", Force.REQUEST),
        (("Ban Dân vận Tỉnh ủy",), "Ủy ban nhân dân tỉnh Bến Tre", Force.REQUEST),
        (("Mặt trận Tổ quốc", "Sở Nội vụ"), "Ủy ban nhân dân tỉnh Bến Tre", Force.ORDER),
        (("Ban Dân vận Tỉnh ủy",), "Tỉnh ủy Bến Tre", Force.ORDER),
        (("Công an tỉnh",), "Ủy ban nhân dân tỉnh Bến Tre", Force.ORDER),
    ],
)
def test_the_state_asks_whom_it_does_not_command(directory, leads, issuer, force):
    plan = a_plan(issuer=issuer, tasks=(Task(id="1", title="Việc", lead=leads),))
    bound, _ = bind_plan(plan, directory, None, TODAY)
    assert bound.plan.tasks[0].force is force
    assert bound.plan.tasks[0].found.get("force") is (How.DEFAULT if force is Force.REQUEST else None)


def test_without_an_issue_date_nothing_may_be_launched(directory):
    bound, problems = bind_plan(a_plan("Sở Nội vụ", issued=None), directory, None, TODAY)
    assert bound.as_of is None
    assert [(p.code, p.severity) for p in problems if p.code == "no-issue-date"] == [("no-issue-date", Severity.ERROR)]
    given, problems = bind_plan(a_plan("Sở Nội vụ", issued=None), directory, dt.date(2012, 4, 12), TODAY)
    assert given.as_of == dt.date(2012, 4, 12)
    assert problems == []


def test_an_empty_registry_binds_nothing_and_does_not_fail():
    bound, problems = bind_plan(a_plan("Sở Nội vụ"), Directory(), None, TODAY)
    assert bound.members == {}
    assert codes(problems) == ["jurisdiction-unknown"]
    bound, problems = bind_plan(a_plan("Sở Nội vụ", issuer=None), Directory(), None, TODAY)
    assert codes(problems) == ["jurisdiction-unknown", "name-not-bound", "task-without-unit"]


def test_every_problem_has_words(directory):
    plan = a_plan("Công ty A", "Sở Nội vụu", "các cơ quan liên quan", "Ủy ban nhân dân các huyện, thành phố")
    for problem in bind_plan(plan, directory, None, TODAY)[1]:
        for lang in ("vi", "en"):
            said = render(problem, lang)
            assert said.says != problem.code
            assert "{" not in said.says + said.do


def test_those_that_the_document_charges_are_the_leads_of_its_tasks(directory):
    name = "Các cơ quan được phân công chủ trì thực hiện nhiệm vụ theo Kế hoạch này"
    tasks = (
        Task(id="1", title="Việc một", lead=("Sở Y tế",)),
        Task(id="2", title="Việc hai", lead=("Sở Nội vụ",)),
        Task(id="3", title="Lập dự toán", lead=(name,)),
    )
    bound, problems = bind_plan(a_plan(tasks=tasks), directory, None, TODAY)
    assert bound.members[name] == (*bound.members["Sở Y tế"], *bound.members["Sở Nội vụ"])
    assert [(p.code, p.severity) for p in problems] == [("name-means-the-charged", Severity.NOTE)]


def test_bodies_named_above_are_those_of_their_kind_that_the_document_names_before(directory):
    tasks = (
        Task(id="1", title="Việc một", lead=("Sở Y tế các tỉnh: Bến Tre, Thái Nguyên", "Bộ Nội vụ")),
        Task(id="2", title="Việc hai", lead=("Các Sở Y tế nêu trên",)),
    )
    bound, problems = bind_plan(a_plan(tasks=tasks, issuer="Bộ Y tế"), directory, None, dt.date(2013, 12, 2))
    assert bound.members["Các Sở Y tế nêu trên"] == bound.members["Sở Y tế các tỉnh: Bến Tre, Thái Nguyên"] != ()
    assert [(p.code, p.severity) for p in problems] == [("name-means-those-above", Severity.NOTE)]
    later = (*tasks, Task(id="3", title="Việc ba", lead=("Sở Y tế tỉnh Bình Thuận",)))
    told = bind_plan(a_plan(tasks=later, issuer="Bộ Y tế"), directory, None, dt.date(2013, 12, 2))[1]
    assert "name-means-those-above" in codes(told)
    several = (Task(id="0", title="Việc", lead=("Sở Y tế tỉnh Bình Thuận",)), *tasks)
    problems = bind_plan(a_plan(tasks=several, issuer="Bộ Y tế"), directory, None, dt.date(2013, 12, 2))[1]
    assert ("name-open-ended", Severity.DOUBT) in [(p.code, p.severity) for p in problems]


def test_receivers_printed_in_one_string_are_bound_each(directory):
    both = "Bộ Tài chính, Sở Y tế và Sở Nội vụ"
    task = Task(id="1", title="Báo cáo", lead=("Sở Y tế",), report_to=both, via="Phòng X và Sở Y tế")
    bound, problems = bind_plan(a_plan(tasks=(task,)), directory, None, TODAY)
    assert len(bound.members[both]) == 3
    assert [(p.code, p.place.field, p.severity) for p in problems] == [("name-not-bound", "via", Severity.NOTE)]


@pytest.mark.parametrize(("lead", "severity"), [(("Sở Y tế",), Severity.NOTE), ((), Severity.DOUBT)])
def test_an_open_name_is_asked_about_where_nobody_else_leads(directory, lead, severity):
    task = Task(id="1", title="Việc", lead=(*lead, "các cơ quan có liên quan"))
    problems = bind_plan(a_plan(tasks=(task,)), directory, None, TODAY)[1]
    assert [p.severity for p in problems if p.code == "name-open-ended"] == [severity]


def test_open_partners_are_nobodys_question(directory):
    task = Task.model_validate({"id": "1", "title": "Việc", "lead": ("Sở Y tế",), "with": ("các đơn vị liên quan",)})
    assert [p.severity for p in bind_plan(a_plan(tasks=(task,)), directory, None, TODAY)[1]] == [Severity.NOTE]


@pytest.mark.parametrize(
    ("issuer", "name", "bound", "told"),
    [
        ("Bộ Nội vụ", "Bộ", ("bo-noi-vu",), []),
        ("Ủy ban nhân dân tỉnh Bến Tre", "Bộ", (), ["name-not-bound"]),
        ("Sở Nội vụ tỉnh Bến Tre", "Sở", ("ben-tre-so-noi-vu",), []),
        ("Ủy ban nhân dân tỉnh Bến Tre", "Sở", (), ["name-not-bound"]),
    ],
)
def test_a_body_called_by_its_noun_alone_is_whoever_issued_the_paper_and_never_all_of_the_kind(
    directory, issuer, name, bound, told
):
    task = Task(id="1", title="Báo cáo", lead=("Sở Y tế tỉnh Bến Tre",), report_to=name)
    found, problems = bind_plan(a_plan(tasks=(task,), issuer=issuer), directory, None, dt.date(2013, 12, 2))
    assert found.members.get(name, ()) == bound
    assert [one.code for one in problems if one.place.field == "report_to"] == told


def test_where_another_issued_it_the_bodies_that_the_plan_names_are_offered(directory):
    tasks = (
        Task(id="1", title="Báo cáo", lead=("Sở Y tế",), report_to="Bộ Y tế"),
        Task(id="2", title="Báo cáo", lead=("Sở Y tế",), report_to="Bộ"),
    )
    problems = bind_plan(a_plan(tasks=tasks), directory, None, TODAY)[1]
    assert [one.args["candidates"] for one in problems if one.code == "name-not-bound"] == ["Bộ Y tế [bo-y-te]"]
