"""Where the name of a body ends before what it does, whatever that is: as subject, as partner and as receiver."""

import pytest

from directives.lexicon import words
from directives.names.bodies import read_bodies
from directives.sentences.partners import read_partners
from directives.sentences.reports import read_reports

BODIES = ("UBND các xã, phường", "Hội Nông dân", "các cơ quan, đơn vị có liên quan", "Trung tâm Y tế khu vực Tam Nông")
WORDS = tuple(dict.fromkeys(words("duties", "verbs", "adverbs", "modals")))


@pytest.mark.parametrize("body", BODIES)
def test_a_name_ends_before_every_verb_adverb_and_modal(body):
    swallowed = [
        word
        for word in WORDS
        if read_bodies(f"{body} {word} danh sách lao động", opens=True, loose=True).names != (body,)
        or read_partners(f"Sở Nội vụ phối hợp với {body} {word} danh sách lao động") != (body,)
    ]
    assert not swallowed


def test_a_number_behind_and_counts_papers_or_goes_on_the_name():
    assert read_bodies("Thủ tướng Chính phủ và 6 thông tư", loose=True).names == ("Thủ tướng Chính phủ",)
    assert read_bodies("Công an tỉnh và 12 sở rà soát", opens=True).names == ("Công an tỉnh và 12 sở",)
    assert read_bodies("Tổ dân phố số 5 và 6 rà soát", opens=True).names == ("Tổ dân phố số 5 và 6",)


def test_the_receiver_ends_before_what_it_does_with_the_result():
    for word in ("ký", "thảo luận", "chấp nhận", "cân nhắc", "áp dụng", "luân phiên", "hằng ngày", "nên"):
        assert (
            read_reports(f"Lập danh sách, trình Hội đồng nhân dân {word} trong quý tới.").report_to
            == "Hội đồng nhân dân"
        )


@pytest.mark.parametrize(
    "body",
    [
        "Văn phòng Đăng ký đất đai",
        "Cục Hậu cần",
        "Ủy ban Chứng khoán Nhà nước",
        "Phòng Cảnh sát phòng cháy chữa cháy và cứu nạn cứu hộ",
        "Ban Công tác đặc biệt",
        "UBND các xã đặc biệt khó khăn",
        "Các đơn vị, doanh nghiệp vừa và nhỏ",
        "Ủy ban Quốc gia tìm kiếm cứu nạn",
    ],
)
def test_names_that_hold_such_words_are_read_whole(body):
    assert " · ".join(read_bodies(f"{body} rà soát danh sách", opens=True).names).replace(" · ", ", ") == body


def test_a_word_that_ends_one_name_and_begins_the_work_is_cut_where_they_meet():
    assert read_bodies("Sở Nông nghiệp và Môi trường hợp nhất hai trạm", opens=True).names == (
        "Sở Nông nghiệp và Môi trường",
    )
    assert read_bodies("Các trường học tập huấn giáo viên", opens=True).names == ("Các trường học",)


@pytest.mark.parametrize(
    "body",
    [
        "Phòng Thi đua - Khen thưởng",
        "Phòng Dịch vụ công",
        "Vụ Nuôi trồng thủy sản",
        "Ban Hành chính - Quản trị",
        "Cục Quản lý khám chữa bệnh",
        "Trung tâm Giám sát, điều hành đô thị thông minh",
        "Trung tâm Giống cây trồng, vật nuôi",
        "Cục Cảnh sát quản lý hành chính về trật tự xã hội",
        "Hội đồng Bồi thường, hỗ trợ và tái định cư",
        "UBND TP. Thủ Đức",
        "Công an P. Vỹ Dạ",
        "BCH QS tỉnh",
        "VP. HĐND&UBND",
    ],
)
def test_offices_called_by_their_work_are_read_whole(body):
    assert read_bodies(f"{body} rà soát danh sách", opens=True).names == (body,)
    assert read_partners(f"Sở Nội vụ phối hợp với {body} rà soát danh sách") == (body,)
    assert read_reports(f"Lập danh sách, báo cáo {body} để tổng hợp.").report_to == body


@pytest.mark.parametrize(
    "noun",
    ["bộ chứng từ", "vụ lấn chiếm đất", "bản hợp đồng", "phòng thí nghiệm", "nhóm nguyên nhân", "ngân hàng câu hỏi"],
)
def test_things_called_like_bodies_are_none(noun):
    assert not read_bodies(f"các {noun} đã nêu", loose=True).names
    assert not read_partners(f"Sở Nội vụ phối hợp với các {noun} rà soát")
    assert read_reports(f"Sở Nội vụ báo cáo các {noun} trước ngày 05/6.").report_to is None


def test_work_in_small_letters_is_no_part_of_a_name_though_offices_are_called_by_it():
    assert read_bodies("UBND xã bồi thường, hỗ trợ và tái định cư", opens=True).names == ("UBND xã",)
    assert read_bodies("Sở Y tế giám sát, điều hành đô thị thông minh", opens=True).names == ("Sở Y tế",)


def test_a_sentence_that_begins_behind_a_level_in_letters_is_no_place():
    assert read_reports("Công an xã báo cáo UBND TP. Sở Xây dựng kiểm tra hồ sơ.").report_to == "UBND TP"


@pytest.mark.parametrize(
    "behind",
    [
        "lúc 8 giờ",
        "tuần tới",
        "sáng thứ Hai",
        "muộn nhất 20/6",
        "kèm theo phụ lục",
        "danh sách lao động",
        "biên bản họp",
    ],
)
def test_a_name_ends_before_times_and_papers(behind):
    assert read_partners(f"Sở Nội vụ phối hợp với Hội Nông dân {behind}.") == ("Hội Nông dân",)
    assert read_reports(f"Sở Nội vụ gửi UBND các xã, phường {behind}.").report_to == "UBND các xã, phường"
    assert read_reports(f"Hoàn thành, báo cáo Hội đồng nhân dân {behind}.").report_to == "Hội đồng nhân dân"


def test_what_begins_like_a_title_is_nobody():
    assert not read_bodies("Giám đốc thẩm vụ án theo quy định", opens=True).names
    assert read_bodies("Giám đốc Sở Y tế rà soát", opens=True).names == ("Sở Y tế",)


@pytest.mark.parametrize(
    ("text", "receiver"),
    [
        ("Gửi báo cáo về Sở TTTT số 51 đường Nguyễn Du trước ngày 20/6.", "Sở TTTT"),
        ("Nộp hồ sơ về Sở KHCN số 24 Nguyễn Du, phường Hòa Bình.", "Sở KHCN"),
        ("Gửi báo cáo về Sở TTTT địa chỉ: 51 Nguyễn Du.", "Sở TTTT"),
        ("Gửi báo cáo về Cụm thi đua số 2 trước ngày 20/6.", "Cụm thi đua số 2"),
    ],
)
def test_the_receiver_ends_before_its_address(text, receiver):
    assert read_reports(text).report_to == receiver
