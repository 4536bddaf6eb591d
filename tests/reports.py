"""Papers that show a result, written by us: a department's report as PDF, a letter as .docx, a picture of nothing."""

import io

LEFT = ["ỦY BAN NHÂN DÂN", "TỈNH SÔNG THAO", "SỞ NỘI VỤ", "Số: 45/BC-SNV"]
RIGHT = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Sông Thao, ngày 25 tháng 9 năm 2026"]
TITLE = ["BÁO CÁO", "Kết quả rà soát vị trí việc làm của cơ quan chuyên môn cấp xã"]
BODY = [
    "Thực hiện Chỉ thị số 12/CT-UBND ngày 28/8/2026 của Ủy ban nhân dân tỉnh, Sở Nội vụ báo cáo như sau:",
    "1. Đã rà soát 120 vị trí việc làm tại 12 xã, phường; 07 vị trí chưa có bản mô tả.",
    "2. Các xã, phường bổ sung bản mô tả trong tháng 10 năm 2026./.",
]
RECIPIENTS = ["Nơi nhận:", "- Văn phòng UBND tỉnh;", "- Lưu: VT."]
SIGNATURE = ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn Hòa"]


def report_pdf(stamp="", number=LEFT[3], day=RIGHT[2], long=0):
    """The report on A4; with a stamp in its head, another number and day, so many pages before and after the signature."""
    import typst

    def quote(text):
        return '#"' + text.replace('"', '\\"') + '"'

    def stack(lines):
        return "[" + " \\ ".join(quote(line) for line in lines) + "]"

    source = "\n".join([
        '#set page(paper: "a4", margin: 2cm)',
        '#set text(font: "Libertinus Serif", size: 13pt, lang: "vi")',
        f"#align(center)[{quote(stamp)}]" if stamp else "",
        f"#grid(columns: (2fr, 3fr), align: center, {stack([*LEFT[:3], number])}, {stack([*RIGHT[:2], day])})",
        f"#align(center)[{stack(TITLE)[1:-1]}]",
        *[f"{quote(one)}\n" for one in BODY],
        *["Các xã, phường tiếp tục thực hiện.\n#pagebreak()\n"] * long,
        f"#grid(columns: (1fr, 1fr), align: (left, center), {stack(RECIPIENTS)}, {stack(SIGNATURE)})",
        *["#pagebreak()\n#\"PHỤ LỤC\"\n"] * long,
    ])  # fmt: skip
    return typst.compile(source.encode())


def stamped_pdf():
    """The report as it was signed without number and day, which the clerk stamped on afterwards: annotations, not text."""
    import ctypes

    import pypdfium2
    import pypdfium2.raw as pdfium

    document = pypdfium2.PdfDocument(
        report_pdf(number="Số:        /BC-SNV", day="Sông Thao, ngày        tháng 9 năm 2026")
    )
    page = document[0]
    text = page.get_textpage()
    for words, before in (("45", "/BC-SNV"), ("25", "tháng 9")):
        at, _ = text.search(before).get_next()
        left, bottom, *_ = text.get_charbox(at)
        left, bottom = left - 18, bottom + 2
        stamp = pdfium.FPDFPage_CreateAnnot(page, pdfium.FPDF_ANNOT_STAMP)
        drawn = pdfium.FPDFPageObj_NewTextObj(document, b"Times-Roman", 12.0)
        letters = ctypes.create_string_buffer(f"{words}\0".encode("utf-16-le"))
        pdfium.FPDFText_SetText(drawn, ctypes.cast(letters, pdfium.FPDF_WIDESTRING))
        pdfium.FPDFPageObj_Transform(drawn, 1, 0, 0, 1, left, bottom)
        pdfium.FPDFAnnot_SetRect(stamp, pdfium.FS_RECTF(left, bottom + 12, left + 20, bottom - 2))
        assert pdfium.FPDFAnnot_AppendObject(stamp, drawn)
        pdfium.FPDFPage_CloseAnnot(stamp)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def report_docx():
    """The same as a letter typed in a word processor, without a number yet."""
    import docx

    document = docx.Document()
    for text in [*LEFT[:3], *RIGHT, *TITLE, *BODY, *RECIPIENTS, *SIGNATURE]:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def photo():
    """A picture without any words."""
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (64, 48), (200, 210, 220)).save(out, "JPEG")
    return out.getvalue()
