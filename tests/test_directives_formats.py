"""Documents that are no plain text: what is read from each format, what is refused, and that all compile to the same plan."""

import io
import shutil
import subprocess
import sys
import zipfile

import pytest

from desk.intake import take_in
from directives.compile import compile_directive
from directives.formats import scan
from directives.formats.kinds import kind_of
from directives.formats.numbering import spelled
from directives.text import read_text
from plans.problems import has_errors
from tests import documents

MAKERS = {"docx": documents.as_docx, "pdf": documents.as_pdf, "html": documents.as_html, "xlsx": documents.as_xlsx}

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")

needs_ocr = pytest.mark.skipif(not scan.can_read_scans(), reason="ocrmypdf and tesseract are not installed")


@pytest.fixture(scope="module")
def made():
    return {kind: make() for kind, make in MAKERS.items()}


def codes(data, name):
    return [problem.code for problem in read_text(data, name)[1]]


def tasks(compiled):
    return [(t.id, t.quote, t.lead, t.with_, t.report_to, t.via, t.due) for t in compiled.plan.tasks]


@pytest.fixture(scope="module")
def expected():
    compiled = compile_directive(documents.as_txt(), "chi-thi.txt")
    assert len(compiled.plan.tasks) == 10
    return compiled


@pytest.mark.parametrize("kind", ["docx", "pdf", "html"])
def test_the_same_directive_in_each_format_is_the_same_plan(kind, made, expected):
    compiled = compile_directive(made[kind], f"chi-thi.{kind}")
    assert tasks(compiled) == tasks(expected)
    assert compiled.plan.directive == expected.plan.directive
    assert not has_errors(compiled.problems)


def test_a_table_cut_by_pages_and_a_crowded_letterhead_change_nothing(expected):
    compiled = compile_directive(documents.as_pdf(small=True), "chi-thi.pdf")
    assert tasks(compiled) == tasks(expected)
    assert compiled.plan.directive == expected.plan.directive


def test_pages_that_lie_on_their_side_are_read_upright(expected):
    compiled = compile_directive(documents.as_pdf(turned=True), "chi-thi.pdf")
    assert tasks(compiled) == tasks(expected)


def test_a_workbook_gives_the_tasks_of_its_table(made, expected):
    compiled = compile_directive(made["xlsx"], "phu-luc.xlsx")
    assert [(t.lead, t.with_, t.quote) for t in compiled.plan.tasks[-3:]] == [
        (t.lead, t.with_, t.quote) for t in expected.plan.tasks if t.id.startswith("PL")
    ]
    assert "| 30/11/2026 |" in compiled.text


def test_a_page_comes_without_menu_comments_and_footer(made):
    text, problems = read_text(made["html"], "a.html")
    assert problems == []
    assert not any(words in text for words in ("Trang chủ", "Bình luận", "Phụ huynh A", "Bản quyền", "quảng cáo"))


def test_automatic_numbers_are_in_the_text(made):
    text, _ = read_text(made["docx"], "a.docx")
    assert "\n1. Sở Giáo dục và Đào tạo:\n\na) Chủ trì" in text
    assert "\n3. Ủy ban nhân dân các xã, phường:\n\na) Rà soát" in text


@pytest.mark.parametrize(
    ("value", "format_", "printed"),
    [
        (1, "decimal", "1"),
        (4, "lowerLetter", "d"),
        (27, "lowerLetter", "aa"),
        (9, "upperRoman", "IX"),
        (44, "lowerRoman", "xliv"),
        (7, "decimalZero", "07"),
    ],
)
def test_numbers_are_spelled_as_lists_do(value, format_, printed):
    assert spelled(value, format_) == printed


def word(body, **parts):
    """A .docx of this body, written by hand."""
    out = io.BytesIO()
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>")
        for name, inner in parts.items():
            archive.writestr(f"word/{name}.xml", inner.replace("NAMES", names))
    return out.getvalue()


def p(text, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_articles_with_numbers_of_their_own_and_lists_that_begin_again():
    numbering = (
        "<w:numbering NAMES>"
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
        "</w:numbering>"
    )

    def item(text, number, level=0):
        return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')

    body = item("Một", 1) + item("Hai", 1) + item("Con", 1, 1) + item("Năm", 2) + item("Sáu", 2)
    text, _ = read_text(word(body, numbering=numbering), "a.docx")
    assert text.split("\n\n") == ["Điều 1. Một", "Điều 2. Hai", "2.1. Con", "Điều 5. Năm", "Điều 6. Sáu"]


def test_deleted_text_is_gone_inserted_text_and_text_boxes_stay():
    box = "<mc:AlternateContent><mc:Choice><w:txbxContent>" + p("KHẨN") + "</w:txbxContent></mc:Choice><mc:Fallback>"
    box += "<w:txbxContent>" + p("KHẨN") + "</w:txbxContent></mc:Fallback></mc:AlternateContent>"
    body = f"<w:p><w:r>{box}<w:t>Sở Y tế </w:t></w:r><w:del><w:r><w:delText>không </w:delText></w:r></w:del>"
    body += (
        "<w:ins><w:r><w:t>thực hiện</w:t></w:r></w:ins></w:p><w:sdt><w:sdtContent>"
        + p("Trong khung")
        + "</w:sdtContent></w:sdt>"
    )
    assert read_text(word(body), "a.docx")[0] == "Sở Y tế thực hiện\n\nKHẨN\n\nTrong khung"


def test_merged_cells_say_their_text_again_and_the_number_once():
    def cell(text, properties=""):
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"

    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [
        cell("TT") + cell("Nhiệm vụ") + cell("Chủ trì"),
        cell("1", down) + cell("Khảo sát") + cell("Sở Y tế", down),
        cell("", on) + cell("Báo cáo") + cell("", on),
    ]
    body = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    assert read_text(word(body), "a.docx")[0].split("\n") == [
        "| TT | Nhiệm vụ | Chủ trì |",
        "| 1 | Khảo sát | Sở Y tế |",
        "| Báo cáo | Sở Y tế |",
    ]


def test_a_first_cell_over_several_rows_that_is_no_number_is_said_in_each():
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [
        ("Cơ quan", "", "Nhiệm vụ"),
        ("Sở Y tế", down, "Khảo sát"),
        ("", on, "Báo cáo"),
        ("II", down, "Họp"),
        ("", on, "Ghi"),
    ]
    cells = [
        f"<w:tr><w:tc><w:tcPr>{merge}</w:tcPr>{p(first)}</w:tc><w:tc>{p(work)}</w:tc></w:tr>"
        for first, merge, work in rows
    ]
    expected = "| Cơ quan | Nhiệm vụ |\n| Sở Y tế | Khảo sát |\n| Sở Y tế | Báo cáo |\n| II | Họp |\n| Ghi |"
    assert read_text(word(f"<w:tbl>{''.join(cells)}</w:tbl>"), "a.docx")[0] == expected
    high = '<td rowspan="2">'
    page = f"<tr><td>Cơ quan</td><td>Nhiệm vụ</td></tr><tr>{high}Sở Y tế</td><td>Khảo sát</td></tr><tr><td>Báo cáo</td></tr>"
    page += f"<tr>{high}II</td><td>Họp</td></tr><tr><td>Ghi</td></tr>"
    assert (
        read_text(f"<html><body><table>{page}</table></body></html>".encode(), "a.html")[0].replace("|  |", "|")
        == expected
    )


@pytest.mark.parametrize("kind", [*MAKERS])
def test_the_bytes_say_the_format_and_a_wrong_name_is_told(kind, made):
    assert kind_of(made[kind]) == kind
    text, problems = read_text(made[kind], "van-ban.txt")
    assert text
    assert [problem.code for problem in problems] == ["format-not-as-named"]
    assert problems[0].args == {"ending": "txt", "format": kind}
    assert codes(made[kind], f"van-ban.{kind}") == codes(made[kind], "không đuôi") == []


def zip_of(name, content):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def test_other_office_files_are_named():
    assert codes(zip_of("ppt/presentation.xml", "x"), "a.pptx") == ["format-not-read"]
    assert codes(zip_of("a.txt", "x"), "a.zip") == ["format-not-read"]


def test_old_fonts_are_recognised_in_word_too():
    assert codes(word(p("Uû ban nh©n d©n tØnh yªu cÇu c¸c së, ban, ngµnh " * 4)), "a.docx") == ["legacy-font"]


@pytest.mark.parametrize("stamp", ["MẬT", "TUYỆT MẬT"])
def test_a_mark_in_the_page_header_of_a_word_file_stops_it_at_the_gate(stamp):
    taken = take_in(documents.as_docx(stamp), "a.docx")
    assert taken.plan is None
    assert taken.text == ""
    assert [problem.code for problem in taken.problems] == ["secret-document"]


def test_a_mark_that_the_article_would_lose_stops_a_page(made):
    page = made["html"].replace(b"<main>", "<div class='menu'><p>TỐI MẬT</p></div><main>".encode())
    assert [problem.code for problem in take_in(page, "a.html").problems] == ["secret-document"]


@pytest.mark.parametrize(
    ("data", "name", "package"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600 + "WordDocument".encode("utf-16-le"), "a.doc", "libreoffice-writer-nogui"),
        (b"{\\rtf1 a}", "a.rtf", "libreoffice-writer-nogui"),
        (documents.picture, "a.png", "ocrmypdf"),
        (documents.scanned_pdf, "a.pdf", "ocrmypdf"),
    ],
)
def test_a_missing_program_is_named_with_its_package(data, name, package, monkeypatch):
    monkeypatch.setenv("PATH", "")
    _, problems = read_text(data if isinstance(data, bytes) else data(), name)
    assert [(problem.code, problem.args.get("package")) for problem in problems] == [("program-missing", package)]


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize("ending", ["doc", "rtf", "odt"])
def test_old_word_files_are_read_through_libreoffice(ending, made, expected, tmp_path, monkeypatch):
    old = documents.through_office(made["docx"], ending, tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    compiled = compile_directive(old, f"a.{ending}")
    assert tasks(compiled) == tasks(expected)
    assert list((tmp_path / "temporary").iterdir()) == []


@needs_office
@pytest.mark.slow
def test_a_program_that_takes_too_long_is_stopped_and_leaves_nothing(made, tmp_path, monkeypatch):
    monkeypatch.setattr("directives.formats.office.SECONDS", 0)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert codes(b"{\\rtf1 Ch}", "a.rtf") == ["program-too-slow"]
    assert list(tmp_path.iterdir()) == []


@needs_ocr
@pytest.mark.slow
@pytest.mark.parametrize(("tilt", "every"), [(0.4, False), (-2.0, True)])
def test_a_scan_is_read_with_its_table_and_says_so(tilt, every, expected):
    compiled = compile_directive(documents.scanned_pdf(tilt, every), "ban-chup.pdf")
    assert [(t.id, t.lead, t.with_, t.due) for t in compiled.plan.tasks] == [
        (t.id, t.lead, t.with_, t.due) for t in expected.plan.tasks
    ]
    assert "read-by-ocr" in [problem.code for problem in compiled.problems]


def test_signs_that_no_directive_writes_tell_a_poor_scan():
    assert scan.strays(documents.as_txt().decode()) == 0
    assert scan.strays("Ủy.bạn' nhận dân ¬ tĩnh: yêu _ cầu") > scan.MOST_STRAYS


def test_libraries_are_loaded_only_for_their_own_formats():
    code = "import sys, directives.compile as c; c.compile_directive('1. Sở Y tế báo cáo.'.encode(), 'a.txt')"
    heavy = "print(sorted({'lxml', 'pypdfium2', 'trafilatura', 'PIL'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", f"{code}; {heavy}"], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


PAGE = "<html><body><main><article>{}</article></main><nav><p>Trang chủ</p></nav></body></html>"


@pytest.mark.parametrize(
    "body",
    [
        "".join(f"<p>{number}. Sở Y tế báo cáo.</p>" for number in range(9_000)),
        "<p>" + "".join(f"<a href='/{number}'>Sở Y tế</a> " for number in range(6_000)) + "</p>",
    ],
)
def test_a_page_too_large_to_be_weighed_is_read_by_its_marks(body, monkeypatch):
    monkeypatch.setattr("directives.formats.html._article", lambda root: pytest.fail("weighed"))
    text, problems = read_text(PAGE.format(body).encode(), "a.html")
    assert [problem.code for problem in problems] == ["html-large-page"]
    assert text.count("Sở Y tế") == body.count("Sở Y tế")
    assert "Trang chủ" not in text


def test_what_only_says_how_letters_look_is_no_work(monkeypatch):
    weighed = []
    monkeypatch.setattr("directives.formats.html._article", lambda root: weighed.append(len(list(root.iter()))) or [])
    body = "<p>" + "".join(f"<span><b>{number}</b> Sở Y tế</span> " for number in range(15_000)) + "</p>"
    text, _ = read_text(PAGE.format(body).encode(), "a.html")
    assert weighed == [7]
    assert text.count("Sở Y tế") == 15_000
