"""A noun that is a verb too: "Tổ chức, doanh nghiệp nộp hồ sơ" beside "Tổ chức đoàn kiểm tra"."""

import pytest

from directives.sentences.subjects import read_subject


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Tổ chức, doanh nghiệp phải gửi thông báo đến xã.", ("Tổ chức", "doanh nghiệp")),
        ("Tổ chức và hợp tác xã gửi báo cáo về xã.", ("Tổ chức", "hợp tác xã")),
    ],
)
def test_beside_a_noun_of_its_kind_it_is_one(sentence, names):
    found = read_subject(sentence)
    assert found is not None
    assert found.names == names


@pytest.mark.parametrize(
    "sentence",
    ["Tổ chức đoàn kiểm tra các bến.", "Tổ chức, triển khai kế hoạch.", "Tổ chức cơ sở vật chất cho hội nghị."],
)
def test_else_it_is_the_work(sentence):
    assert read_subject(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Doanh nghiệp vận tải, tổ chức bảo đảm áo phao cho khách.", ("Doanh nghiệp vận tải", "tổ chức")),
        ("Các hợp tác xã, tổ chức chấp hành lệnh cấm đò.", ("Các hợp tác xã", "tổ chức")),
        ("Hộ kinh doanh, tổ chức có trách nhiệm nộp phí bến.", ("Hộ kinh doanh", "tổ chức")),
        ("Các cơ sở, tổ chức kê khai số đò.", ("Các cơ sở", "tổ chức")),
    ],
)
def test_behind_firms_it_is_a_noun_before_what_is_only_done(sentence, names):
    found = read_subject(sentence)
    assert found is not None
    assert found.names == names


@pytest.mark.parametrize(
    "sentence",
    [
        "Các doanh nghiệp, tổ chức kiểm tra các bến.",
        "Các doanh nghiệp chủ động sản xuất, tổ chức bảo đảm áo phao cho khách.",
        "Các doanh nghiệp, tổ chức thường xuyên việc kiểm tra.",
    ],
)
def test_what_firms_organise_is_their_work(sentence):
    found = read_subject(sentence)
    assert found is not None
    assert found.names == ("Các doanh nghiệp",)
