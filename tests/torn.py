"""A PDF whose words came apart: letters that a font lacks are set in a second one after the rest of the line, as office programs do."""

import re

_LACKING = re.compile("([ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹươ]+)", re.IGNORECASE)
_WIDE = 600
"""The width of every letter, in thousandths of its size."""


def torn_pdf(lines, blanks=True):
    """One page with these lines, each letter as wide as the other; without `blanks` a gap alone parts its words."""
    letters = {char: code for code, char in enumerate(sorted(set("".join(lines)) - {" "}), 33)} | {" ": 32}
    words = "".join(_line(line, 780 - 20 * at, letters, blanks) for at, line in enumerate(lines))
    named = "".join(f"<{code:02x}> <{ord(char):04x}>\n" for char, code in letters.items())
    names = (
        "/CIDInit /ProcSet findresource begin begincmap /CMapName /A def 1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{named}endbfchar endcmap end"
    )
    widths = f"/FirstChar 32 /LastChar 255 /Widths [{f'{_WIDE} ' * 224}]"
    font = f"<< /Type /Font /Subtype /Type1 /BaseFont /Courier {widths} /ToUnicode 6 0 R >>"
    return _written([
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 842] /Contents 5 0 R /Resources << /Font << /F 4 0 R /G 7 0 R >> >> >>",
        font, _stream(words), _stream(names), font,
    ])  # fmt: skip


def _line(text, height, letters, blanks):
    """First what the font has, with gaps; then, from where the first gap is, what it lacks."""
    drawn, at = [[], []], 0
    for n, piece in enumerate(_LACKING.split(text)):
        for part in re.findall(r".+" if blanks else r"\S+|\s", piece):
            codes = "".join(f"{letters[char]:02x}" for char in part)
            drawn[n % 2] += [(at, len(part), codes)] if blanks or part != " " else []
            at += len(part)
    return "".join(_shown(font, pieces, height) for font, pieces in zip("FG", drawn, strict=True) if pieces)


def _shown(font, pieces, height):
    start = end = pieces[0][0]
    said = ""
    for at, long, codes in pieces:
        said += f"{(end - at) * _WIDE} <{codes}> "
        end = at + long
    return f"BT /{font} 10 Tf 1 0 0 1 {50 + start * _WIDE / 100} {height} Tm [{said}] TJ ET\n"


def _stream(text):
    return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"


def _written(objects):
    data, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{one}\nendobj\n".encode()
    known = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (
        data
        + f"xref\n0 {size}\n0000000000 65535 f \n{known}trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF".encode()
    )
