"""Words of a mail: who a reader is, a clause, a name, an hour, a document."""

import pytest

from notifications import phrases
from tests.notified import DAY, PLAN, at, end_of


@pytest.mark.parametrize(
    ("title", "unit", "words"),
    [
        ("Giám đốc Sở", "Sở Tài chính tỉnh Sông Thao", "Giám đốc Sở Tài chính tỉnh Sông Thao"),
        ("Chủ tịch UBND phường", "UBND phường Bến Lau", "Chủ tịch UBND phường Bến Lau"),
        ("Trưởng phòng", "Phòng Văn hóa", "Trưởng phòng Văn hóa"),
        ("Chuyên viên", "Sở Nội vụ", "Chuyên viên Sở Nội vụ"),
        ("Giám đốc Sở Nội vụ", "Sở Nội vụ", "Giám đốc Sở Nội vụ"),
        ("", "Sở Nội vụ", "Sở Nội vụ"),
    ],
)
def test_an_office_says_the_word_that_title_and_unit_share_once(title, unit, words):
    assert phrases.office(title, unit) == words


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("1.a", "điểm a khoản 1"), ("II.3", "khoản 3 mục II"), ("II.3.2", "ý 2 khoản 3 mục II"), ("III", "mục III"),
        ("kết.1", "đoạn không số 1"), ("PL.III.9", "khoản 9 mục III Phụ lục"), ("PL2.3", "mục 3 Phụ lục 2"),
        ("2", "khoản 2"), ("p2.1", "ý 1 đoạn 2"), (None, ""), ("V.1.đ", "điểm đ khoản 1 mục V"),
    ],
)  # fmt: skip
def test_clauses_in_words(path, words):
    assert phrases.clause(path) == words


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Sở Nội vụ", "SNV"), ("Sở Nông nghiệp và Môi trường", "SNNMT"), ("Ủy ban nhân dân xã Tân Lập", "UBND xã Tân Lập"),
        ("Sở Nội vụ tỉnh Sông Thao", "SNV"), ("Văn phòng Ủy ban nhân dân tỉnh Sông Thao", "VP UBND"),
        ("Ủy ban nhân dân tỉnh Sông Thao", "UBND Sông Thao"),
        ("Ủy ban nhân dân phường Nguyễn Thị Minh Khai", "UBND Nguyễn Thị…"),
        ("Ủy ban nhân dân phường Bến Lau, tỉnh Sông Thao", "UBND Bến Lau"),
        ("Ủy ban nhân dân xã A, tỉnh Sông Thao", "UBND xã A"),
        ("Thanh tra tỉnh Sông Thao", "Thanh tra tỉnh"), ("Công an thành phố Đà Nẵng", "Công an thành p…"),
    ],
)  # fmt: skip
def test_names_in_a_subject(name, short):
    assert phrases.short_name(name) == short


def test_an_hour_set_by_the_document_is_shown():
    assert phrases.limit(at(DAY, 17)) == "17 giờ 00 ngày 09/12/2026"
    assert phrases.limit(end_of(DAY)) == "09/12/2026"


@pytest.mark.parametrize(
    ("number", "cited"),
    [
        ("07/CT-UBND", "Chỉ thị số 07/CT-UBND"),
        ("31-CT/TU", "Chỉ thị số 31-CT/TU"),
        ("5120/UBND-NC", "Công văn số 5120/UBND-NC"),
        ("12/XYZ", "văn bản số 12/XYZ"),
    ],
)
def test_a_document_is_cited_by_its_kind(number, cited):
    assert phrases.document(PLAN._replace(number=number)).startswith(cited)
