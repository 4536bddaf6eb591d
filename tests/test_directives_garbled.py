"""A PDF whose letters are not those that its pages show: told, and read by OCR where that is installed."""

import pytest

from directives.formats import pdf, scan
from directives.formats.kinds import is_garbled, read_format
from plans.problems import Place

LOST = "6Ӣ C‘NG 7+ѬѪ1* Ĉӝ F OұS 7ӵ do: giao c·c [m rj so·t ÿӕi chiӃu sӕ liӋu bӃn ÿz\n"
SHIFTED = "Vm Ydb gxqj ud vrdw fdf ehq gr, grl fklhx vr olhx fxd wxqj ehq wurqj wkdqj qdb; fdf ad edr fdr nhw txd wuxrf qjdb kdl puxrl.\n"
"""Letters that a font without its table took for others of the same script."""
PLAIN = "Sở Xây dựng rà soát các bến đò, đối chiếu số liệu; QCVN 01:2019, góc α ≤ 5°.\n"


@pytest.fixture
def layer(monkeypatch):
    def reads(text):
        monkeypatch.setattr(pdf, "read_pdf", lambda data, place: (text, []))

    return reads


@pytest.mark.parametrize(
    ("text", "garbled"), [(LOST, True), (SHIFTED, True), (PLAIN, False), ("", False), ("12/5/2026", False)]
)
def test_letters_of_other_scripts_tell_it(text, garbled):
    assert is_garbled(text) is garbled


def test_without_ocr_it_gives_no_text_and_says_why(layer, monkeypatch):
    layer(LOST)
    monkeypatch.setattr(scan, "can_read_scans", lambda: False)
    text, problems = read_format("pdf", b"", Place())
    assert (text, [one.code for one in problems]) == ("", ["pdf-letters-lost"])


def test_its_pages_are_read_again(layer, monkeypatch):
    layer(LOST)
    monkeypatch.setattr(scan, "can_read_scans", lambda: True)
    monkeypatch.setattr(scan, "read_scan", lambda data, place, ending, again: (PLAIN if again else "", []))
    assert read_format("pdf", b"", Place())[0] == PLAIN


def test_a_good_layer_is_taken_as_it_is(layer):
    layer(PLAIN)
    assert read_format("pdf", b"", Place()) == (PLAIN, [])
