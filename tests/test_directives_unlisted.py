"""Whoever is charged though the language knows the name in part or not at all."""

import pytest

from directives.compile import compile_directive
from directives.lexicon import lexicon, patterns
from directives.strings.folding import fold


def made(sentence):
    """What is made of a sentence among the units of a plan."""
    head = "KẾ HOẠCH\nVề việc thử\n\nỦy ban nhân dân tỉnh yêu cầu các xã ven sông:\n"
    return compile_directive(f"{head}1. Rà soát kè đá.\n2. {sentence}\n3. Báo cáo kết quả.\n".encode(), "a.txt")


def lead(sentence):
    """The leads of the second unit, one tuple a task."""
    return [task.lead for task in made(sentence).plan.tasks if task.clause == "2"]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "Các bệnh viện, trung tâm y tế khu vực, trạm y tế rà soát cơ số thuốc.",
            ("Các bệnh viện", "trung tâm y tế khu vực", "trạm y tế"),
        ),
        ("Các hợp tác xã, tổ hợp tác, chủ trang trại khai báo tổng đàn trước ngày 20/12/2026.",
         ("Các hợp tác xã", "tổ hợp tác", "chủ trang trại")),
        ("Chủ bè cá phải đăng ký với Ủy ban nhân dân xã.", ("Chủ bè cá",)),
        ("Tiểu thương phải niêm yết giá bán.", ("Tiểu thương",)),
        ("Thành phố Hoa Lư và các tỉnh Hà Nam, Thái Bình đẩy nhanh tiến độ lập hồ sơ.",
         ("Thành phố Hoa Lư", "các tỉnh Hà Nam, Thái Bình")),
        ("Yêu cầu các doanh nghiệp vận tải, chủ xe khách khẩn trương rà soát xe cũ.",
         ("các doanh nghiệp vận tải", "chủ xe khách")),
        ("Đề nghị bà con ngư dân đưa tàu vào bờ trước ngày 20/12/2026.", ("bà con ngư dân",)),
        ("Đề nghị già làng, người có uy tín vận động bà con đăng ký.", ("già làng", "người có uy tín")),
        ("Nếu có vướng mắc, đề nghị các tiểu thương, chủ sạp nhanh chóng báo cáo về Sở Y tế.",
         ("các tiểu thương", "chủ sạp")),
        ("Yêu cầu đội ngũ y bác sĩ tại các chốt trực đủ ca.", ("đội ngũ y bác sĩ tại các chốt",)),
        ("Trước hết, cán bộ, đảng viên, đặc biệt là người đứng đầu phải gương mẫu thực hiện.", ("cán bộ, đảng viên",)),
    ],
)  # fmt: skip
def test_whoever_opens_a_sentence_is_charged_and_doubted(sentence, names):
    found = made(sentence)
    assert lead(sentence) == [names]
    known = names == ("cán bộ, đảng viên",) or names[0].startswith(("Thành phố", "Các bệnh viện"))
    assert known or ("lead-unlisted", "2", "lead") in {
        (one.code, one.place.clause, one.place.field) for one in found.problems
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Văn bản thẩm định phải nêu lý do.",
        "Việc thu phí phải lập biên bản.",
        "Chợ dân sinh phải bảo đảm vệ sinh.",
        "Số hộ dân có nhà hư hỏng cần phải sửa chữa.",
        "Yêu cầu công trình hoàn thành trước ngày 20/12/2026.",
        "Đề nghị nhanh chóng, kịp thời báo cáo Sở Y tế.",
        "Nếu có vướng mắc, đề nghị báo cáo về Sở Y tế.",
        "Đề nghị siết chặt rà soát hồ sơ trước ngày 20/12/2026.",
        "Yêu cầu trước mắt tập trung khắc phục sạt lở.",
        "Yêu cầu các ngày nghỉ Tết trực đủ quân số.",
        "Đề nghị mọi khó khăn, vướng mắc phản ánh về Sở Y tế.",
        "Nếu có thay đổi, đề nghị bằng văn bản gửi Sở Y tế.",
        "Khi có sự cố, yêu cầu dừng ngay việc thi công, báo cáo Sở Xây dựng.",
        "Kiểm tra các bến đò, nếu có vi phạm, yêu cầu chủ bến khắc phục ngay.",
    ],
)
def test_things_are_not_charged(sentence):
    assert lead(sentence) in ([("các xã ven sông",)], [])


@pytest.mark.parametrize("name", list(lexicon("unlisted")))
def test_examples_of_the_lists(name):
    entry, pattern = lexicon("unlisted")[name], patterns("unlisted", name)
    found = pattern.search if entry.get("at") == "anywhere" else pattern.match
    assert all(found(fold(text)) for text in entry["examples"])
    assert not any(found(fold(text)) for text in entry["others"])


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Khách sạn, khu du lịch, siêu thị tắt biển quảng cáo sau 22 giờ.", ("Khách sạn", "khu du lịch", "siêu thị")),
        ("Các công ty cấp nước đặt bồn ở cuối nguồn.", ("Các công ty cấp nước",)),
        ("Sở Giáo dục và Đào tạo cho học sinh, học viên toàn tỉnh nghỉ học.", ("Sở Giáo dục và Đào tạo",)),
        ("UBND các xã ven sông cho học sinh nghỉ học khi có lũ.", ("UBND các xã ven sông",)),
        (
            "Các cơ sở sử dụng năng lượng trọng điểm thực hiện kiểm toán năng lượng, nộp báo cáo cho Sở Công Thương.",
            ("Các cơ sở sử dụng năng lượng trọng điểm",),
        ),
        ("Các cơ sở dạy nghề rà soát chương trình đào tạo.", ("Các cơ sở dạy nghề",)),
        ("Các trung tâm sát hạch lái xe kiểm tra xe tập lái.", ("Các trung tâm sát hạch lái xe",)),
        ("Các cơ sở đang hoạt động lắp bình chữa cháy.", ("Các cơ sở đang hoạt động",)),
        ("Các cơ sở có điểm bán hàng lắp bình chữa cháy.", ("Các cơ sở có điểm bán hàng",)),
    ],
)
def test_trades_and_what_tells_them_apart_act(sentence, names):
    assert lead(sentence) == [names]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Cơ quan được giao giải quyết trả lời doanh nghiệp.", ("Cơ quan được giao giải quyết",)),
        ("Các đơn vị được giao dự toán giải ngân hết vốn.", ("Các đơn vị được giao dự toán",)),
        ("Đơn vị được phân công xử lý trả lời người dân trước ngày 25/4/2027.", ("Đơn vị được phân công xử lý",)),
    ],
)
def test_what_bodies_are_charged_with_tells_them_apart_without_a_firm_verb(sentence, names):
    assert lead(sentence) == [names]


def test_parts_of_a_body_and_persons_are_one_group():
    assert lead("Nếu có vướng mắc, đề nghị các bộ phận, cá nhân báo cáo về Sở Y tế.") == [("các bộ phận, cá nhân",)]
