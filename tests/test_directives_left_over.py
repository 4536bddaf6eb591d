"""What of a task's words went into no field is a doubt at the field it may belong to."""

import pytest

from directives.compile import compile_directive
from directives.times import due_grammar, due_phrases

OPENING = "KẾ HOẠCH\nVề việc thử\n\nỦy ban nhân dân tỉnh yêu cầu các xã ven sông:\n"


def made(units):
    """What is made of a plan that speaks to the communes along a river."""
    return compile_directive(f"{OPENING}{units}\n".encode(), "a.txt")


def doubts(sentence):
    """The doubts at the second unit: (code, field)."""
    found = made(f"1. Rà soát kè đá.\n2. {sentence}\n3. Báo cáo kết quả.")
    return {(one.code, one.place.field) for one in found.problems if one.place.clause == "2"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rà soát các bến đò; trong mùa lũ, Sở Xây dựng trực tiếp kiểm tra.", ("actor-left", "lead")),
        ("Rà soát bến theo đề nghị của Sở Y tế, Sở Xây dựng kiểm tra.", ("actor-left", "lead")),
        ("Sở Xây dựng tuần tra bến đò; tổ 3 kiểm tra bến phà.", ("actor-left", "lead")),
        ("Các xã dọn bến đò; trường THCS An Bình chuẩn bị áo phao.", ("actor-left", "lead")),
        ("Hằng năm lập phương án chở khách; trong đó có diễn tập tối thiểu hai lần/năm.", ("time-left", "due")),
        ("Phối hợp với hội quán bến sông kiểm tra các bến đò.", ("partner-left", "with")),
        ("Chủ trì, phối hợp với Sở Xây dựng, Lữ hành Sao Mai kiểm tra bến đò.", ("partner-left", "with")),
        ("Phối hợp với Sở Xây dựng và Lữ hành Sao Mai kiểm tra bến đò.", ("partner-left", "with")),
        (
            "Gửi danh sách bến đò mất an toàn, kèm ảnh, lên Sở Xây dựng và đề nghị gửi Sở Y tế.",
            ("receiver-left", "report_to"),
        ),
        ("Bàn giao mặt bằng cho Ban Quản lý dự án tỉnh trước ngày 20/4/2026.", ("receiver-left", "report_to")),
        ("Lập dự toán trình Sở Xây dựng ký gửi Ủy ban nhân dân tỉnh.", ("receiver-left", "report_to")),
        (
            "Gửi dự toán về Sở Xây dựng, trường hợp vượt thẩm quyền, báo cáo Ủy ban nhân dân tỉnh.",
            ("receiver-left", "report_to"),
        ),
        (
            "Lập danh sách bến đò gửi Sở Xây dựng; lập dự toán sửa chữa gửi Sở Tài chính thẩm định.",
            ("receivers-apart", "report_to"),
        ),
    ],
)
def test_words_that_are_in_no_field(sentence, expected):
    assert expected in doubts(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Rà soát các bến đò, báo cáo Sở Xây dựng trước ngày 15/6/2026.",
        "Phối hợp với Sở Xây dựng kiểm tra các bến đò.",
        "Gửi danh sách về Sở Xây dựng để tổng hợp, báo cáo Ủy ban nhân dân tỉnh.",
        "Rà soát các bến đò; báo cáo Ủy ban nhân dân tỉnh, đồng gửi Sở Xây dựng.",
        "Phản ánh về Sở Xây dựng để hướng dẫn giải quyết hoặc trình cấp có thẩm quyền xem xét.",
        "Lập dự toán báo cáo Sở Xây dựng trình Ủy ban nhân dân tỉnh phê duyệt.",
        "Lập dự toán trình Sở Xây dựng báo cáo Ủy ban nhân dân tỉnh.",
        "Phản ánh về Sở Xây dựng để giải quyết, trường hợp vượt thẩm quyền đề xuất, báo cáo Ủy ban nhân dân tỉnh.",
        "Soạn báo cáo trung tâm của lễ khánh thành kè, gửi Sở Xây dựng.",
        "Sở Xây dựng kiểm tra các bến đò.",
        "Sở Xây dựng kiểm tra các bến đò; trường hợp vi phạm 3 lần xử lý nghiêm; trung tâm An Bình được nâng cấp.",
        "Phối hợp với Sở Xây dựng, Sở Y tế, Rà soát các bến đò.",
        "Gửi danh sách về Sở Xây dựng và các Sở: Tài chính, Y tế trước ngày 15/6/2026 để tổng hợp, gửi Sở Tài chính.",
        "Hằng năm lập phương án chở khách mùa lũ; trong đó có diễn tập tối thiểu một lần/năm.",
        "Công khai dự án bến đò, phát huy vai trò của Ban Thanh tra nhân dân, Ban Giám sát đầu tư cộng đồng.",
        "Hoàn thành các nhiệm vụ được trung ương, Ủy ban nhân dân tỉnh giao.",
        "Sửa bến theo chỉ đạo của Chính phủ, Ủy ban nhân dân tỉnh, bảo đảm an toàn.",
        "Lấy ý kiến người dân trước khi trình Ủy ban nhân dân tỉnh danh sách bến đò.",
        "Xây dựng, trình Sở Xây dựng Đề án sửa bến đò.",
        "Tham mưu Ủy ban nhân dân tỉnh báo cáo Chính phủ về bến đò.",
        "Giải quyết kiến nghị của người dân liên quan đến ngành, lĩnh vực, báo cáo Sở Xây dựng.",
        "Về số vốn không giải ngân trong năm 2026: Báo cáo Sở Xây dựng.",
        "Gửi số liệu trước ngày 04/9/2026 để tổng hợp, gửi Sở Xây dựng trước ngày 05/9/2026.",
        "Bàn giao mặt bằng cho các xã.",
        "Bàn giao hồ sơ bến đò cho Ban Quản lý dự án tỉnh.",
        "Gửi dữ liệu lên Cơ sở dữ liệu quốc gia về cán bộ, công chức trước ngày 20/4/2026.",
        "Gửi tài liệu an toàn bến đò tới cán bộ, đảng viên và mọi tầng lớp Nhân dân.",
    ],
)
def test_words_that_all_went_somewhere(sentence):
    assert not {code for code, _ in doubts(sentence)} & {
        "actor-left",
        "partner-left",
        "receiver-left",
        "receivers-apart",
        "time-left",
    }


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Danh sách bến đò gửi về Sở Xây dựng ngày 5/4/2026 bằng thư điện tử.", True),
        ("Rà soát bến đò phục vụ lễ rước ngày 5 tháng 4 năm 2026.", True),
        ("Rà soát bến đò theo Thông báo số 5/TB-SXD ngày 5/2/2026.", False),
        ("Rà soát bến đò, thu phí mới từ ngày 5/4/2026.", True),  # a beginning may be all that is said of when
        ("Rà soát bến đò phục vụ lễ rước ngày 5/4/2026, xong trước ngày 1/4/2026.", False),
        ("Rà soát bến đò cho kịp 31/02/2027 hoặc 1/1/0000.", False),
        ("Quý IV/2026, Sở Xây dựng báo cáo bến đò.", False),  # its last day is read
        ("Năm 2027, Sở Xây dựng hoàn thành sửa bến đò.", False),
        ("Năm 2027, Sở Xây dựng báo cáo bến đò.", True),
        ("Năm 2025, Sở Xây dựng rà soát bến đò.", False),
    ],
)
def test_a_date_to_come_in_other_words_is_asked_about_where_the_work_has_none(sentence, asked):
    found = compile_directive(
        f"Hà Nam, ngày 3 tháng 3 năm 2026\n{OPENING}1. {sentence}\n2. Trực đò.\n".encode(), "a.txt"
    )
    assert ("time-left" in {one.code for one in found.problems}) is asked


@pytest.mark.parametrize(("level", "left"), [("xã", False), ("tỉnh", True)])
def test_the_chair_of_those_who_lead_is_no_other_actor(level, left):
    liable = f"Chủ tịch Ủy ban nhân dân cấp {level} chịu trách nhiệm trước pháp luật về số liệu; đồng thời sử dụng đúng kinh phí."
    found = made(
        f"1. Ủy ban nhân dân các xã, phường ven sông:\na) Thống kê bến đò. {liable}\nb) Trực.\n2. Sở Y tế trực."
    )
    assert ("actor-left" in {one.code for one in found.problems}) is left


def test_a_lead_whose_name_goes_on_in_its_heading():
    found = made(
        "1. Đề nghị Ủy ban nhân dân các xã, các Trạm Y tế tại vùng lũ:\n- Rà soát phao.\n- Kiểm tra biển báo.\n2. Sở Y tế trực."
    )
    assert ("name-goes-on", "1.1", "lead") in {(one.code, one.place.clause, one.place.field) for one in found.problems}


def test_a_unit_that_says_what_is_done_in_a_case_is_not_passed_over():
    units = (
        "1. Tiếp nhận đơn:\n- Rà soát đơn của các hộ.\n"
        "- Đơn về đất bãi ở xã nào thì chuyển đến Ủy ban nhân dân xã ấy giải quyết.\n- Phân loại đơn.\n"
        "- Đơn về bến đò thì chuyển đến Sở Xây dựng giải quyết.\n- Đơn về chợ nổi của các hộ.\n- Đơn về lấn sông của các hộ."
    )
    found = made(units)
    told = {one.place.clause for one in found.problems if one.code == "perhaps-a-task"}
    assert {task.clause for task in found.plan.tasks} | told >= {"1.2", "1.4"}


def test_a_partner_of_the_sentence_beside_those_of_a_label():
    unit = "1. Phối hợp với hội quán bến sông kiểm tra các bến đò.\n- Chủ trì: Sở Xây dựng.\n- Phối hợp: Sở Y tế.\n2. Báo cáo kết quả."
    asked = [one.code for one in made(unit).problems if one.place.clause == "1" and one.place.field == "with"]
    assert asked == ["partner-left"]
    known = unit.replace("hội quán bến sông", "cộng đồng doanh nghiệp")
    assert [one.with_ for one in made(known).plan.tasks][:1] == [("cộng đồng doanh nghiệp", "Sở Y tế")]


def test_nobody_gets_what_he_does_himself():
    found = made("1. Sở Xây dựng đôn đốc các xã cung cấp số liệu cho Sở Xây dựng.\n2. Rà soát kè đá.").plan.tasks
    assert (found[0].lead, found[0].report_to) == (("Sở Xây dựng",), None)


def test_the_times_of_a_tasks_words_are_looked_for_once(monkeypatch):
    """With its full stop or without, they are the same words: the search is the dearest question of a short task."""
    asked = []

    def hits_in(text, cell, within=None):
        asked.append((text.rstrip(" .;"), cell, within))
        return due_grammar.hits_in(text, cell, within)

    monkeypatch.setattr(due_phrases, "hits_in", hits_in)
    made("1. Sở Xây dựng rà soát bến đò, báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2026.")
    own = [one for one in asked if one[0].startswith("Sở Xây dựng rà soát")]
    assert own
    assert len(own) == len(set(own))
