"""Tables in a body and in an annex, and what an annex sets out. Each test's document is its docstring."""

from tests.worded import clauses, codes, compiled, leads


def test_what_an_annex_sets_out_is_no_task_in_the_body():
    """I. NỘI DUNG

    1. Kiện toàn các tổ dọn rác.

    2. Tuyên truyền đến người dân.

    (Chi tiết nhiệm vụ tại Phụ lục kèm theo)

    II. TỔ CHỨC THỰC HIỆN

    Giao Sở Xây dựng theo dõi việc thực hiện.

    Nơi nhận:
    - Lưu: VT.

    PHỤ LỤC
    DANH MỤC NHIỆM VỤ
    | TT | Nội dung thực hiện | Cơ quan chủ trì | Thời gian |
    | I | TỔ DỌN RÁC |
    | 1 | Lập danh sách thành viên các tổ | Sở Xây dựng | 2026 |
    | II | TUYÊN TRUYỀN |
    | 1 | In tờ rơi về giữ sạch bờ sông | Sở Nội vụ | 2026 |
    | 2 | Phát tờ rơi tại các bến đò | Sở Y tế | 2026 |
    """
    found = compiled()
    assert leads(found)[1:] == [("PL.I.1", ["Sở Xây dựng"]), ("PL.II.1", ["Sở Nội vụ"]), ("PL.II.2", ["Sở Y tế"])]
    assert {("detailed-in-annex", "I.1"), ("detailed-in-annex", "I.2")} <= codes(found)


def test_rows_whose_section_heading_was_lost_belong_before_the_next_one():
    """Điều phối chung.

    PHỤ LỤC
    | TT | Nhiệm vụ | Cơ quan chủ trì |
    | I | TỔ DỌN RÁC |
    | 1 | Lập danh sách thành viên các tổ | Sở Xây dựng |
    | 2 | Trang bị dụng cụ cho các tổ | Sở Xây dựng |
    | 2 | Sửa chữa bờ kè bị sạt lở | Sở Xây dựng |
    | V | TUYÊN TRUYỀN |
    | 1 | In tờ rơi về giữ sạch bờ sông | Sở Nội vụ |
    """
    found = compiled()
    assert clauses(found) == ["PL.I.1", "PL.I.2", "PL.IV.2", "PL.V.1"]
    assert ("table-broken", "PL.IV.2") in codes(found)


def test_tables_amid_the_body_have_rows_without_numbers_and_units_after_them():
    """I. NỘI DUNG

    1. Buổi sáng

    | Thời gian | Nội dung | Đơn vị phụ trách |
    | 7h00 - 8h00 | Dọn rác tại bến đò | Đoàn Thanh niên |
    | 8h00 - 9h00 | Phát tờ rơi cho người đi đò | Hội Phụ nữ |

    2. Việc thêm

    | Hoạt động | Nội dung | Đơn vị phụ trách |
    | Tuyên truyền | Treo biển báo tại các bến đò | Hội Phụ nữ |

    II. TỔ CHỨC THỰC HIỆN

    1. Sở Xây dựng

    - Theo dõi kết quả dọn rác.
    """
    found = compiled()
    assert sorted(clauses(found)) == ["I.1.1", "I.1.2", "I.2.1", "II.1.1"]
    assert {task.clause: list(task.lead) for task in found.plan.tasks}["I.2.1"] == ["Hội Phụ nữ"]
