"""What stands beside a name is told: more names of a list, who holds an office, a body below a label, those directed before."""

import pytest

from directives.compile import compile_directive
from plans.plan import Force

HEAD = "CHỈ THỊ\nVề hồ đập\n\nỦy ban nhân dân tỉnh yêu cầu các sở, ban, ngành:\n"


def made(text):
    return compile_directive(f"{HEAD}1. {text}\n2. Sở Tư pháp tổng hợp.\n".encode(), "a.txt")


def doubts(text, code, key):
    return [one.args[key] for one in made(text).problems if one.code == code and one.place.clause == "1"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sở Xây dựng phối hợp Khu Quản lý đường bộ II, III sửa cầu.", "Khu Quản lý đường bộ II"),
        ("Sở Tài chính phối hợp Chi cục Thuế khu vực III, IV kiểm tra nợ đọng.", "Chi cục Thuế khu vực III"),
        ("Sở Xây dựng chủ trì cùng UBND xã Hòa An, Ka Nam kiểm tra đập.", "UBND xã Hòa An"),
        ("Sở Y tế phối hợp với UBND các phường ở Hòa An, Tân Lập kiểm tra chợ.", "UBND các phường ở Hòa An"),
    ],
)
def test_a_list_of_partners_that_goes_on_is_asked_about(text, name):
    assert doubts(text, "name-goes-on", "name") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Sở Xây dựng phối hợp với Sở Y tế, Công an tỉnh, UBND xã Hòa An kiểm tra đập.",
        "Sở Xây dựng phối hợp với UBND các xã Hòa An, Ka Nam, Tân Lập kiểm tra đập.",
        "Sở Xây dựng phối hợp với UBND xã Hòa An, kiểm tra đập và báo cáo trước ngày 15/12/2026.",
        "Sở Xây dựng phối hợp với Sở Y tế và Công an tỉnh kiểm tra đập.",
    ],
)
def test_a_list_of_partners_read_wholly_is_not(text):
    assert doubts(text, "name-goes-on", "name") == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Phân công Phó Chủ tịch UBND tỉnh Trần Văn Bình chỉ đạo công tác sơ tán.",
            "Phó Chủ tịch UBND tỉnh Trần Văn Bình",
        ),
        ("Giao Phó Giám đốc Sở Y tế Lê Thị Hoa báo cáo trước ngày 15/12/2026.", "Phó Giám đốc Sở Y tế Lê Thị Hoa"),
        ("Trật tự chợ: Công an xã cắm chốt ở ngã tư.", "Công an xã"),
        ("Tin bão: Đài Phát thanh phát 3 lần một ngày.", "Đài Phát thanh phát"),
        ("Sở Công Thương chỉ đạo các chủ hồ vận hành đúng quy trình; các chủ hồ thông báo cho hạ du.", "các chủ hồ"),
    ],
)
def test_who_acts_besides_the_lead_is_asked_about(text, who):
    assert doubts(text, "actor-left", "said") == [who]


@pytest.mark.parametrize(
    "text",
    [
        "Giao Giám đốc Sở Y tế báo cáo trước ngày 15/12/2026.",
        "Giao Phó Giám đốc Sở Y tế báo cáo trước ngày 15/12/2026.",
        "Cấp nước: Sở Y tế kiểm tra chất lượng nước.",
        "Kiểm tra nước: lập danh sách các giếng, gửi Sở Y tế.",
    ],
)
def test_who_leads_already_is_not(text):
    assert doubts(text, "actor-left", "said") == []


@pytest.mark.parametrize("label", ["", "Báo tin: ", "Sở Công Thương kiểm tra; "])
def test_whoever_tells_before_has_the_work(label):
    last = made(f"{label}Công ty Cấp nước Hòa An báo trước khi cắt nước ít nhất 5 ngày.").plan.tasks[-2]
    assert (last.lead, last.due.amount) == (("Công ty Cấp nước Hòa An",), -5)


@pytest.mark.parametrize(
    ("who", "force"),
    [
        ("Văn phòng HĐND và UBND xã", Force.ORDER),
        ("Văn phòng HĐND&UBND", Force.ORDER),
        ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã", Force.ORDER),
        ("Thường trực HĐND xã", Force.REQUEST),
        ("Ban Dân vận Tỉnh ủy", Force.REQUEST),
    ],
)
def test_an_office_of_council_and_committee_is_ordered(who, force):
    assert [task.force for task in made(f"{who} lập danh sách.").plan.tasks if task.clause == "1"] == [force]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nhân viên bán vé niêm yết giá vé tại quầy.", "Nhân viên"),
        ("Nhân viên bảo vệ kiểm tra thẻ ra vào.", "Nhân viên"),
        ("Cán bộ ghi biên bản lập biên bản làm việc.", "Cán bộ"),
        ("Các nhà thầu bảo trì kiểm tra mố cầu.", "Các nhà thầu"),
        ("Cán bộ lập danh sách trình lãnh đạo.", None),
        ("Cán bộ ghi biên bản gửi các bên ký.", None),
        ("Nhân viên bán vé đúng giá.", None),
        ("Các đơn vị giám sát việc thực hiện quy chế.", None),
        ("Các đơn vị quản lý tốt việc dạy thêm.", None),
        ("Các cơ quan giám sát chặt chẽ việc triển khai Kế hoạch.", None),
    ],
)
def test_staff_whose_trade_stands_before_their_work_are_asked_about(text, name):
    assert doubts(text, "name-goes-on", "name") == ([name] if name else [])


def test_a_heading_that_names_a_kind_by_its_trade_is_asked_about():
    found = made("Các nhà thầu bảo trì:\na) Duy tu mặt đường.\nb) Sơn lại vạch kẻ đường.")
    assert [one.place.clause for one in found.problems if one.code == "name-goes-on"] == ["1.a", "1.b"]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Nhân dân bình tĩnh, không tích trữ hàng hóa.", ("Nhân dân",)),
        ("Các sở chậm nộp báo cáo gửi văn bản giải trình.", ("Các sở chậm nộp",)),
    ],
)
def test_a_name_ends_before_how_its_bodies_keep_or_lag(text, lead):
    assert made(text).plan.tasks[0].lead == lead


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sở Y tế gửi tài liệu để Công an tỉnh xác minh, báo cáo UBND tỉnh kết quả.", ["Công an tỉnh"]),
        ("Sở Y tế ban hành hướng dẫn để các xã thực hiện, báo cáo UBND tỉnh.", []),
        ("Sở Y tế gửi tài liệu để Công an tỉnh xác minh; báo cáo UBND tỉnh.", []),
    ],
)
def test_whoever_may_report_in_the_words_of_the_purpose_is_asked_about(text, said):
    assert doubts(text, "receiver-left", "said") == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Trường hợp Chủ tịch UBND xã đi vắng thì Phó Chủ tịch UBND xã ký thay.", ["Phó Chủ tịch UBND xã"]),
        ("Chủ tịch UBND xã ký giấy giới thiệu.", []),
        ("Giám đốc Sở Y tế vắng mặt tại cuộc họp báo cáo lý do.", []),
    ],
)
def test_a_deputy_who_acts_in_the_stead_is_asked_about(text, said):
    assert doubts(text, "actor-left", "said") == said


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Tổ có nhiệm vụ: kiểm tra hồ sơ.", ("Tổ",)),
        ("Đoàn có trách nhiệm kiểm tra hồ sơ.", ("Đoàn",)),
        ("Hội đồng có nhiệm vụ: thẩm định hồ sơ.", ("Hội đồng",)),
        ("Tổ có nhiệm vụ:\na) Kiểm tra hồ sơ.", ("Tổ",)),
        ("Sở Y tế lập Tổ kiểm tra. Tổ có nhiệm vụ: rà soát hồ sơ.", ("Sở Y tế",)),
    ],
)
def test_a_team_called_by_its_noun_alone_leads_what_it_is_charged_with(text, lead):
    assert made(text).plan.tasks[0].lead == lead
