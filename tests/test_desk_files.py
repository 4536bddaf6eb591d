"""Files as they come in: kinds by bytes, names that are safe, sizes; and how they are handed out again."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.files import LARGEST, LONGEST_NAME, RESULTS, safe_file, safe_name
from models.database import writing
from models.files import Kept, keep_file, kept_file
from web.files import download

PDF = b"%PDF-1.4\n%%EOF"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Công văn số 12.pdf", "Công văn số 12.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Tài liệu\\a.pdf", "a.pdf"),
        ('a"b<c>\r\nx.pdf', "a b c x.pdf"),
        ("Bản %22cuối%22.pdf", "Bản cuối .pdf"),
        ("...", "tep"),
        ("", "tep"),
        ("x" * 300 + ".docx", "x" * 115 + ".docx"),
    ],
)
def test_names_are_safe(name, safe):
    assert safe_name(name) == safe


@given(st.text(max_size=300))
def test_any_name_is_made_safe(name):
    made = safe_name(name)
    assert 0 < len(made) <= LONGEST_NAME
    assert not set(made) & set('/\\<>:"|?*\0\r\n')
    assert made not in (".", "..")


def test_the_bytes_say_what_it_is():
    safe, problems = safe_file(PDF, "ảnh.png", RESULTS)
    assert (safe.name, safe.kind, safe.media_type, problems) == ("ảnh.png.pdf", "pdf", "application/pdf", [])
    for data, code in (
        (bytes(range(256)) * 20, "file-not-as-named"),
        (b"MZ\x90\x00", "file-kind"),
        (b"<html><body>x", "file-kind"),
        (b"  ", "file-empty"),
        (b"PK\x03\x04xx", "file-damaged"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "file-encrypted"),
    ):
        safe, problems = safe_file(data, "a.pdf", RESULTS)
        assert (safe, [one.code for one in problems]) == (None, [code])
    assert [one.code for one in safe_file(b"%PDF-" + b"x" * LARGEST, "a.pdf")[1]] == ["too-large"]


def test_kept_and_handed_out_as_a_download(engine):
    with writing(engine) as session:
        number = keep_file(session, "Kết quả.pdf", "application/pdf", PDF, None, dt.datetime(2026, 9, 1, tzinfo=dt.UTC))
        assert kept_file(session, number) == Kept("Kết quả.pdf", "application/pdf", PDF)
        assert kept_file(session, number + 1) is None
    answer = download(Kept("Kết quả.pdf", "application/pdf", PDF))
    assert answer.headers["content-disposition"] == (
        "attachment; filename=\"K_t qu_.pdf\"; filename*=UTF-8''K%E1%BA%BFt%20qu%E1%BA%A3.pdf"
    )
    assert answer.headers["x-content-type-options"] == "nosniff"
