"""One or a few of a group that have a day of their own ("riêng xã A trước ngày ..."): a part of their own, led by them."""

import pytest

from directives.compile import compile_directive

OPENING = "KẾ HOẠCH\nVề việc thử\n\nỦy ban nhân dân tỉnh yêu cầu các sở, ban, ngành:\n"


def made(sentence):
    """What is made of the first of two units."""
    return compile_directive(f"{OPENING}1. {sentence}\n2. Sở Y tế kiểm tra thuốc.\n".encode(), "a.txt")


def told(sentence):
    """Leads, receiver and day of each of its tasks."""
    tasks = [one for one in made(sentence).plan.tasks if one.clause == "1"]
    return [("; ".join(one.lead), one.report_to, str(one.due.date) if one.due else "") for one in tasks]


@pytest.mark.parametrize(
    ("said", "lead"),
    [
        (", riêng xã An Hải trước ngày 30/4/2026.", "xã An Hải"),
        ("; riêng xã An Hải trước ngày 30/4/2026.", "xã An Hải"),
        (". Riêng xã An Hải báo cáo trước ngày 30/4/2026.", "xã An Hải"),
        (" (riêng xã An Hải: trước ngày 30/4/2026).", "xã An Hải"),
        (" (riêng xã An Hải, xã Bình Sơn trước ngày 30/4/2026).", "xã An Hải; xã Bình Sơn"),
        ("; đối với phường An Hải trước ngày 30/4/2026.", "phường An Hải"),
        (", trừ xã An Hải trước ngày 30/4/2026.", "xã An Hải"),
        (", riêng UBND xã An Hải hoàn thành trước ngày 30/4/2026.", "UBND xã An Hải"),
        (", riêng các xã An Hải, Bình Sơn hoàn thành trước ngày 30/4/2026.", "các xã An Hải, Bình Sơn"),
        (". Riêng đối với xã An Hải, thời hạn báo cáo là ngày 29/4/2026.", "xã An Hải"),
        (", riêng xã An Hải thì trước ngày 30/4/2026.", "xã An Hải"),
        (", riêng 09 phường trước ngày 30/4/2026.", "09 phường"),
        ("; riêng 09 phường gửi trước ngày 30/4/2026.", "09 phường"),
    ],
)
def test_those_told_apart_have_a_part_and_report_as_all_do(said, lead):
    sentence = f"Các xã báo cáo Sở Xây dựng trước ngày 20/4/2026{said}"
    assert told(sentence) == [("Các xã", "Sở Xây dựng", "2026-04-19"), (lead, "Sở Xây dựng", "2026-04-29")]
    asked = {one.code for one in made(sentence).problems if one.place.clause == "1"}
    assert asked - {"each-or-together"} == {"share-apart"}


def test_so_where_the_heading_names_the_group():
    sentence = "Hoàn thành sửa bến trước ngày 20/4/2026, riêng Sở Xây dựng trước ngày 30/4/2026."
    assert told(sentence) == [("các sở, ban, ngành", None, "2026-04-19"), ("Sở Xây dựng", None, "2026-04-29")]


def test_a_report_of_their_own_is_theirs():
    sentence = (
        "Các xã báo cáo Sở Xây dựng trước ngày 20/4/2026. Riêng xã An Hải báo cáo UBND tỉnh trước ngày 30/4/2026."
    )
    assert told(sentence)[1] == ("xã An Hải", "UBND tỉnh", "2026-04-29")


@pytest.mark.parametrize(
    "said",
    [
        "riêng hồ sơ bến đò trước ngày 30/4/2026",
        "riêng xã An Hải được hỗ trợ thêm trước ngày 30/4/2026",
        "riêng 02 phường được hỗ trợ thêm trước ngày 30/4/2026",
    ],
)
def test_things_and_those_who_only_get_something_stay_asked_about(said):
    sentence = f"Các xã báo cáo Sở Xây dựng trước ngày 20/4/2026, {said}."
    assert told(sentence) == [("Các xã", "Sở Xây dựng", "2026-04-19")]
    assert "several-dues" in {one.code for one in made(sentence).problems}


@pytest.mark.parametrize(
    ("said", "lead"),
    [
        ("; xã An Hải báo cáo trước ngày 30/4/2026.", "xã An Hải"),
        (", xã An Hải báo cáo trước ngày 30/4/2026.", "xã An Hải"),
        (", xã An Hải trước ngày 30/4/2026.", "xã An Hải"),
        ("; các xã An Hải, Bình Sơn báo cáo trước ngày 30/4/2026.", "các xã An Hải, Bình Sơn"),
        ("; xã An Hải, xã Bình Sơn hoàn thành trước ngày 30/4/2026.", "xã An Hải; xã Bình Sơn"),
        ("; Ủy ban nhân dân xã An Hải hoàn thành trước ngày 30/4/2026.", "Ủy ban nhân dân xã An Hải"),
        ("; xã An Hải báo cáo Sở Xây dựng trước ngày 30/4/2026.", "xã An Hải"),
        (". Các xã An Hải, Bình Sơn báo cáo trước ngày 30/4/2026.", "Các xã An Hải, Bình Sơn"),
    ],
)
def test_those_named_again_for_a_day_of_their_own_are_told_apart_without_a_word_for_it(said, lead):
    sentence = f"Các xã báo cáo Sở Xây dựng trước ngày 20/4/2026{said}"
    assert [one[0] for one in told(sentence)] == ["Các xã", lead]
    assert [one[2] for one in told(sentence)] == ["2026-04-19", "2026-04-29"]
    assert "share-apart" in {one.code for one in made(sentence).problems}


@pytest.mark.parametrize(
    "said",
    [
        "Các sở gửi kết quả về Sở Xây dựng trước ngày 20/4/2026; Sở Xây dựng báo cáo trước ngày 30/4/2026.",
        "Các sở rà soát trước ngày 20/4/2026; Sở Xây dựng sửa bến đò trước ngày 30/4/2026.",
        "Các xã rà soát trước ngày 20/4/2026; Sở Xây dựng hoàn thành trước ngày 30/4/2026.",
        "Các xã phối hợp với Sở Xây dựng rà soát trước ngày 20/4/2026; Sở Xây dựng hoàn thành trước ngày 30/4/2026.",
    ],
)
def test_others_and_those_with_work_of_their_own_are_not_among_the_group(said):
    assert [one[0] for one in told(said)][1:] == ["Sở Xây dựng"]
    assert "share-apart" not in {one.code for one in made(said).problems}


def test_so_where_a_heading_names_the_group():
    said = "Sửa bến đò trước ngày 30/4/2026, phường An Hải hoàn thành trước ngày 20/4/2026."
    text = f"{OPENING}1. Các xã, phường có bến đò:\n- {said}\n- Rà soát hồ sơ.\n"
    found = compile_directive(text.encode(), "a.txt")
    tasks = [(one.lead, str(one.due.date)) for one in found.plan.tasks if one.due]
    assert tasks == [(("Các xã, phường có bến đò",), "2026-04-29"), (("phường An Hải",), "2026-04-19")]
    assert "share-apart" in {one.code for one in found.problems}


def test_not_so_those_to_whom_it_is_done():
    said = "Kiểm tra xã An Hải hoàn thành trước ngày 20/4/2026, xã Bình Sơn hoàn thành trước ngày 30/4/2026."
    assert len(told(said)) == 1
    assert "several-dues" in {one.code for one in made(said).problems}


@pytest.mark.parametrize(
    ("said", "leads"),
    [
        (
            "Sở Y tế, Sở Xây dựng phân luồng. Riêng tuyến đường 9, Sở Xây dựng hoàn thành trước ngày 20/4/2026.",
            ["Sở Xây dựng"],
        ),
        ("Sở Y tế, Sở Xây dựng kiểm tra; riêng tại các chợ, Sở Y tế báo cáo trước ngày 20/4/2026.", ["Sở Y tế"]),
        (
            "Các xã nộp hồ sơ trước ngày 20/4/2026. Xã An Hải nộp trước ngày 15/4/2026. "
            "Các xã Bình Sơn, Tân Phú được lùi đến ngày 30/4/2026.",
            ["Xã An Hải", "Các xã Bình Sơn, Tân Phú"],
        ),
        (
            "UBND các xã nộp hồ sơ trước ngày 20/4/2026, xã An Hải nộp trước ngày 25/4/2026, phường Tân An trước ngày 30/4/2026.",
            ["xã An Hải", "phường Tân An"],
        ),
        ("Sở Y tế tuần tra; xã An Hải gia cố đê trước ngày 25/4/2026.", ["xã An Hải"]),
        (
            "Sở Y tế tuần tra; xã An Hải gia cố đê trước ngày 25/4/2026; phường Tân Phú sửa cầu trước ngày 25/4/2026.",
            ["xã An Hải", "phường Tân Phú"],
        ),
        ("Sở Y tế hướng dẫn. Riêng đối với các xã đảo, Sở Xây dựng cấp thuốc trước ngày 25/4/2026.", ["Sở Xây dựng"]),
    ],
)
def test_who_is_named_behind_what_is_told_apart_does_it_alone(said, leads):
    assert [one[0] for one in told(said)][1:] == leads


def test_each_of_several_told_apart_is_asked_about_at_the_group():
    found = made(
        "Các xã nộp hồ sơ trước ngày 20/4/2026. Xã An Hải nộp trước ngày 15/4/2026. Xã Bình Sơn nộp trước ngày 30/4/2026."
    )
    asked = [one.args["apart"] for one in found.problems if one.code == "share-apart"]
    assert asked == ["Xã An Hải", "Xã Bình Sơn"]


def test_what_is_told_apart_stays_in_the_title():
    found = made("Sở Y tế, Sở Xây dựng phân luồng. Riêng tuyến đường 9, Sở Xây dựng hoàn thành trước ngày 20/4/2026.")
    assert found.plan.tasks[1].title == "Phân luồng (tuyến đường 9): hoàn thành trước ngày 20/4/2026"


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Sở Y tế tuần tra; xã An Hải be bờ bao ven sông.", True),
        ("Sở Y tế tuần tra; xã An Hải gia cố đê trước ngày 25/4/2026; phường Tân Phú bố trí xe.", True),
        ("Sở Y tế sửa cầu xã Bình Sơn; xã An Hải be bờ bao ven sông.", False),
        ("Sở Y tế sửa 5 cầu; xã An Hải 3 cầu; xã Bình Sơn 2 cầu.", False),
    ],
)
def test_a_commune_before_words_that_are_no_known_work_is_asked_about(said, asked):
    assert ("actor-left" in {one.code for one in made(said).problems}) is asked


@pytest.mark.parametrize(
    "said",
    [
        "Hằng tháng trước ngày 25, Sở Xây dựng gửi báo cáo; riêng tháng 12 gửi trước ngày 15/12/2026.",
        "Các xã rà soát hồ sơ trước ngày 20/4/2026; xã An Hải sửa đê xong trước ngày 25/4/2026.",
        "Các xã báo cáo trước ngày 20/4/2026; riêng số đo báo cáo hằng ngày về Sở Xây dựng, Sở Xây dựng tổng hợp trước ngày 25/4/2026.",
    ],
)
def test_what_is_told_apart_but_left_to_the_lead_before_is_asked_about(said):
    assert "apart-unread" in {one.code for one in made(said).problems}


@pytest.mark.parametrize(
    "said",
    [
        "Sở Y tế kiểm tra thuốc trước ngày 20/4/2026; riêng thuốc độc thì hoàn thành trước ngày 15/4/2026.",
        "Các xã báo cáo trước ngày 20/4/2026; riêng xã An Hải trước ngày 30/4/2026.",
        "Xã An Hải rà soát trước ngày 20/4/2026. Xã An Hải báo cáo trước ngày 30/4/2026.",
    ],
)
def test_work_of_the_same_body_is_not(said):
    assert "apart-unread" not in {one.code for one in made(said).problems}


@pytest.mark.parametrize(
    ("said", "lead"),
    [
        ("Riêng các trường vùng cao, Sở Y tế cấp thuốc trước ngày 30/4/2026.", "Sở Y tế"),
        ("Riêng các xã đảo, Công an tỉnh kiểm tra trước ngày 30/4/2026.", "Công an tỉnh"),
    ],
)
def test_a_body_behind_groups_told_apart_acts_and_the_groups_are_asked_about(said, lead):
    assert told(f"Sở Nội vụ lập danh sách. {said}")[1] == (lead, None, "2026-04-29")
    asked = [one.args["said"] for one in made(said).problems if one.code == "actor-left"]
    assert asked == [said.removeprefix("Riêng ").partition(",")[0]]


@pytest.mark.parametrize(
    "said",
    [
        "Riêng các trường vùng cao và Sở Y tế báo cáo trước ngày 30/4/2026.",
        "Riêng các doanh nghiệp, hợp tác xã nộp hồ sơ trước ngày 30/4/2026.",
        "Riêng Sở Y tế, Sở Nội vụ báo cáo trước ngày 30/4/2026.",
    ],
)
def test_others_in_a_row_act_all(said):
    (task,) = [one for one in made(said).plan.tasks if one.clause == "1"]
    assert len(task.lead) == 2
    assert not [one for one in made(said).problems if one.code == "actor-left"]


@pytest.mark.parametrize(
    "said",
    [
        ", riêng xã An Hải, xã Bình Sơn xong trước 10 giờ ngày 29/4/2026.",
        ", riêng xã An Hải, xã Bình Sơn hoàn thành trước ngày 30/4/2026.",
        ", riêng xã An Hải, xã Bình Sơn trước ngày 30/4/2026.",
        " (riêng xã An Hải, xã Bình Sơn trước ngày 30/4/2026).",
    ],
)
def test_the_only_day_is_of_those_told_apart(said):
    sentence = f"Các xã hoàn thành kiểm tra bến đò{said}"
    assert told(sentence) == [("Các xã", None, ""), ("xã An Hải; xã Bình Sơn", None, "2026-04-29")]
    assert "share-apart" in {one.code for one in made(sentence).problems if one.place.clause == "1"}


@pytest.mark.parametrize(
    "said",
    [
        "Các xã, riêng xã An Hải trước ngày 30/4/2026, gửi danh sách bến đò.",
        "Sở Y tế kiểm tra thuốc, riêng trạm y tế trước ngày 30/4/2026.",
        "Các xã lắp phao, riêng hồ sơ bến đò trước ngày 30/4/2026.",
    ],
)
def test_the_day_stays_where_no_group_has_done_its_work_before(said):
    assert len(told(said)) == 1


ALL, ONE, TWO = "Ủy ban nhân dân các xã, phường", "xã Khe Sim", "xã Hướng Lâm"
BY, APART = f"{ALL} rà soát kho trước ngày 20/12/2026", f"riêng {ONE} trước ngày 12/12/2026"


@pytest.mark.parametrize(
    ("said", "leads"),
    [
        (f"{BY}, {APART}; báo cáo Sở Tư pháp trước ngày 25/12/2026.", [ALL, ONE, ALL]),
        (f"{BY}; {APART}; báo cáo Sở Tư pháp trước ngày 25/12/2026.", [ALL, ONE, ALL]),
        (f"{BY}, {APART}; báo cáo Sở Tư pháp trước ngày 12/12/2026.", [ALL, ONE, ALL]),
        (f"{BY}, {APART}. Báo cáo Sở Tư pháp trước ngày 25/12/2026.", [ALL, ONE, ALL]),
        (f"{BY} ({APART}); báo cáo Sở Tư pháp trước ngày 25/12/2026.", [ALL, ONE, ALL]),
        (f"{BY}, {APART}; gửi danh sách về Sở Tư pháp.", [ALL, ONE, ALL]),
        (f"{BY}, {APART}, {TWO} trước ngày 14/12/2026; báo cáo Sở Y tế trước ngày 25/12/2026.", [ALL, ONE, TWO, ALL]),
        (f"{BY}, {APART}; hằng tháng báo cáo trước ngày 22, riêng tháng 12 trước ngày 05.", [ALL, ONE, ALL, ALL]),
        (f"{BY}, {APART}; Sở Tư pháp tổng hợp trước ngày 25/12/2026.", [ALL, ONE, "Sở Tư pháp"]),
        (
            f"{BY}; riêng {ONE} sửa chữa kho trước ngày 12/12/2026; báo cáo Sở Y tế trước ngày 25/12/2026.",
            [ALL, ONE, ONE],
        ),
    ],
)
def test_work_behind_those_told_apart_for_their_day_is_of_all_again(said, leads):
    assert [task.lead for task in made(said).plan.tasks if task.clause == "1"] == [(lead,) for lead in leads]


def test_the_first_day_may_be_that_of_one_told_apart():
    said = f"{ALL} rà soát kho, riêng {ONE} trước ngày 12/12/2026, các xã còn lại trước ngày 20/12/2026."
    assert told(said) == [(ALL, None, ""), (ONE, None, "2026-12-11"), ("các xã còn lại", None, "2026-12-19")]


def test_beside_the_same_day_the_day_that_is_printed_is_quoted_as_it_stands():
    said = f"Các xã báo cáo trước 17 giờ ngày 28/11/2026, riêng {ONE}, {TWO} trước 10 giờ cùng ngày."
    texts = [one.due.text for one in made(said).plan.tasks if one.clause == "1"]
    assert texts == ["trước 17 giờ ngày 28/11/2026", "trước 10 giờ cùng ngày"]
