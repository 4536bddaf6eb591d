"""Digital signatures in a PDF: who, when, whole, unchanged; whatever is malformed gives no exception."""

import datetime as dt
import random

import pytest

from directives.formats.der import dotted, first_piece
from directives.results.signatures import Signature, read_signatures
from tests.reports import report_pdf
from tests.signed import signed

REPORT = report_pdf()
SIGNED = signed(REPORT)
DAY = dt.datetime(2026, 9, 25, 8, 30, tzinfo=dt.timezone(dt.timedelta(hours=7)))
AT = dt.datetime(2026, 9, 25, 1, 30, tzinfo=dt.UTC)


def test_a_paper_without_a_signature_has_none():
    assert read_signatures(REPORT) == ()
    assert read_signatures(b"") == read_signatures(b"%PDF-1.7 /ByteRange [0 1 2 3]") == ()


def test_who_signed_and_when():
    (one,) = read_signatures(signed(REPORT))  # now, not when the tests began
    assert one == Signature("Nguyễn Văn Hòa", True, one.at, True, True)
    assert abs(dt.datetime.now(dt.UTC) - one.at) < dt.timedelta(minutes=5)


@pytest.mark.parametrize("kind", ["rsa", "ec"])
def test_the_hour_that_the_file_says_where_the_signature_has_none(kind):
    assert read_signatures(signed(REPORT, day=DAY, kind=kind)) == (Signature("Nguyễn Văn Hòa", True, AT, True, True),)


@pytest.mark.parametrize(
    ("name", "number", "person"),
    [
        ("Nguyễn Văn Hòa", "CCCD:001080000001", True),
        ("Sở Nội vụ", "", False),
        ("Ủy ban nhân dân tỉnh Sông Thao", "", False),
        ("SỞ TÀI CHÍNH", "", False),
        ("Hòa Bình", "MST:0100000000", False),
        ("Ban Văn Tám", "CMND:012345678", True),
        ("Bùi Thị Bộ", "", True),
    ],
)
def test_a_person_and_a_body(name, number, person):
    (one,) = read_signatures(signed(REPORT, name, number=number, day=DAY))
    assert (one.name, one.person) == (name, person)


def test_a_person_then_the_office():
    both = read_signatures(signed(signed(REPORT, day=DAY), "Sở Nội vụ", day=DAY + dt.timedelta(hours=1)))
    assert [(one.name, one.person, one.whole, one.intact) for one in both] == [
        ("Nguyễn Văn Hòa", True, True, True),
        ("Sở Nội vụ", False, True, True),
    ]


def test_what_was_added_afterwards_is_seen():
    (one,) = read_signatures(SIGNED + b"\n9 0 obj << >> endobj\n")
    assert (one.whole, one.intact) == (False, True)
    assert read_signatures(SIGNED + b"\r\n")[0].whole, "a line end says nothing"


def test_what_was_changed_afterwards_is_seen():
    at = SIGNED.index(b"endobj")
    (one,) = read_signatures(SIGNED[: at - 3] + b"X" + SIGNED[at - 2 :])
    assert (one.name, one.intact) == ("Nguyễn Văn Hòa", False)


def test_a_certificate_that_had_ended():
    (one,) = read_signatures(signed(REPORT, day=DAY, years=1))
    assert not one.in_force


def test_a_stamp_of_time_is_nobody_s_signature():
    assert read_signatures(SIGNED.replace(b"/adbe.pkcs7.detached", b"/ETSI.RFC3161       ")) == ()


@pytest.mark.filterwarnings("ignore")
def test_what_is_malformed_has_no_name_and_gives_no_exception():
    start = SIGNED.index(b"/Contents <") + len(b"/Contents <")
    end = SIGNED.index(b">", start)
    chance = random.Random(7)
    for _ in range(300):
        at, digit = chance.randrange(start, end - 13000), chance.choice(b"0123456789abcdef")
        broken = bytearray(SIGNED)
        broken[at] = digit
        for one in read_signatures(bytes(broken)):
            assert isinstance(one, Signature)
    for filling in (b"", b"00" * 50, b"3080" * 50, b"30820fff" * 9, b"06"):
        broken = SIGNED[:start] + filling.ljust(end - start, b"0") + SIGNED[end:]
        assert read_signatures(broken)[0][:2] == ("", False)
    for cut in (start + 10, end, end + 30, len(SIGNED) - 20):
        read_signatures(SIGNED[:cut])


@pytest.mark.parametrize("broken", [b"", b"\x30", b"\x30\x84\x01", b"\x30\x05\x01", b"\x1f\x01\x01", b"\x30\x80" * 60])
def test_a_piece_that_is_none(broken):
    with pytest.raises(ValueError):
        first_piece(broken)


def test_pieces():
    assert first_piece(b"\x04\x01a\x05\x00")[0].body == b"a"
    open_ended = b"\x30\x80\x04\x01a\x00\x00rest"
    piece, rest = first_piece(open_ended)
    assert ([one.body for one in piece.parts()], rest) == ([b"a"], b"rest")
    assert dotted(bytes.fromhex("2a864886f70d010702")) == "1.2.840.113549.1.7.2"
    with pytest.raises(ValueError):
        dotted(b"\x80")
