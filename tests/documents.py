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


def as_pdf(small=False):
    """A4 with page numbers, letterhead and signature in two columns; `small` pages break the annex table between rows."""
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
    return typst.compile(source.encode())


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
