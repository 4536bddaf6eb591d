"""Text that points elsewhere: clauses of the same document expand, other documents become links."""

import datetime as dt

import pytest

from directives.compile import compile_directive
from directives.sections.inherited import MOST_NAMED, paths_in
from directives.sentences.citations import cited

PLAN = """ỦY BAN NHÂN DÂN
TỈNH HƯNG YÊN
Số: 15/KH-UBND
Hưng Yên, ngày 05 tháng 3 năm 2026

KẾ HOẠCH
Nâng cao chất lượng phục vụ

I. NHIỆM VỤ
1. Rà soát thủ tục hành chính, hoàn thành trước ngày 30/6/2026.
2. Tập huấn cho công chức.
a) Lập danh sách học viên.
b) Tổ chức 02 lớp trong quý III/2026.
3. Số hóa hồ sơ.
II. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ
a) {sentence}
b) Theo dõi việc thực hiện Kế hoạch.
2. Sở Tài chính bố trí kinh phí.
"""


def compiled(sentence):
    return compile_directive(PLAN.format(sentence=sentence).encode(), "ke-hoach.txt")


def taken_over(sentence):
    return [task.inherited_from for task in compiled(sentence).plan.tasks if task.clause == "II.1.a"]


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("Chủ trì thực hiện các nội dung tại khoản 1, 3 Mục I.", ["I.1", "I.3"]),
        ("Chủ trì thực hiện nhiệm vụ tại điểm a, b khoản 2 Mục I Kế hoạch này.", ["I.2.a", "I.2.b"]),
        ("Thực hiện các nhiệm vụ nêu tại Khoản 1 và Khoản 3 Mục I.", ["I.1", "I.3"]),
        ("Tổ chức thực hiện các nội dung tại mục I.2.", ["I.2.a", "I.2.b"]),
        ("Thực hiện các nhiệm vụ từ khoản 1 đến khoản 3 Mục I.", ["I.1", "I.2.a", "I.2.b", "I.3"]),
        ("Thực hiện tiết b điểm 2 mục I và khoản 3 mục I.", ["I.2.b", "I.3"]),
        ("Chủ trì thực hiện mục 1, mục 3 phần I.", ["I.1", "I.3"]),
    ],
)
def test_clauses_named_in_any_manner_are_taken_over(sentence, clauses):
    assert taken_over(sentence) == clauses


@pytest.mark.parametrize(
    "sentence",
    [
        "Đôn đốc các sở thực hiện các nội dung tại Khoản 1 Mục I.",
        "Báo cáo kết quả thực hiện các nhiệm vụ tại Mục I trước ngày 15/12/2026.",
        "Xây dựng kế hoạch thực hiện các nhiệm vụ tại Mục I.",
        "Thực hiện các nội dung tại khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP.",
        "Thực hiện các nhiệm vụ tại Mục II Quyết định số 88/QĐ-UBND ngày 15/01/2026.",
    ],
)
def test_whoever_watches_or_follows_another_document_takes_nothing_over(sentence):
    assert taken_over(sentence) == [None]


def test_the_day_comes_along_and_the_lead_is_ones_own():
    one = next(task for task in compiled("Thực hiện nội dung tại khoản 1 Mục I.").plan.tasks if task.clause == "II.1.a")
    assert one.lead == ("Sở Nội vụ",)
    assert one.due.date == dt.date(2026, 6, 29)
    assert one.source_quote.startswith("Rà soát thủ tục")


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("Thực hiện nội dung tại khoản 3 Mục I; lập bảng chỉ dẫn ở quầy.", "lập bảng chỉ dẫn ở quầy."),
        ("Thực hiện nội dung tại khoản 3 Mục I. Tập huấn cho hội viên.", "Tập huấn cho hội viên."),
        ("Lập bảng chỉ dẫn; thực hiện nội dung tại khoản 3 Mục I.", "Lập bảng chỉ dẫn"),
    ],
)
def test_what_a_unit_is_given_besides_is_its_own_work(sentence, own):
    tasks = [task for task in compiled(sentence).plan.tasks if task.clause == "II.1.a"]
    assert {task.quote for task in tasks if task.inherited_from is None} == {own}
    assert [task.inherited_from for task in tasks if task.inherited_from] == ["I.3"]
    assert [task.part for task in tasks] == [1, 2]


@pytest.mark.parametrize(
    "rest", ["; chịu trách nhiệm trước UBND tỉnh.", ". Chịu trách nhiệm toàn diện trước UBND tỉnh về kết quả."]
)
def test_who_answers_for_it_is_no_work_besides(rest):
    assert taken_over(f"Thực hiện nội dung tại khoản 3 Mục I{rest}") == ["I.3"]


def test_the_day_of_what_is_done_besides_stays_with_it():
    said = compiled("Thực hiện nội dung tại khoản 3 Mục I; báo cáo UBND tỉnh trước ngày 20/12/2026.").plan.tasks
    taken, own = (task for task in said if task.clause == "II.1.a")
    assert (taken.inherited_from, taken.due, taken.report_to) == ("I.3", None, None)
    assert (own.inherited_from, str(own.due.date), own.report_to) == (None, "2026-12-19", "UBND tỉnh")


def test_ones_own_day_beside_that_of_the_work_taken_over_is_asked_about():
    found = compiled("Thực hiện nội dung tại khoản 1 Mục I trước ngày 30/4/2026.").problems
    asked = [(one.args["kept"], one.args["others"]) for one in found if one.code == "several-dues"]
    assert asked == [("hoàn thành trước ngày 30/6/2026", "trước ngày 30/4/2026")]


def test_a_clause_that_is_not_there_is_a_doubt():
    found = compiled("Thực hiện các nội dung tại khoản 1 và khoản 9 Mục I.")
    assert [problem.args["target"] for problem in found.problems if problem.code == "reference-empty"] == ["I.9"]


def test_references_take_over_as_many_tasks_as_a_document_has_and_no_more():
    many = "".join(f"{n}. Rà soát hồ sơ số {n}.\n" for n in range(1, 700))
    text = f"KẾ HOẠCH\nGiữ đê\n\nI. NHIỆM VỤ\n{many}II. TỔ CHỨC THỰC HIỆN\n1. Sở A\n" + (
        "a) Thực hiện các nội dung tại Mục I.\nb) Thực hiện các nhiệm vụ tại Mục I.\n"
    )
    found = compile_directive(text.encode(), "a.txt")
    assert [sum(task.clause == f"II.1.{letter}" for task in found.plan.tasks) for letter in "ab"] == [699, 1]
    assert [problem.args["n"] for problem in found.problems if problem.code == "reference-wide"] == [699]


def test_a_reference_that_multiplies_numbers_names_a_few_hundred_clauses():
    numbers = ", ".join(map(str, range(1, 600)))
    assert len(paths_in(f"điểm {numbers} khoản {numbers} mục {numbers}")) == MOST_NAMED


def test_other_documents_become_links_with_their_dates():
    sentence = "Thực hiện nhiệm vụ được giao tại Quyết định số 88/QĐ-UBND ngày 15/01/2026 và Kế hoạch số 12/KH-UBND."
    one = next(task for task in compiled(sentence).plan.tasks if task.clause == "II.1.a")
    assert [(link.number, link.date) for link in one.refers_to] == [
        ("88/QĐ-UBND", dt.date(2026, 1, 15)),
        ("12/KH-UBND", None),
    ]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("theo Nghị quyết số 46/NQ-CP của Chính phủ ngày 08 tháng 3 năm 2025", "2025-03-08"),
        ("theo Chỉ thị số 5/CT-TTg của Thủ tướng Chính phủ, ngày 12/5/2024", "2024-05-12"),
        ("theo Công văn số 12/SYT-NV của Giám đốc Sở Y tế ngày 02/3/2026", "2026-03-02"),
        ("theo Kế hoạch số 7/KH-UBND của UBND tỉnh trước ngày 15/3/2026", "None"),
        ("theo Kế hoạch số 7/KH-UBND của UBND tỉnh, báo cáo ngày 15/3/2026", "None"),
    ],
)
def test_the_day_behind_whoever_issued_it_is_that_of_the_paper(said, day):
    assert [str(one.date) for one in cited(said, None)] == [day]


def test_its_own_number_is_no_link_and_a_date_given_elsewhere_counts():
    sentence = "Thực hiện Kế hoạch số 15/KH-UBND này và Kế hoạch số 12/KH-UBND."
    text = PLAN.format(sentence=sentence).replace(
        "kinh phí.", "kinh phí theo Kế hoạch số 12/KH-UBND ngày 02/02/2026 của tỉnh."
    )
    one = next(task for task in compile_directive(text.encode(), "a.txt").plan.tasks if task.clause == "II.1.a")
    assert [(link.number, link.date) for link in one.refers_to] == [("12/KH-UBND", dt.date(2026, 2, 2))]


@pytest.mark.parametrize(
    ("said", "sources"),
    [
        ("các mục 1, 2; điểm b mục 3 Phần II Quyết định này", ["Điều 1.II.1.a", "Điều 1.II.2", "Điều 1.II.3.b"]),
        ("mục 2; điểm a mục 3 Phần II Điều 1 của Quyết định này", ["Điều 1.II.2", "Điều 1.II.3.a"]),
        ("khoản 1 Điều 5 Luật Đê điều", [None]),
    ],
)
def test_a_level_said_last_is_that_of_all_numbers_before_it(said, sources):
    text = (
        "QUYẾT ĐỊNH\nPhê duyệt Đề án giữ đê\nĐiều 1. Phê duyệt Đề án giữ đê với các nội dung sau:\nI. Mục tiêu\n1. Giữ đê.\n"
        "II. Nhiệm vụ\n1. Về kho\na) Xây kho đá hộc.\n2. Lắp camera trên đê.\n3. Về người\na) Lập đội canh đê.\nb) Tập huấn đội canh đê.\n"
        f"III. Tổ chức thực hiện\n1. Sở Xây dựng\nThực hiện các nhiệm vụ quy định tại {said}.\n"
    )
    tasks = compile_directive(text.encode(), "quyet-dinh.txt").plan.tasks
    assert [task.inherited_from for task in tasks if task.clause == "Điều 1.III.1"] == sources


@pytest.mark.parametrize(
    ("sentence", "partners"),
    [
        ("Chủ trì, phối hợp với Sở Tư pháp thực hiện các nhiệm vụ tại khoản 1, khoản 3 Phần I.", {("Sở Tư pháp",)}),
        ("Phối hợp các sở, ngành thực hiện nội dung tại khoản 1 Phần I.", {("các sở, ngành",)}),
        ("Thực hiện các nhiệm vụ tại khoản 1, khoản 3 Phần I.", {()}),
    ],
)
def test_whoever_joins_in_what_is_referred_to_is_a_partner_in_it(sentence, partners):
    tasks = compiled(sentence).plan.tasks
    assert {task.with_ for task in tasks if task.clause == "II.1.a"} == partners
