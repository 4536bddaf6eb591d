"""Labels below a heading that runs over two lines, in a text whose lines were broken by hand."""

from tests.reading import tasks

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
