"""The first two pages and the last of a PDF, cut out in a process of its own: enough to read a head and a signature.

What was stamped onto a page (the number and the day, as clerks do when a paper was signed) becomes part of it.
"""

import io
import sys

from directives.formats.apart import SECONDS, limit_oneself, run_python

FIRST, LAST = 2, 1


def ends_of(data: bytes) -> bytes | None:
    """The short PDF; None where this one cannot be cut."""
    code, printed = run_python("directives.formats.pdf_cut", [], data, SECONDS)
    return printed if code == 0 and printed.startswith(b"%PDF") else None


def main() -> int:
    """Read a PDF from standard input and print the short one."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    limit_oneself()
    whole = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    kept = sorted({*range(min(FIRST, len(whole))), *range(max(len(whole) - LAST, 0), len(whole))})
    for number in kept:
        pdfium.FPDFPage_Flatten(whole[number], pdfium.FLAT_NORMALDISPLAY)
    short = pypdfium2.PdfDocument.new()
    short.import_pages(whole, kept)
    out = io.BytesIO()
    short.save(out)
    sys.stdout.buffer.write(out.getvalue())
    return 0


if __name__ == "__main__":
    sys.exit(main())
