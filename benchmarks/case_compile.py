"""`compile` in pages a second (a page is 3,000 characters): the example, and documents of 10, 100 and 1,000 pages made of it.

The floor is one pass over the words of the same text. Linear means that a page of the longest document costs what a page
of the shortest does. Words and patterns of the language are read when first needed: the first document of a process pays for
them, and is told apart from the others, which are compiled once before they are measured. All are seconds of a core.
"""

import random
import re
import time
import unicodedata
from pathlib import Path

from benchmarks.ground import core_seconds, peak_memory, report

PAGE = 3_000
EXAMPLE = Path(__file__).parent.parent / "examples" / "chi-thi-mau.txt"
LENGTHS = (10, 100, 1_000)
AGAIN, LONG = 15, 100
"""How often a short text is compiled, the least of which counts; from how many pages on a document is compiled once."""


SECTIONS, IN_CHAPTER = 5, 19
"""Numbered sections of the example, and how often they are repeated before the next chapter begins again at 1."""


def document(text, pages):
    """The example's sections over and over under chapters: numbers of sections, days and counts changed each time."""
    head, rest = text.split("\n1. ", 1)
    body, tail = ("1. " + rest).split("\nGiao Sở Nội vụ", 1)
    written, size, time = [], len(head) + len(tail), 0
    while size < pages * PAGE:
        chapter, before = divmod(time, IN_CHAPTER)
        heading = "" if before else f"Chương {chapter + 1}. NHIỆM VỤ ĐỢT {chapter + 1}\n\n"
        written.append(heading + _renumbered(body, before * SECTIONS, time))
        size += len(written[-1])
        time += 1
    return f"{head}\n{''.join(written)}\nGiao Sở Nội vụ{tail}"


def _renumbered(body, before, time):
    again = re.sub(r"(?m)^(\d)\. ", lambda found: f"{before + int(found[1])}. ", body)
    again = again.replace("khoản 1 ", f"khoản {before + 1} ").replace("ngày 15 tháng", f"ngày {time % 28 + 1} tháng")
    return again.replace("02 cuộc", f"{time % 90 + 2:02} cuộc")


def main():
    from directives.compile import compile_directive

    text = EXAMPLE.read_text("utf-8")
    data = text.encode()
    pages = len(text) / PAGE

    def ours():
        assert compile_directive(data, EXAMPLE.name).plan.tasks

    def floor():
        re.findall(r"\w+", unicodedata.normalize("NFC", text))

    first = core_seconds(ours)
    floor()
    mine, least = (min(core_seconds(work) for _ in range(AGAIN)) for work in (ours, floor))
    report("compile the example directive: the first document of a process", first * 1000, unit="ms", goal="once")
    report("  every further time", mine * 1000, least * 1000, unit="ms", goal="(floor: normalise, find words)")
    report("  pages a second of a core", pages / mine, unit="/s", goal="at least 100")
    costs = [_long(compile_directive, text, length) for length in LENGTHS]
    report(
        "  a page of 1,000 against a page of 10", costs[-1] * 1000, costs[0] * 1000, unit="ms", goal="linear: about 1x"
    )
    for name, written in megabytes().items():
        _megabyte(compile_directive, name, written)
    report("  peak memory of the process", peak_memory(), unit="MB")


def _long(compile_directive, text, length):
    """Seconds of a core for a page of a document of so many pages; short ones are compiled before, as patterns may be new to them."""
    written = document(text, length)
    data, pages = written.encode(), len(written) / PAGE

    def ours():
        assert len(compile_directive(data, "dai.txt").plan.tasks) > 4 * length

    first = core_seconds(ours)
    taken = first if length > LONG else min(core_seconds(ours) for _ in range(AGAIN // length + 1))
    before = "" if length > LONG else f" (the first time {pages / first:.0f})"
    report(f"  {length} pages: pages a second of a core{before}", pages / taken, unit="/s", goal="at least 100")
    return taken / pages


TASK = "{}. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát hồ sơ số {}, báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2026."
PROSE = "Trong thời gian qua, công tác chỉ đạo, điều hành đã đạt được nhiều kết quả, góp phần nâng cao hiệu quả quản lý nhà nước. "


def megabytes():
    """Three texts of 1 MB: a list of tasks, prose without any, and the words of both in any order."""
    tasks = "\n".join(TASK.format(number, number) for number in range(1, 7_000))
    words = (tasks + PROSE * 5_000).split()
    random.Random(1).shuffle(words)
    texts = {"a list of tasks": tasks, "prose": PROSE * 9_000, "words in any order": " ".join(words)}
    return {name: text.encode()[:1_000_000].decode(errors="ignore") for name, text in texts.items()}


def _megabyte(compile_directive, name, written):
    """Seconds of a core for 1 MB, against normalising it and finding its words."""
    start = time.process_time()
    re.findall(r"\w+", unicodedata.normalize("NFC", written))
    middle = time.process_time()
    compile_directive(written.encode(), "dai.txt")
    report(f"  1 MB: {name}", time.process_time() - middle, middle - start, goal="under 2 s of a core")


if __name__ == "__main__":
    main()
