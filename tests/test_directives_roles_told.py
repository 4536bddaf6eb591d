"""Who leads and who joins in, told by their part: "Cơ quan chủ trì là Sở A; cơ quan phối hợp là Sở B"."""

import pytest

from directives.compile import compile_directive

HEAD = "UBND TỈNH AN HẢI\nSố: 12/CT-UBND\nAn Hải, ngày 03 tháng 8 năm 2026\nCHỈ THỊ\nVề việc quản lý bến đò\n\n"
ALL = "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành, Ủy ban nhân dân các xã, phường thực hiện các nhiệm vụ sau:\n"
EVERYBODY = "các sở, ban, ngành; Ủy ban nhân dân các xã, phường"


def told(said):
    """Leads and partners of each part of the first of two units."""
    plan = compile_directive(f"{HEAD}{ALL}1. {said}\n2. Thanh tra tỉnh kiểm tra bến phà.\n".encode(), "a.txt").plan
    return [("; ".join(one.lead), "; ".join(one.with_)) for one in plan.tasks if one.clause == "1"]


@pytest.mark.parametrize(
    ("said", "partners"),
    [
        ("Kiểm tra bến đò. Cơ quan chủ trì là Sở Xây dựng; cơ quan phối hợp là Công an tỉnh.", "Công an tỉnh"),
        ("Kiểm tra bến đò; đơn vị chủ trì là Sở Xây dựng.", ""),
        ("Kiểm tra bến đò, đơn vị đầu mối là Sở Xây dựng, hoàn thành trước ngày 20/9/2026.", ""),
        ("Kiểm tra bến đò (cơ quan chủ trì là Sở Xây dựng).", ""),
        ("Kiểm tra bến đò. Chủ trì là Sở Xây dựng, phối hợp là Công an tỉnh.", "Công an tỉnh"),
        (
            "Kiểm tra bến đò. Đơn vị thực hiện là Sở Xây dựng; các đơn vị phối hợp gồm Công an tỉnh, Sở Y tế.",
            "Công an tỉnh; Sở Y tế",
        ),
        (
            "Kiểm tra bến đò. Cơ quan chủ trì: Sở Xây dựng; cơ quan phối hợp: Công an tỉnh, Sở Y tế; thời gian: tháng 9/2026.",
            "Công an tỉnh; Sở Y tế",
        ),
        ("Kiểm tra bến đò\n- Cơ quan chủ trì là Sở Xây dựng.\n- Cơ quan phối hợp là Công an tỉnh.", "Công an tỉnh"),
    ],
)
def test_whoever_is_called_the_leading_body_leads_what_stands_before(said, partners):
    assert told(said) == [("Sở Xây dựng", partners)]


def test_each_part_of_the_unit_is_theirs():
    said = "Kiểm tra bến đò trước ngày 10/9/2026; lập danh sách chủ bến trước ngày 20/9/2026. Cơ quan chủ trì là Sở Xây dựng."
    assert told(said) == [("Sở Xây dựng", ""), ("Sở Xây dựng", "")]


@pytest.mark.parametrize(
    ("said", "lead"),
    [
        ("Sở Y tế kiểm tra trạm, đơn vị đầu mối là Phòng Nghiệp vụ Y.", "Sở Y tế"),
        ("Quy định rõ trách nhiệm của đơn vị chủ trì là Sở Xây dựng.", EVERYBODY),
        ("Lập đoàn kiểm tra, thành phần gồm Sở Xây dựng, Công an tỉnh.", EVERYBODY),
    ],
)
def test_others_lead_where_the_sentence_says_so_or_tells_something_else(said, lead):
    assert told(said)[0][0] == lead


@pytest.mark.parametrize(
    "line",
    [
        "Đơn vị chủ trì là Sở Xây dựng, các đơn vị phối hợp gồm: Công an tỉnh, Sở Y tế.",
        "Đơn vị chủ trì là Sở Xây dựng, đơn vị phối hợp: Công an tỉnh, Sở Y tế.",
        "Đơn vị chủ trì là Sở Xây dựng; phối hợp gồm: Công an tỉnh, Sở Y tế.",
    ],
)
@pytest.mark.parametrize("above", ["\n- ", "\na) ", "\n"])
def test_a_line_in_words_and_labels_below_the_work_is_no_work(line, above):
    assert told(f"Lập sổ bến đò{above}{line}") == [("Sở Xây dựng", "Công an tỉnh; Sở Y tế")]


@pytest.mark.parametrize(
    ("said", "partners"),
    [
        ("Cơ quan chủ trì là Sở Xây dựng; cơ quan phối hợp là Công an tỉnh: ", "Công an tỉnh"),
        ("Đơn vị chủ trì là Sở Xây dựng; các đơn vị phối hợp gồm Công an tỉnh, Sở Y tế: ", "Công an tỉnh; Sở Y tế"),
        ("Cơ quan chủ trì là Sở Xây dựng: ", ""),
    ],
)
def test_the_work_stands_behind_whoever_has_which_part(said, partners):
    text = f"{HEAD}{ALL}1. {said}bố trí bến tạm trước ngày 16/9/2026.\n2. Thanh tra tỉnh kiểm tra bến phà.\n"
    one = compile_directive(text.encode(), "a.txt").plan.tasks[0]
    assert (one.title, "; ".join(one.lead), "; ".join(one.with_), str(one.due.date)) == (
        "Bố trí bến tạm trước ngày 16/9/2026",
        "Sở Xây dựng",
        partners,
        "2026-09-15",
    )


@pytest.mark.parametrize(
    "said",
    [
        "Rà soát các hợp đồng, Công ty Bến An Hải là đơn vị thực hiện, báo cáo Sở Xây dựng trước ngày 16/9/2026.",
        "Rà soát các hợp đồng, đơn vị thực hiện là Công ty Bến An Hải, báo cáo Sở Xây dựng trước ngày 16/9/2026.",
        "Rà soát các hợp đồng (đơn vị thực hiện là Công ty Bến An Hải), báo cáo Sở Xây dựng trước ngày 16/9/2026.",
    ],
)
def test_whoever_only_carries_out_what_is_told_of_amid_the_work_is_asked_about(said):
    text = f"{HEAD}{ALL}1. {said}\n2. Thanh tra tỉnh kiểm tra bến phà.\n"
    found = compile_directive(text.encode(), "a.txt")
    assert "; ".join(found.plan.tasks[0].lead) == EVERYBODY
    assert ("actor-left", "Công ty Bến An Hải") in [(one.code, one.args.get("said")) for one in found.problems]


def test_whoever_carries_it_out_leads_where_no_more_is_to_be_done():
    said = "Rà soát các hợp đồng, Công ty Bến An Hải là đơn vị thực hiện, hoàn thành trước ngày 16/9/2026."
    assert told(said) == [("Công ty Bến An Hải", "")]
