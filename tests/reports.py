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


def report_pdf(stamp=""):
    """The report on A4; with a stamp in its head, where one is asked for."""
    import typst

    def quote(text):
        return '#"' + text.replace('"', '\\"') + '"'

    def stack(lines):
        return "[" + " \\ ".join(quote(line) for line in lines) + "]"

    source = "\n".join([
        '#set page(paper: "a4", margin: 2cm)',
        '#set text(font: "Libertinus Serif", size: 13pt, lang: "vi")',
        f"#align(center)[{quote(stamp)}]" if stamp else "",
        f"#grid(columns: (2fr, 3fr), align: center, {stack(LEFT)}, {stack(RIGHT)})",
        f"#align(center)[{stack(TITLE)[1:-1]}]",
        *[f"{quote(one)}\n" for one in BODY],
        f"#grid(columns: (1fr, 1fr), align: (left, center), {stack(RECIPIENTS)}, {stack(SIGNATURE)})",
    ])  # fmt: skip
    return typst.compile(source.encode())


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
