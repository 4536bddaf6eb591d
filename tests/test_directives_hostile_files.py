"""Files that lie, are damaged, locked or built to do harm: refused quickly and in words, never an exception."""

import io
import time
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directives.formats import zipped
from directives.text import read_text
from plans.problems import has_errors
from tests import documents

MAKERS = {"docx": documents.as_docx, "pdf": documents.as_pdf, "html": documents.as_html, "xlsx": documents.as_xlsx}


@pytest.fixture(scope="module")
def made():
    return {kind: make() for kind, make in MAKERS.items()}


def codes(data, name):
    return [problem.code for problem in read_text(data, name)[1]]


@pytest.mark.parametrize("kind", ["docx", "pdf", "xlsx"])
def test_half_a_file_is_damaged_or_says_less_and_never_raises(kind, made):
    half = made[kind][: len(made[kind]) // 2]
    assert codes(half, f"a.{kind}")[0] in ("file-damaged", "pdf-without-text")


def zip_of(name, content):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    bomb = zip_of("word/document.xml", b" " * (zipped.MOST_UNPACKED + 1))
    assert len(bomb) < 1_000_000
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("unpacked"))
    text, problems = read_text(bomb, "a.docx")
    assert (text, [problem.code for problem in problems]) == ("", ["archive-too-large"])
    assert problems[0].args["limit"] == 200


def test_a_part_that_lies_about_its_size_is_refused():
    honest = zip_of("word/document.xml", b" " * (zipped.MOST_PART + 1000))
    size = (zipped.MOST_PART + 1000).to_bytes(4, "little")
    assert honest.count(size) == 2
    text, problems = read_text(honest.replace(size, (4096).to_bytes(4, "little")), "a.docx")
    assert not text
    assert problems[0].code in ("file-damaged", "archive-part-too-large")


def test_entities_are_not_expanded():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    text, _ = read_text(zip_of("word/document.xml", bomb + "<x>&b;</x>"), "a.docx")
    assert text == ""


def test_a_pdf_of_ten_thousand_pages_is_refused_quickly():
    kids = b" ".join(b"3 0 R" for _ in range(10_000))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 10000/Kids[" + kids + b"]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start
    began = time.monotonic()
    text, problems = read_text(out, "a.pdf")
    assert time.monotonic() - began < 5
    assert (text, problems[0].code, problems[0].args) == ("", "pdf-too-many-pages", {"pages": 10_000, "limit": 1_000})


def test_files_with_a_password_are_refused():
    locked = b"\xd0\xcf\x11\xe0" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 100
    assert codes(locked, "a.docx") == ["file-encrypted"]


@pytest.mark.slow
def test_a_pdf_that_unpacks_without_end_is_stopped_in_a_process_of_its_own():
    text, problems = read_text(
        documents.bare_pdf(b"BT /F 12 Tf 50 50 Td " + b"(abcdefgh ijkl) Tj " * 2_000_000 + b"ET"), "a.pdf"
    )
    assert (text, [problem.code for problem in problems]) == ("", ["pdf-too-heavy"])


PAGE = "<html><body><main><article>{}</article></main><nav><p>Trang chủ</p></nav></body></html>"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<p>x</p>" * 41_000, "html-too-many-elements"),
        ("<" * 400_001, "html-too-many-elements"),
        ("<div>" * 300 + "x" + "</div>" * 300 + "<p>Sở Y tế báo cáo.</p>", "html-too-deep"),
    ],
)
def test_pages_without_measure_are_refused_with_the_limit(body, code):
    text, problems = read_text(PAGE.format(body).encode(), "a.html")
    assert (text, [problem.code for problem in problems]) == ("", [code])
    assert problems[0].args["limit"]


def test_a_page_with_control_characters_is_read():
    page = "<html><body><ol><li>Sở Y tế&#1; báo cáo\x02 trước ngày 01 tháng 5 năm 2026.</li></ol><style>p{}</style>\x03</body></html>"
    assert "1. Sở Y tế" in read_text(page.encode(), "a.html")[0]


@pytest.mark.parametrize("kind", [*MAKERS])
def test_mutated_files_never_raise(kind, made):
    whole = made[kind]

    @settings(max_examples=10 if kind == "pdf" else 40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        st.lists(st.tuples(st.integers(0, len(whole) - 1), st.binary(min_size=1, max_size=8)), min_size=1, max_size=12)
    )
    def mutate(changes):
        data = bytearray(whole)
        for at, piece in changes:
            data[at : at + len(piece)] = piece
        text, problems = read_text(bytes(data), f"a.{kind}")
        assert bool(text) != has_errors(problems)

    mutate()
