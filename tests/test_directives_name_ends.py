"""Where the name of a body ends before what it does, whatever that is: as subject, as partner and as receiver."""

import pytest

from directives.lexicon import words
from directives.names.bodies import read_bodies
from directives.sentences.partners import read_partners, read_reports

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
