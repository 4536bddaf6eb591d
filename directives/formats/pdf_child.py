"""PDFium in a process of its own, with limits on time and memory; what asks it is pdf_asked.py.

It loads little: it is started for each file.
"""

import json
import sys

from directives.formats.apart import limit_oneself
from directives.formats.pdf_page import count_pages, raw_pages


def main() -> int:
    """Read a PDF from standard input and print its pages, or their number, and why it is refused."""
    limit_oneself()
    data = sys.stdin.buffer.read()
    try:
        answer = count_pages(data) if sys.argv[1] == "count" else raw_pages(data, sys.argv[1] == "scanned")
    except MemoryError:
        return 3
    sys.stdout.write(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
