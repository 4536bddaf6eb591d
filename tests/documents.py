"""One directive, written by us, as .txt, .docx, .pdf and .html: what each format's reader must bring back to the same plan."""

import io
import textwrap

LEFT = ["ỦY BAN NHÂN DÂN", "TỈNH SÔNG THAO", "Số: 11/CT-UBND"]
RIGHT = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Sông Thao, ngày 09 tháng 4 năm 2026"]
TITLE = ["CHỈ THỊ", "Về việc bảo đảm nước sạch và vệ sinh trường học", "trên địa bàn tỉnh"]
PREAMBLE = [
    "Qua kiểm tra tại hơn một trăm trường học trong quý I năm 2026, nhiều nơi có bể nước lâu ngày không được thau rửa, nhà vệ "
    "sinh thiếu nước vào mùa khô, hồ sơ theo dõi chất lượng nước không đầy đủ.",
    "Để khắc phục tình trạng trên, Ủy ban nhân dân tỉnh yêu cầu:",
]
UNITS = [
    ("Sở Giáo dục và Đào tạo:", [
        "Chủ trì, phối hợp với Sở Y tế kiểm tra toàn bộ nguồn nước của các trường học, hoàn thành trước ngày 30 tháng 6 năm 2026.",
        "Xây dựng tài liệu hướng dẫn học sinh giữ gìn vệ sinh, gửi các trường học trước ngày 15 tháng 8 năm 2026.",
        "Định kỳ hằng quý báo cáo Ủy ban nhân dân tỉnh (qua Sở Y tế) kết quả thực hiện.",
    ]),
    ("Sở Tài chính tham mưu Ủy ban nhân dân tỉnh bố trí kinh phí sửa chữa bể nước, nhà vệ sinh trong dự toán năm 2027, báo cáo "
     "trước ngày 31 tháng 10 năm 2026.", []),
    ("Ủy ban nhân dân các xã, phường:", [
        "Rà soát nhu cầu sửa chữa của từng trường trên địa bàn, gửi Sở Tài chính trước ngày 31 tháng 7 năm 2026.",
        "Vận động phụ huynh và các tổ chức cùng tham gia giám sát.",
    ]),
]  # fmt: skip
CLOSING = [
    "Giao Sở Y tế theo dõi, đôn đốc, kiểm tra việc thực hiện Chỉ thị này.",
    "Chỉ thị này có hiệu lực kể từ ngày ký./.",
]
RECIPIENTS = [
    "Nơi nhận:",
    "- Thường trực Tỉnh ủy (để báo cáo);",
    "- Các sở, ban, ngành tỉnh;",
    "- Ủy ban nhân dân các xã, phường;",
    "- Lưu: VT, VX.",
]
SIGNATURE = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Đoàn Thị Bích Hằng"]
ANNEX = ["PHỤ LỤC", "Phân công nhiệm vụ kèm theo Chỉ thị số 11/CT-UBND"]
TABLE = [
    ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn hoàn thành"],
    ["1", "Xét nghiệm mẫu nước tại các trường có bếp ăn bán trú", "Sở Y tế", "Sở Giáo dục và Đào tạo", "Trước ngày 20/5/2026"],
    [
        "2",
        "Sửa chữa, nâng cấp các công trình cấp nước tập trung cạnh trường học",
        "Sở Nông nghiệp và Môi trường",
        "Sở Tài chính",
        "30/11/2026",
    ],
    ["3", "Công bố danh sách trường đạt chuẩn nước sạch", "Sở Giáo dục và Đào tạo", "Sở Y tế", "15/12/2026"],
]  # fmt: skip


def letter(index):
    return "abcdeghik"[index]


def paragraphs():
    """The body with its numbers typed."""
    found = list(PREAMBLE)
    for number, (head, items) in enumerate(UNITS, 1):
        found.append(f"{number}. {head}")
        found.extend(f"{letter(index)}) {item}" for index, item in enumerate(items))
    return found + CLOSING


def as_txt():
    rows = ["| " + " | ".join(row) + " |" for row in TABLE]
    pieces = [
        [*LEFT[:2], "-------", *RIGHT[:2], "---------------", LEFT[2], RIGHT[2]],
        TITLE,
        *[textwrap.wrap(paragraph, 78) for paragraph in paragraphs()],
        RECIPIENTS,
        SIGNATURE[:3],
        SIGNATURE[3:],
        ANNEX[:1],
        ANNEX[1:],
        rows,
    ]
    return "\n\n".join("\n".join(piece) for piece in pieces).encode()


def as_docx(stamp=None):
    """Letterhead and signature in tables without rules, the numbers of units automatic: those of units by a style."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    document = docx.Document()
    one, two = _automatic(document)
    head = document.add_table(rows=1, cols=2)
    for cell, lines in zip(head.rows[0].cells, (LEFT, RIGHT), strict=True):
        cell.text = "\n".join(lines[:1])
        for line in lines[1:]:
            cell.add_paragraph(line)
    for line in TITLE:
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for paragraph in PREAMBLE:
        document.add_paragraph(paragraph)
    for unit, (heading, items) in enumerate(UNITS):
        document.add_paragraph(heading, style=one)
        for item in items:
            _numbered(document.add_paragraph(item), two[unit], 1)
    for paragraph in CLOSING:
        document.add_paragraph(paragraph)
    foot = document.add_table(rows=1, cols=2)
    foot.cell(0, 0).text, foot.cell(0, 1).text = "\n".join(RECIPIENTS), "\n".join(SIGNATURE)
    for line in ANNEX:
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    table = document.add_table(rows=0, cols=5, style="Table Grid")
    for row in TABLE:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_paragraph()
    if stamp:
        document.sections[0].header.paragraphs[0].text = stamp
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _automatic(document):
    """A multilevel list "1." and "a)" hung on a style; its letters begin again under each number by themselves."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    numbering = document.part.numbering_part.element
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Unit"/><w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>'
    )
    shape = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>')
    numbering.insert(0, shape)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    style = document.styles.add_style("Unit", WD_STYLE_TYPE.PARAGRAPH)
    style.element.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="77"/></w:numPr>'))
    return style, [77] * len(UNITS)


def _numbered(paragraph, number, level):
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def as_pdf(small=False, turned=False):
    """A4 with page numbers, letterhead and signature in two columns.

    `small` pages break the annex table between rows; `turned` ones lie on their side and are shown upright by a quarter turn.
    """
    import typst

    def quote(text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    def stack(lines):
        return "[" + " \\ ".join(f"#{quote(line)}" for line in lines) + "]"

    rows = ", ".join(f"[#{quote(cell)}]" for row in TABLE for cell in row)
    source = "\n".join([
        f'#set page(paper: "{"a5" if small else "a4"}", margin: 2cm, numbering: "1")',
        '#set text(font: "Libertinus Serif", size: 12pt, lang: "vi")',
        "#set par(justify: true, first-line-indent: (amount: 1cm, all: true))",
        f"#grid(columns: (2fr, 3fr), align: center, {stack(LEFT)}, {stack(RIGHT)})",
        f"#align(center)[#set par(first-line-indent: 0pt); {stack(TITLE)[1:-1]}]",
        *[f"#{quote(paragraph)}\n" for paragraph in paragraphs()],
        f"#block(breakable: false, grid(columns: (1fr, 1fr), align: (left, center), {stack(RECIPIENTS)}, {stack(SIGNATURE)}))",
        "#pagebreak()",
        f"#align(center)[{stack(ANNEX)[1:-1]}]",
        "#set par(justify: false, first-line-indent: 0pt)",
        f"#table(columns: (auto, 3fr, 2fr, 2fr, 2fr), {rows})",
    ])  # fmt: skip
    whole = typst.compile(source.encode())
    return _on_its_side(whole) if turned else whole


def _on_its_side(data):
    """Each page set down turned to the left, with the mark that readers turn it back to the right."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            width, height = page.get_size()
            for at in range(pdfium.FPDFPage_CountObjects(page)):
                pdfium.FPDFPageObj_Transform(pdfium.FPDFPage_GetObject(page, at), 0, 1, -1, 0, height, 0)
            page.set_mediabox(0, 0, height, width)
            page.set_rotation(90)
            page.gen_content()
            page.close()
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()
    finally:
        document.close()


def bare_pdf(content):
    """One page with this content, packed, and one font "F"."""
    import zlib

    packed = zlib.compress(content, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start


def as_html():
    """A page of a news site around the directive: menu, related links, readers' comments, footer."""

    def lines(texts):
        return "<br>".join(texts)

    body = [f"<p>{paragraph}</p>" for paragraph in PREAMBLE]
    body.append("<ol>")
    for head, items in UNITS:
        inner = "".join(f"<li>{item}</li>" for item in items)
        body.append(f"<li>{head}{f'<ol type=a>{inner}</ol>' if items else ''}</li>")
    body.append("</ol>")
    body.extend(f"<p>{paragraph}</p>" for paragraph in CLOSING)
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in TABLE)
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Chỉ thị về nước sạch trường học - Báo Sông Thao</title>
<style>p {{ margin: 0 }}</style><script>var a = "<p>quảng cáo</p>";</script></head><body>
<header><nav class="menu"><ul><li><a href="/">Trang chủ</a></li><li><a href="/thoi-su">Thời sự</a></li>\
<li><a href="/xa-hoi">Xã hội</a></li></ul></nav></header>
<main><article>
<table><tr><td>{lines(LEFT)}</td><td>{lines(RIGHT)}</td></tr></table>
<p style="text-align:center">{lines(TITLE)}</p>
{"".join(body)}
<table><tr><td>{lines(RECIPIENTS)}</td><td>{lines(SIGNATURE)}</td></tr></table>
<p>{ANNEX[0]}</p><p>{ANNEX[1]}</p>
<table border="1">{rows}</table>
</article></main>
<section id="comments" class="comments"><h3>Bình luận</h3>
<div class="comment"><p>Phụ huynh A: Đề nghị Sở Xây dựng báo cáo trước ngày 01 tháng 5 năm 2026.</p></div></section>
<footer><p>Bản quyền thuộc Báo Sông Thao. Giấy phép số 1/GP-BC.</p></footer>
</body></html>""".encode()


def as_xlsx():
    """The annex as a workbook: strings shared, the last column dates where it holds nothing but a day."""
    import datetime as dt
    import zipfile

    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    strings: list[str] = []

    def cell(text, column, row):
        place = f"{'ABCDE'[column]}{row}"
        if column == 4 and text[:1].isdigit():
            day, month, year = map(int, text.split("/"))
            return f'<c r="{place}" s="1"><v>{(dt.date(year, month, day) - dt.date(1899, 12, 30)).days}</v></c>'
        if text.isdigit():
            return f'<c r="{place}"><v>{text}</v></c>'
        strings.append(text)
        return f'<c r="{place}" t="s"><v>{len(strings) - 1}</v></c>'

    rows = [[ANNEX[0]], [ANNEX[1]], *TABLE]
    sheet = "".join(
        f'<row r="{number}">{"".join(cell(text, column, number) for column, text in enumerate(row))}</row>'
        for number, row in enumerate(rows, 1)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr(
            "xl/workbook.xml",
            f'<workbook {main} xmlns:r="{office}"><sheets><sheet name="PL" sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        book.writestr(
            "xl/styles.xml", f'<styleSheet {main}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
        )
        book.writestr(
            "xl/sharedStrings.xml", f"<sst {main}>{''.join(f'<si><t>{text}</t></si>' for text in strings)}</sst>"
        )
        book.writestr("xl/worksheets/sheet1.xml", f"<worksheet {main}><sheetData>{sheet}</sheetData></worksheet>")
    return out.getvalue()


def _pictures(dots):
    import pypdfium2

    document = pypdfium2.PdfDocument(as_pdf())
    try:
        return [page.render(scale=dots / 72).to_pil().convert("L") for page in document]
    finally:
        document.close()


def picture():
    """The first page as a PNG."""
    out = io.BytesIO()
    _pictures(100)[0].save(out, "PNG")
    return out.getvalue()


def scanned_pdf(tilt=0.4, every=False):
    """The pages as pictures, the first or every one laid askew by so many degrees."""
    pages = [
        page.rotate(tilt, fillcolor=255) if every or number == 0 else page for number, page in enumerate(_pictures(200))
    ]
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=200)
    return out.getvalue()


def through_office(data, ending, folder):
    """A .docx as LibreOffice saves it in an older format."""
    import subprocess

    (folder / "a.docx").write_bytes(data)
    profile = (folder / "profile").as_uri()
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        ending,
        "--outdir",
        str(folder),
        str(folder / "a.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / f"a.{ending}").read_bytes()
