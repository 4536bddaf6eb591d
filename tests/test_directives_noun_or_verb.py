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
