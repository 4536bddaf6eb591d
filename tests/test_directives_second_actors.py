"""Sentences in which a second body acts: it has its own task, or is asked about by name; whoever is only served leads nothing."""

from functools import cache

import pytest

from directives.compile import compile_directive

OPENING = "KẾ HOẠCH\nVề việc thử\n\nỦy ban nhân dân tỉnh yêu cầu các sở, ban, ngành:\n"
FIRST, SECOND = " trước ngày 10/4/2026", " trước ngày 20/4/2026"
APART = (
    ", và {} {}", "; {} {}", ". {} {}", ", sau đó {} {}", "; sau đó {} {}", ", rồi {} {}", ", tiếp đó {} {}", ", đồng thời {} {}",
    "; đồng thời {} {}", ", còn {} {}", "; còn {} {}", ", trên cơ sở đó {} {}", "; trên cơ sở đó, {} {}", ", cuối cùng {} {}",
)  # fmt: skip
"""Words behind which the second has a task of its own."""
ASKED = (
    ", {} {}", ", trong đó {} {}", "; trong đó {} {}", " (trong đó {} {})", ", do {} {}", ", trong khi {} {}", ", riêng {} {}", " - {} {}",
    ", {} thì {}", ", {} sẽ {}",
)  # fmt: skip
"""Words behind which it is at least asked about."""
OF_ITS_OWN = (" và {} {}", ", yêu cầu {} {}", " và yêu cầu {} {}", ", đề nghị {} {}", ", giao {} {}", " và giao {} {}")
"""The same of a body by its own name: what is asked of groups is the work of whoever asks."""
SERVED = (
    " để {} {}", ", làm cơ sở để {} {}", ", gửi {} {}", ", trình {} {}", ", báo cáo {} {}", " trước khi {} {}", " sau khi {} {}",
    " theo kết quả {} {}", ", tham mưu {} {}", ", bảo đảm {} {}",
)  # fmt: skip
"""Words behind which it leads nothing."""
BODIES = (
    ("Sở Xây dựng", "thẩm định kinh phí"),
    ("Giám đốc Sở Xây dựng", "kiểm tra thực tế"),
    ("Công an tỉnh", "tổng hợp kết quả"),
    ("UBND các xã, phường", "niêm yết danh sách"),
    ("các chủ đầu tư", "bố trí kinh phí"),
    ("Ban Chỉ đạo tỉnh", "xem xét kết quả"),
    ("Hội đồng thẩm định tỉnh", "xét duyệt hồ sơ"),
)


@cache
def read(opening, second, work):
    """Each sentence of the family, in one document, by its joint: the leads of its tasks, their days, who is asked about."""
    every = [*APART, *ASKED, *OF_ITS_OWN, *SERVED]
    said = []
    for joint in every:
        name = second[0].upper() + second[1:] if joint.startswith(".") else second
        said.append(f"{opening} rà soát danh sách{joint.format(name, work)}.")
    text = OPENING + "".join(f"{number}. {one}\n" for number, one in enumerate(said, 1))
    found = compile_directive(text.encode(), "a.txt")
    units = {joint: str(number) for number, joint in enumerate(every, 1)}
    return {
        joint: (
            [one.lead for one in found.plan.tasks if one.clause == unit],
            [one.args["said"] for one in found.problems if one.code == "actor-left" and one.place.clause == unit],
        )
        for joint, unit in units.items()
    }


OPENINGS = (
    "Sở Y tế",
    "Giao Sở Y tế",
    "Giám đốc Sở Y tế",
    "Đối với các hộ nghèo, Sở Y tế",
    "Trong tháng 4/2026, Sở Y tế",
)


@pytest.mark.parametrize("joint", APART)
@pytest.mark.parametrize("opening", OPENINGS)
def test_behind_words_that_go_on_the_second_has_its_own_task(opening, joint):
    for second, work in BODIES:
        leads, _ = read(opening, second, work)[joint]
        assert [tuple(map(str.lower, one)) for one in leads] == [
            ("sở y tế",),
            (second.removeprefix("Giám đốc ").lower(),),
        ]


@pytest.mark.parametrize("joint", [*ASKED, *OF_ITS_OWN])
@pytest.mark.parametrize("opening", OPENINGS)
def test_elsewhere_it_is_asked_about_by_its_name(opening, joint):
    for second, work in BODIES:
        if joint in OF_ITS_OWN and second.startswith("các "):
            continue
        leads, asked = read(opening, second, work)[joint]
        assert leads[0] == ("Sở Y tế",)
        assert len(leads) == 2 or asked == [second.removeprefix("Giám đốc ")]


@pytest.mark.parametrize(
    "case",
    [
        "Nếu Sở Xây dựng chậm, đồng thời các xã không báo cáo",
        "Trường hợp Sở Xây dựng thẩm định, sau đó Sở Tư pháp góp ý",
        "Nếu Sở Xây dựng chậm, đồng thời các xã không báo cáo hồ sơ, sổ sách",
    ],
)
def test_a_case_gives_nobody_work(case):
    tasks = compile_directive(f"{OPENING}1. {case}, Sở Y tế tổng hợp.\n2. Sở Y tế họp.\n".encode(), "a.txt").plan.tasks
    assert [one.lead for one in tasks] == [("Sở Y tế",)] * 2


def test_behind_a_case_each_has_its_own_task():
    said = "Khi có dịch, Sở Y tế rà soát danh sách, sau đó Sở Xây dựng thẩm định kinh phí."
    tasks = compile_directive(f"{OPENING}1. {said}\n2. Sở Y tế kiểm tra thuốc.\n".encode(), "a.txt").plan.tasks
    assert [one.lead for one in tasks if one.clause == "1"] == [("Sở Y tế",), ("Sở Xây dựng",)]


@pytest.mark.parametrize(
    "said",
    [
        "Nếu có dịch thì Sở Y tế khoanh vùng, đồng thời Sở Xây dựng bố trí nhà tạm.",
        "Nếu có dịch thì Sở Y tế khoanh vùng, đồng thời Sở Xây dựng bố trí nhà tạm, cấp nước sạch.",
    ],
)
def test_behind_the_end_of_a_case_each_has_its_own_task(said):
    tasks = compile_directive(f"{OPENING}1. {said}\n2. Sở Y tế kiểm tra thuốc.\n".encode(), "a.txt").plan.tasks
    assert [one.lead for one in tasks if one.clause == "1"] == [("Sở Y tế",), ("Sở Xây dựng",)]


@pytest.mark.parametrize("joint", SERVED)
@pytest.mark.parametrize("opening", OPENINGS)
def test_whoever_is_only_served_leads_nothing(opening, joint):
    for second, work in BODIES:
        leads, _ = read(opening, second, work)[joint]
        assert leads == [("Sở Y tế",)]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Sở Y tế rà soát danh sách, việc thẩm định kinh phí do Sở Xây dựng thực hiện.", ["Sở Xây dựng"]),
        ("Sở Y tế rà soát các hồ sơ do Sở Xây dựng thẩm định.", []),
    ],
)
def test_by_whom_a_further_piece_of_work_is_done_is_asked_about(said, asked):
    found = compile_directive(f"{OPENING}1. {said}\n2. Sở Y tế kiểm tra thuốc.\n".encode(), "a.txt")
    assert [one.lead for one in found.plan.tasks if one.clause == "1"] == [("Sở Y tế",)]
    assert [one.args["said"] for one in found.problems if one.code == "actor-left"] == asked


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("kiểm tra kho thuốc, phòng Kinh tế hỗ trợ kinh phí", ["phòng Kinh tế"]),
        ("khám sức khỏe, trường Tiểu học Kim Đồng bố trí phòng khám", ["trường Tiểu học Kim Đồng"]),
        ("hướng dẫn phòng Kinh tế, phòng Văn hóa lập danh sách", []),
        ("chỉ đạo trung tâm Y tế, trạm Y tế tổ chức tiêm", []),
    ],
)
def test_a_body_written_small_that_acts_behind_a_comma_is_asked_about(said, asked):
    made = compile_directive(f"{OPENING}1. Sở Y tế {said}.\n".encode(), "a.txt")
    assert [one.args["said"] for one in made.problems if one.code == "actor-left"] == asked


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("rà soát: giao Chi cục Thủy lợi kiểm tra hồ chứa", ["Chi cục Thủy lợi"]),
        ("thực hiện: yêu cầu Công an tỉnh lấy mẫu trước ngày 10/4/2026", ["Công an tỉnh"]),
        ("rà soát: hồ chứa, giao thông", []),
    ],
)
def test_a_body_to_which_the_work_is_handed_behind_a_colon_is_asked_about(said, asked):
    made = compile_directive(f"{OPENING}1. Sở Y tế {said}.\n".encode(), "a.txt")
    assert [one.args["said"] for one in made.problems if one.code == "actor-left"] == asked


@pytest.mark.parametrize("joint", [", sau đó {}", ", rồi {}", "; sau đó {}", ", giao {}", " và {}", ", {}"])
def test_each_has_its_own_day(joint):
    said = f"Giao Sở Y tế rà soát danh sách{FIRST}{joint.format('Sở Xây dựng')} thẩm định{SECOND}."
    tasks = compile_directive(f"{OPENING}1. {said}\n2. Sở Y tế kiểm tra thuốc.\n".encode(), "a.txt").plan.tasks
    told = [(one.lead, str(one.due.date)) for one in tasks if one.clause == "1"]
    assert told == [(("Sở Y tế",), "2026-04-09"), (("Sở Xây dựng",), "2026-04-19")]


@pytest.mark.parametrize(
    "said",
    [
        "Sở Y tế đôn đốc các xã, các chủ đầu tư hoàn thành hồ sơ.",
        "Sở Y tế chỉ đạo lực lượng y tế cơ sở, các đơn vị đóng quân trên địa bàn triển khai cứu trợ.",
        "Sở Y tế rà soát hồ sơ, đề nghị Bộ Y tế hỗ trợ kinh phí.",
        "Sở Y tế rà soát hồ sơ, đồng thời báo cáo Ủy ban nhân dân tỉnh.",
        "Sở Y tế rà soát hồ sơ, sau đó tổng hợp kết quả.",
        "Sở Y tế phối hợp với Công an tỉnh, các chủ đầu tư kiểm tra bến đò.",
    ],
)
def test_no_second_actor_is_made_of_those_told_or_asked(said):
    found = compile_directive(f"{OPENING}1. {said}\n2. Sở Y tế kiểm tra thuốc.\n".encode(), "a.txt")
    assert [one.lead for one in found.plan.tasks if one.clause == "1"] == [("Sở Y tế",)]
    assert "actor-left" not in {one.code for one in found.problems}


def test_words_that_lead_over_are_not_tried_in_every_order():
    said = f"Sở Y tế rà soát danh sách, {'rồi sau đó ' * 40}kiểm tra."
    found = compile_directive(f"{OPENING}1. {said}\n2. Sở Y tế kiểm tra thuốc.\n".encode(), "a.txt")
    assert [one.lead for one in found.plan.tasks] == [("Sở Y tế",)] * 2


def first_unit(sentence):
    """Leads, partners and day of each task of the first unit, and the codes of what is asked about it."""
    found = compile_directive(f"{OPENING}1. {sentence}\n2. Thanh tra tỉnh kiểm tra thuốc.\n".encode(), "a.txt")
    tasks = [one for one in found.plan.tasks if one.clause == "1"]
    told = [("; ".join(one.lead), "; ".join(one.with_), str(getattr(one.due, "date", ""))) for one in tasks]
    return told, {one.code for one in found.problems if one.place.clause == "1"}


@pytest.mark.parametrize(
    ("joint", "day"),
    [
        ("Sở Y tế chủ trì; phối hợp với Sở Xây dựng kiểm tra thuốc trước ngày 20/4/2026.", "2026-04-19"),
        ("Sở Y tế chủ trì; đồng thời phối hợp với Sở Xây dựng kiểm tra thuốc trước ngày 20/4/2026.", "2026-04-19"),
        ("Giao Sở Y tế chủ trì; phối hợp chặt chẽ với Sở Xây dựng kiểm tra thuốc trong tháng 4/2026.", "2026-04-30"),
    ],
)
def test_who_leads_and_with_whom_are_one_task_over_a_semicolon(joint, day):
    assert first_unit(joint)[0] == [("Sở Y tế", "Sở Xây dựng", day)]


def test_another_body_that_acts_behind_who_leads_has_its_own_task():
    told, _ = first_unit("Sở Y tế chủ trì kiểm tra; Sở Xây dựng thẩm định kinh phí trước ngày 20/4/2026.")
    assert [lead for lead, _, _ in told] == ["Sở Y tế", "Sở Xây dựng"]


@pytest.mark.parametrize(
    ("second", "asked"),
    [
        ("; Sở Xây dựng phối hợp trước ngày 20/4/2026.", True),
        (" trước ngày 10/4/2026, Sở Xây dựng phối hợp trước ngày 20/4/2026.", True),
        (" trước ngày 10/4/2026; các sở, ngành liên quan phối hợp thực hiện hằng quý.", True),
        ("; Sở Xây dựng phối hợp niêm yết danh sách trước ngày 20/4/2026.", False),
        ("; Sở Xây dựng thẩm định trước ngày 20/4/2026.", False),
        ("; Sở Xây dựng phối hợp.", False),
    ],
)
def test_who_only_joins_in_by_a_day_of_its_own_is_asked_about(second, asked):
    told, codes = first_unit("Sở Y tế kiểm tra thuốc" + second)
    assert ("lead-only-joins" in codes) is asked
    assert not asked or len(told) == 2


@pytest.mark.parametrize("leaving", ["", ", trừ xã An Hải,", " (trừ xã An Hải)"])
def test_groups_behind_a_time_act_together_over_a_semicolon_whomever_they_leave_out(leaving):
    told, codes = first_unit(f"Trong tháng 4/2026, các sở, ban, ngành; UBND các xã{leaving} kiểm tra thuốc.")
    assert [(lead.split(";")[0], day) for lead, _, day in told] == [("các sở, ban, ngành", "2026-04-30")]
    assert "UBND các xã" in told[0][0]
    assert "lead-unsaid" not in codes


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("bố trí kinh phí cho UBND các phường, Sở Xây dựng thực hiện", True),
        ("bàn giao thiết bị cho UBND các xã, Sở Xây dựng lắp đặt trước ngày 20/4/2026", True),
        ("hướng dẫn UBND các phường, Sở Xây dựng thẩm định hồ sơ", True),
        ("hướng dẫn UBND các phường, Sở Xây dựng thực hiện", False),
        ("bố trí kinh phí cho Sở Nội vụ, Sở Xây dựng thực hiện", False),
        ("bố trí kinh phí cho các sở, ngành, UBND các xã, phường thực hiện", False),
    ],
)
def test_another_kind_of_body_behind_those_served_is_asked_about(said, asked):
    text = f"{OPENING}1. Sở Tài chính {said}.\n2. Sở Y tế tập huấn.\n"
    found = compile_directive(text.encode(), "a.txt")
    about = [one.args.get("said") for one in found.problems if one.code == "actor-left" and one.place.clause == "1"]
    assert about == (["Sở Xây dựng"] if asked else [])


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Chỉ đạo Ban Quản lý dự án, Bệnh viện Bạch Mai, Bệnh viện Nhi kiểm tra kho", []),
        ("Rà soát kho; chỉ đạo Ban Quản lý dự án, Bệnh viện Bạch Mai kiểm tra kho", []),
        ("Chỉ đạo các đơn vị, Bệnh viện Bạch Mai kiểm tra kho", ["actor-left"]),
        ("Chỉ đạo các xã rà soát tủ thuốc, Bệnh viện Bạch Mai kiểm tra kho", ["actor-left"]),
    ],
)
def test_those_told_to_act_one_after_the_other_are_not_asked_about(said, asked):
    text = f"KẾ HOẠCH\nVề việc thử\n\nI. NHIỆM VỤ\n1. Bộ Y tế thực hiện:\n- {said}.\n"
    problems = compile_directive(text.encode(), "a.txt").problems
    assert [one.code for one in problems if one.code == "actor-left"] == asked
