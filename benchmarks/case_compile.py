"""`compile` in pages a second (a page is 3,000 characters), against one pass over the words of the same text."""

import re
import unicodedata
from pathlib import Path

from benchmarks.ground import median, report

PAGE = 3_000
EXAMPLE = Path(__file__).parent.parent / "examples" / "chi-thi-mau.txt"


def main():
    from directives.compile import compile_directive

    data = EXAMPLE.read_bytes()
    text = data.decode()
    pages = len(text) / PAGE

    def ours():
        assert compile_directive(data, EXAMPLE.name).plan.tasks

    def floor():
        re.findall(r"\w+", unicodedata.normalize("NFC", text))

    ours(), floor()
    mine, least = median([ours, floor], 15)
    report("compile the example directive", mine * 1000, least * 1000, unit="ms", goal="(floor: normalise, find words)")
    report("  pages a second", pages / mine, unit="/s")


if __name__ == "__main__":
    main()
