"""Labels below a heading that runs over two lines, in a text whose lines were broken by hand."""

from directives.compile import compile_directive
from tests.reading import tasks
from tests.worded import SONG_THAO, codes

BODY = """KẾ HOẠCH
Giữ sạch bờ sông

Ủy ban nhân dân tỉnh Sông Thao ban hành Kế hoạch giữ sạch bờ sông và
các bến đò ngang trên địa bàn, giao các cơ quan, đơn vị thực hiện theo
từng việc, từng thời hạn dưới đây, kịp thời phản ánh những điểm chưa
hợp lý về Sở Nông nghiệp và Môi trường:

I. NỘI DUNG
1. Rà soát các bến đò ngang và các điểm tập kết vật liệu dọc hai bờ
sông trên địa bàn
Đơn vị chủ trì: Sở Xây dựng.
Đơn vị phối hợp: Công an tỉnh.
Thời gian: Trước ngày 15/4/2027.
2. Thu gom rác ở các kè đá, bến nước, chợ ven sông và khu neo đậu tàu
thuyền
Cơ quan thực hiện: UBND các xã.
Thời hạn hoàn thành: Trong quý II năm 2027.
3. Lắp biển báo ở những đoạn bờ đã sạt lở
Chủ trì: Sở Nông nghiệp và Môi trường.
Phối hợp: UBND các xã.
Thời gian thực hiện: Trong tháng 5/2027.
"""


def test_a_label_begins_a_paragraph_below_a_heading_of_two_lines():
    found = tasks(BODY)
    assert [(task.clause, task.lead, task.with_) for task in found] == [
        ("I.1", ("Sở Xây dựng",), ("Công an tỉnh",)),
        ("I.2", ("UBND các xã",), ()),
        ("I.3", ("Sở Nông nghiệp và Môi trường",), ("UBND các xã",)),
    ]
    assert [str(task.due.date) for task in found] == ["2027-04-14", "2027-06-30", "2027-05-31"]


def test_two_days_in_the_words_above_a_label_are_asked_about():
    """The last is taken; the first was dropped without a word where a label named who does it."""
    said = "1. Nối phần mềm của các trạm trước ngày 30/4/2027, lắp máy trước ngày 01/10/2027.\nĐơn vị thực hiện: UBND các xã.\n"
    found = compile_directive(SONG_THAO.format(body=said).encode(), "a.txt")
    assert [str(task.due.date) for task in found.plan.tasks] == ["2027-09-30"]
    assert ("several-dues", "1") in codes(found)


def test_a_dash_within_quoted_words_begins_no_unit():
    """Lines broken by hand: "chủ đề “Sạch bến; Bền đò / - An toàn”" is one bullet."""
    body = """KẾ HOẠCH
Giữ sạch bờ sông

Ủy ban nhân dân tỉnh Sông Thao ban hành Kế hoạch giữ sạch bờ sông và
các bến đò ngang trên địa bàn, giao các cơ quan, đơn vị thực hiện như
sau, kịp thời phản ánh những điểm chưa hợp lý để được sửa lại:

1. Ủy ban nhân dân các xã
- Căn cứ Kế hoạch này tổ chức phong trào với chủ đề “Sạch bến; Bền đò
- An toàn” ở từng bến, treo biển ở những đoạn bờ đã sạt lở trên địa
bàn của từng xã.
- Lập danh sách các bến tham gia, gửi về Sở Xây dựng trước ngày
15/4/2027.
"""
    assert [(task.clause, task.report_to) for task in tasks(body)] == [("1.1", None), ("1.2", "Sở Xây dựng")]


def test_the_number_of_an_assembly_on_a_line_of_its_own_begins_no_section():
    """As in "... Quốc hội khóa / XV." above "2. ..."."""
    body = """KẾ HOẠCH
Giữ sạch bờ sông

Ủy ban nhân dân tỉnh Sông Thao ban hành Kế hoạch giữ sạch bờ sông và
các bến đò ngang trên địa bàn, giao các cơ quan, đơn vị thực hiện:

I. NHIỆM VỤ
1. Về việc sửa các bến:

Sở Xây dựng hoàn thiện đề án bến đò để trình tại kỳ họp Quốc hội khóa
XVI.

2. Về việc treo biển:

Sở Y tế treo biển ở các bến trước ngày 15/4/2027.
"""
    assert [task.clause for task in tasks(body)] == ["I.1", "I.2"]


def test_such_a_number_begins_no_section_in_lines_of_any_length_either():
    body = "1. Sở Xây dựng trình đề án bến đò tại kỳ họp thứ 8, Hội đồng nhân dân tỉnh khóa\nXVIII.\n2. Sở Y tế treo biển ở các bến.\n"
    assert [task.clause for task in tasks(SONG_THAO.format(body=body))] == ["1", "2"]
