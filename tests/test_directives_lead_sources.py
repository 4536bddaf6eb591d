"""Where the leads of a task are said to come from: only from words that name them all."""

import sys

import pytest

from directives.compile import compile_directive
from directives.sections.lead_sources import lead_sources
from directives.structure.outline import read_outline

OPENING = """Số: 03/KH-UBND
Sông Thao, ngày 02 tháng 3 năm 2026

KẾ HOẠCH
Về việc trực bến đò

Thời gian qua chính quyền đã quan tâm; các sở, ngành chưa chú trọng kiểm tra.

Ủy ban nhân dân tỉnh yêu cầu các sở, ngành, Ủy ban nhân dân các xã thực hiện các nhiệm vụ sau:

"""


def sources(text):
    made = compile_directive(text.encode(), "ke-hoach.txt")
    found = lead_sources(read_outline(made.text), made.plan.tasks)
    return {task.id: (one.rule, one.words) for task, one in zip(made.plan.tasks, found, strict=True)}


def test_an_opening_that_names_but_one_of_them_is_not_the_source():
    found = sources(f"{OPENING}1. Rà soát các bến đò.\n\n2. Đẩy mạnh tuyên truyền.\n")
    assert found["1"] == ("opening", "các sở, ngành, Ủy ban nhân dân các xã thực hiện các nhiệm vụ sau:")


def test_a_partner_of_the_same_name_is_not_the_heading():
    found = sources(
        f"{OPENING}1. Phối hợp với các sở, ngành và Ủy ban nhân dân các xã lân cận rà soát các bến đò.\n\n2. Tuyên truyền.\n"
    )
    assert found["1"][0] == "opening"


def test_names_of_a_list_whose_first_word_is_said_once():
    found = sources(
        f"{OPENING}1. Các Sở Tài chính, Xây dựng lập dự toán.\n\n2. Giao Sở Tài chính, Sở Xây dựng lập dự toán.\n"
    )
    assert found["1"] == ("own-words", "Các Sở Tài chính, Xây dựng lập dự toán.")
    assert found["2"] == ("own-words", "Sở Tài chính, Sở Xây dựng lập dự toán.")


def test_a_column_shows_its_cell_and_a_label_its_names():
    head = "| STT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |\n|---|---|---|---|\n"
    table = head + "| 1 | Giúp Sở Xây dựng khảo sát bến | Sở Xây dựng | Quý IV/2026 |\n"
    label = "1. Kiểm định bến\nCơ quan chủ trì: Sở Khoa học và Công nghệ\nThời gian: tháng 11/2026\n"
    found = sources(f"{OPENING}I. NHIỆM VỤ\n\n{table}\nII. GIẢI PHÁP\n\n{label}")
    assert found["I.1"] == ("column", "Sở Xây dựng")
    assert found["II.1"] == ("label", "Sở Khoa học và Công nghệ")


def test_addressees_on_lines_of_their_own_are_all_shown():
    head = "Số: 4/UBND-KT\nV/v kiểm tra bến đò\nSông Thao, ngày 02 tháng 3 năm 2026\n\nKính gửi:\n- Sở Xây dựng;\n- Công an tỉnh.\n\n"
    found = sources(f"{head}Ủy ban nhân dân tỉnh yêu cầu:\n\n1. Rà soát các bến đò.\n\n2. Đẩy mạnh tuyên truyền.\n")
    assert found["1"] == ("list", "Sở Xây dựng; Công an tỉnh")


def test_a_closing_call_is_not_the_last_section():
    body = "KẾ HOẠCH\nVề trực bến đò\n\nI. MỤC TIÊU\nGiảm tai nạn.\n\nII. NHIỆM VỤ\n\n1. Rà soát các bến đò.\n\n2. Cắm biển báo.\n\n"
    found = sources(f"{body}Yêu cầu các phòng chuyên môn, các thôn nghiêm túc thực hiện Kế hoạch này./.\n")
    assert {rule for rule, _ in found.values()} == {"closing"}


TOPICS = (
    "KẾ HOẠCH\nVề phố sách\n\nI. NHIỆM VỤ\n1. Hạ tầng số\n- Lắp quầy tra sách.\n2. Nhân lực số\n- Tập huấn bán sách.\n"
    "3. Quản trị số\n- Lập sổ kho.\n"
)
BELOW = "II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ kiểm tra kho sách.\n2. Sở Y tế gửi sách y học.\n"


@pytest.mark.parametrize(
    ("heading", "asked"),
    [
        ("Doanh nghiệp số", ["I.4"]),
        ("Các doanh nghiệp số", []),
        ("Các ngành khác", ["I.4"]),
        ("Sở Xây dựng", []),
        ("Hội Nông dân tỉnh", []),
    ],
)
def test_a_heading_that_could_name_who_acts_among_topics_is_asked_about(heading, asked):
    text = f"{TOPICS}4. {heading}\n- Mở thêm quầy sách.\n{BELOW}"
    found = compile_directive(text.encode(), "x.txt").problems
    assert [one.place.clause for one in found if one.code == "lead-from-heading"] == asked


def calls(many):
    """How many functions are called to say where the leads of so many tasks come from."""
    tasks = "".join(f"{at}. Rà soát bến đò số {at}.\n" for at in range(1, many + 1))
    end = "II. TỔ CHỨC THỰC HIỆN\n1. Các sở, ban, ngành triển khai, tổ chức thực hiện Kế hoạch này.\n"
    made = compile_directive(f"KẾ HOẠCH\nVề bến đò\n\nI. NHIỆM VỤ\n{tasks}\n{end}".encode(), "ke-hoach.txt")
    outline, count = read_outline(made.text), 0

    def seen(_frame, event, _arg):
        nonlocal count
        count += event == "call"

    sys.setprofile(seen)
    try:
        found = lead_sources(outline, made.plan.tasks)
    finally:
        sys.setprofile(None)
    assert [one.rule for one in found] == ["last-section"] * many
    return count


def test_twice_the_tasks_charged_at_the_end_are_no_more_than_twice_the_work():
    calls(2)
    assert calls(80) < 2.2 * calls(40)
