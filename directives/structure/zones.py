"""The zones of a document: where its title stands, where its body begins and ends, its annexes and tables."""

import re
from functools import cache, lru_cache
from itertools import islice

from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape, meanings
from directives.sentences.subjects import opens_work
from directives.strings.capitals import CAPITALS
from directives.strings.folding import bare, fold
from directives.structure.labels import BULLETS, order
from directives.structure.other_titles import other_title
from directives.structure.paragraphs import Paragraph
from directives.structure.printed_lines import Line, each_line
from directives.structure.tail import RECIPIENTS, is_person

TITLE = Printed("heads", r"^[#*\s]*({kinds~})(?:(?![^\W\d_])|(?=CỦA\s))(?!\s+{title_goes_on})", str.upper)
_WHOLE_TITLE = Printed("heads", "{kinds~}", str.upper)
_RULES = Printed("heads", r"^[#*\s]*{issued_papers}(?![^\W\d_])", str.upper)
_ABOVE_NAME = 3
"""Paragraphs below a title within which the name stands ("(Đã ký)" between)."""
_HALF, _LONGEST_TITLE = 14, 30
"""Characters of a line with half a title, and with a whole one, at most."""
_TITLE_ALONE = Printed("heads", r"(?i)\W*{kinds}\W*")
_NUMBER_BELOW = re.compile(r"[ \t]*\n[ \t]*số\s*:?\s*\d")
NEWS = Printed(
    "heads",
    r"(?m)^\s*\d{1,2}/\d{1,2}/\d{4}\s*-\s*\d{1,2}:\d{2}|^[A-ZĐ]{2,8}\s+-\s+\S|{shared_by_readers}|\((?:TTXVN|Chinhphu\.vn)\)",
)
_SIGNED = Printed(
    "heads", r"^\W*(KT\s*\.|TM\s*\.|T/M|TUQ\s*\.|TL\s*\.|Q\s*\.\s*[" + CAPITALS + r"]{3}|{signers}\W*$)", str.upper
)
_CHIEF_OF_BODY = Printed("heads", r"\W*{signers}\s[^.;:,|]{2,60}", str.upper)
"""A title with its body on one line, in capitals ("CHỦ TỊCH UBND XÃ")."""
_RECIPIENTS_LAST = Printed("heads", "{recipients~}")
_ANNEX = Printed("heads", r"^\W*{annexes}", str.upper)
_HEADED = Printed("heads", r"\W*{annex}", str.upper)
_NUMBERED = Printed(
    "heads",
    r"\W*{annex_numbered}(?:\s+số)?\W*[IVX\d]*\W*(?:$|(?=["
    + CAPITALS
    + r"]{2,}\s+["
    + CAPITALS
    + r"]{2,})|(?<=[:.]\s)(?=["
    + CAPITALS
    + r"][^.;]{3,120}$))",
)
"""An annex headed by its number alone, or with its name behind it in capitals, or behind a mark on the same line."""
_ADDRESSED, _TITLED = Printed("heads", r"\W*{addressed}"), Printed("heads", "(?P<kind>{titled}) {titled_about} ")
_ISSUED_WITH = Printed("heads", r"(?i)\W*\(\s*{issued_with}\s")
LETTERHEAD = 1000
"""Characters within which a letterhead stands."""
TITLE_LINES = 4
"""Paragraphs below a title among which brackets say with what it was issued."""
_END = re.compile(r"\./\s*\.?\s*$|\.\s*/\.\s*$")


_FRAME = Shape("heads", r"(?m)^\W*(?:{frame}|{frame_numbers}\s*:|kt\s*\.|tm\s*\.|t/m|{frame_articles} \d)")
_REPORTS = Shape(
    "heads",
    r"(?<!\w){news_just}\s+{news_issues}\s+(?:{names.several}\s+)?{news_kinds}|(?<!\w){news_thus},\s"
    r"|(?m:^){news_times}[^\n.;:]{0,30}\d,\s[^\n.;:,]{3,80}\s{news_day_issues}\s{news_day_kinds}",
)
_BYLINE = re.compile(
    r"(?:[A-ZĐ]\.\s?){1,3}[A-ZĐ]?\.?|(?:[" + CAPITALS + r"][^\W\d_]+\s){1,3}[" + CAPITALS + r"][^\W\d_]+"
)


def heads_page(source: str) -> bool:
    """Whether a text opens with the heading of a page of the web, and no letterhead follows it."""
    return source.lstrip().startswith("# ") and _FRAME.search(fold(source[:LETTERHEAD])) is None


def reports(source: str, paragraphs: list[Paragraph]) -> bool:
    """Whether a text tells of a directive: no letterhead, addressees or numbers, and it says that one was issued or has a byline."""
    if any(paragraph.label is not None for paragraph in paragraphs) or _FRAME.search(fold(source)):
        return False
    lines = source.strip().splitlines()
    signed = len(lines) > 1 and len(lines[-1]) <= 30 and _BYLINE.fullmatch(lines[-1].strip()) is not None
    return signed or _REPORTS.search(fold(source)) is not None


def addressed_until(source: str, paragraphs: list[Paragraph]) -> int:
    """Where the addressees of a letter ("Kính gửi:") end, with the full stop behind entries that have ";"; 0 for a text without them."""
    end, goes_on = 0, False
    for paragraph in paragraphs:
        text = source[paragraph.start : paragraph.end]
        if _ADDRESSED.match(text):
            end = paragraph.end
        elif end and (paragraph.label is None or paragraph.label.kind not in BULLETS):
            break
        elif end:
            end = paragraph.end
            if goes_on and text.endswith("."):
                break
            goes_on = text.endswith(";")
    return end


@lru_cache(maxsize=1)
def title_of(source: str) -> tuple[str, int, int] | None:
    """The kind of document as its title names it, and the [start, end) of that line; not that of what is attached to a letter or report."""
    other = other_title(source)
    addressed = False
    before: Line | None = None
    for line in each_line(source):
        if other is not None and line.start >= other[1]:
            return None
        addressed = addressed or ("gửi" in line.text and line.start > 40 and _ADDRESSED.match(line.text) is not None)
        if addressed and RECIPIENTS.match(line.text):
            return None
        if before is not None and len(line.text) <= _HALF and _broken_title(before.text, line.text):
            return " ".join(f"{before.text} {line.text}".strip("*_#: .").split()), before.start, line.end
        before = line if len(line.text) <= _HALF else None
        if (found := TITLE.match(line.text)) is not None:
            return " ".join(found.group(1).split()), line.start, line.end
        if line.start < 400 and (sentence := _TITLED.match(line.text)):
            return sentence["kind"].upper(), line.start, line.end
        if line.start < 2000 and (misprinted := misread_title(line.text)) is not None:
            return misprinted, line.start, line.end
        if line.start < 2000 and _TITLE_ALONE.fullmatch(line.text) and not _within_sentence(source, line):
            return " ".join(line.text.strip("*_#: .").upper().split()), line.start, line.end
    return None


def _within_sentence(source: str, line: Line) -> bool:
    """Whether a line that names a kind is one of a sentence broken by a page ("... do tỉnh / quyết định.", "theo / Quyết định / số 5")."""
    if line.text.isupper():
        return False
    broken = line.text[:1].islower() and not source[: line.start].endswith("\n\n")
    return broken or _NUMBER_BELOW.match(source, line.end) is not None


def misread_title(text: str) -> str | None:
    """The kind in capitals that a line alone names with misread marks ("KÉ HOẠCH") or blanks between its letters; None for others."""
    plain = text.strip("*_#: .")
    if len(plain) > _LONGEST_TITLE or not plain.isupper():
        return None
    words = bare(plain).split()
    return _unmarked().get("".join(words)) if len(words) < 5 or max(map(len, words)) == 1 else None


@cache
def _unmarked() -> dict[str, str]:
    return {"".join(bare(kind).split()): kind.upper() for kind in meanings("heads", "kinds")}


def _broken_title(first: str, rest: str) -> bool:
    """Whether two lines with a word each are a kind in capitals ("QUYẾT / ĐỊNH")."""
    first, rest = first.strip("*_#: ."), rest.strip("*_#: .")
    return (
        first.isupper()
        and " " not in first
        and first.isalpha()
        and _WHOLE_TITLE.fullmatch(f"{first} {rest}") is not None
    )


def title_end(source: str) -> tuple[int, int] | None:
    """The [start, end) of the title's line."""
    found = title_of(source)
    return (found[1], found[2]) if found else None


def body_begin(paragraphs: list[Paragraph], after: int, source: str) -> int:
    """The first numbered unit after a place; where there is none, the first bullet; where none, past the end."""
    bullet = None
    for index, paragraph in enumerate(paragraphs):
        if paragraph.start < after or paragraph.label is None:
            if paragraph.start > after and RECIPIENTS.match(source, paragraph.start):
                break
            continue
        if paragraph.label.kind in ("article", "part") or (
            paragraph.label.kind not in BULLETS
            and (
                order(paragraph.label) == 1
                or _lacks_first(paragraphs, index)
                or begins_excerpt(paragraphs, index, source)
            )
        ):
            return _led_in_by(paragraphs, index, source, bullet)
        bullet = index if bullet is None else bullet
    return bullet if bullet is not None else len(paragraphs)


def _led_in_by(paragraphs: list[Paragraph], index: int, source: str, bullet: int | None) -> int:
    """As in "- Giao Sở A:" above "(1) ...": the bullets in front are the first units, where they stand below a lead-in and give work,
    or where the last of them leads in the first number.
    """
    label = paragraphs[index].label
    if bullet is None or label is None or label.kind not in ("paren", "letter"):
        return index
    above = bullet > 0 and source.endswith(":", 0, paragraphs[bullet - 1].end)
    if above and opens_work(source[paragraphs[bullet].body : paragraphs[bullet].end]):
        return bullet
    first = index
    while first > bullet and (before := paragraphs[first - 1].label) is not None and before.kind in BULLETS:
        first -= 1
    return first if first < index and source.endswith(":", 0, paragraphs[index - 1].end) else index


def _lacks_first(paragraphs: list[Paragraph], index: int) -> bool:
    """Whether a list begins here with "2": its first unit has lost its number, and the next label goes on from it."""
    label = paragraphs[index].label
    if label is None or label.kind not in ("arabic", "roman") or order(label) != 2:
        return False
    labels = (paragraphs[at].label for at in range(index + 1, len(paragraphs)))
    after = next((label for label in labels if label and label.kind not in BULLETS), None)
    if after is None:
        return False
    return (after.kind == label.kind and order(after) == 3) or after.number.startswith(f"{label.number}.")


_LEFT_OUT = re.compile(r"[\[(]\s*(?:\.{3,}|…)\s*[\])]")


def is_ellipsis(source: str, one: Paragraph) -> bool:
    """Whether a paragraph stands for what an excerpt leaves out ("[...]")."""
    return _LEFT_OUT.fullmatch(source, one.start, one.end) is not None


def begins_excerpt(paragraphs: list[Paragraph], index: int, source: str) -> bool:
    """Whether the units of an excerpt begin here ("[...]", then "5. Bộ Xây dựng ..."): the next label goes on from this one."""
    label, before = paragraphs[index].label, paragraphs[index - 1] if index else None
    if label is None or before is None or not is_ellipsis(source, before):
        return False
    labels = (paragraphs[at].label for at in range(index + 1, len(paragraphs)))
    after = next((label for label in labels if label and label.kind not in BULLETS), None)
    return after is not None and after.kind == label.kind and order(after) == (order(label) or 0) + 1


def body_end(paragraphs: list[Paragraph], begin: int, source: str) -> int:
    """The first paragraph after the body: recipients, signature, annex."""
    going_on = -1
    for index in range(begin, len(paragraphs)):
        text = source[paragraphs[index].start : paragraphs[index].end]
        if (
            _RECIPIENTS_LAST.search(text, len(text) - 12)
            or RECIPIENTS.match(text)
            or _SIGNED.match(text)
            or _ANNEX.match(text)
            or (index > begin and (_is_attached(source, paragraphs, index) or _signs(source, paragraphs, index)))
        ):
            return index
        if index > max(begin, going_on) and text.startswith("|"):
            going_on = _goes_on(source, paragraphs, index)
            if going_on < 0:
                return index
        if _END.search(text) and not _counts_on(paragraphs, index):
            return index + 1
    return len(paragraphs)


def _counts_on(paragraphs: list[Paragraph], index: int) -> bool:
    """Whether the number of this unit is followed at once by the next ("1. ... ./." above "2. ..."): it is not the last."""
    label, below = paragraphs[index].label, paragraphs[index + 1].label if index + 1 < len(paragraphs) else None
    if label is None or below is None or label.kind != below.kind or label.kind in BULLETS:
        return False
    number = order(label)
    return number is not None and order(below) == number + 1


def _signs(source: str, paragraphs: list[Paragraph], index: int) -> bool:
    """Whether a title with its body stands here above a person's name ("HIỆU TRƯỞNG NHÀ TRƯỜNG / Trần Thị A"), below the last unit."""
    one, below = paragraphs[index], paragraphs[index + 1 : index + 1 + _ABOVE_NAME]
    text = source[one.start : one.end]
    if one.label is not None or not text.isupper() or _CHIEF_OF_BODY.fullmatch(text) is None:
        return False
    if not any(paragraph.label is None and is_person(source[paragraph.start : paragraph.end]) for paragraph in below):
        return False
    return _goes_on(source, paragraphs, index + 1, BULLETS) < 0  # else it heads the work of that person


def _goes_on(source: str, paragraphs: list[Paragraph], index: int, more: frozenset[str] = frozenset()) -> int:
    """Where numbered units, or those of `more` kinds, go on in the body, before recipients, signature or annex; -1 where none do."""
    for at in range(index, len(paragraphs)):
        paragraph = paragraphs[at]
        text = source[paragraph.start : paragraph.end]
        if RECIPIENTS.match(text) or _SIGNED.match(text) or _ANNEX.match(text):
            return -1
        if paragraph.label is not None and (
            paragraph.label.kind in ("roman", "arabic") or paragraph.label.kind in more
        ):
            return at
    return -1


def annex_plan(paragraphs: list[Paragraph], begin: int, end: int, source: str) -> int | None:
    """Where a plan begins that this decision issues."""
    if not any(p.label and p.label.kind == "article" for p in paragraphs[begin:end]):
        return None
    for index in range(end, len(paragraphs)):
        if TITLE.match(source[paragraphs[index].start : paragraphs[index].end]) or _opens_rules(
            source, paragraphs, index
        ):
            after = paragraphs[index].start
            return index if body_begin(paragraphs, after, source) < len(paragraphs) else None
    return None


def _opens_rules(source: str, paragraphs: list[Paragraph], index: int) -> bool:
    """Whether rules begin here that the decision issues ("QUY ĐỊNH"), as the brackets below their title say."""
    if _RULES.match(source[paragraphs[index].start : paragraphs[index].end]) is None:
        return False
    whole = source[paragraphs[index].start : paragraphs[min(index + TITLE_LINES, len(paragraphs) - 1)].end]
    return _ISSUED_WITH.search(whole) is not None


def _is_attached(source: str, paragraphs: list[Paragraph], index: int) -> bool:
    """Whether a title opens what was issued with this document, as the brackets below it say; they may lack the word annex."""
    if TITLE.match(source[paragraphs[index].start : paragraphs[index].end]) is None:
        return False
    below = paragraphs[index + 1 : index + 1 + TITLE_LINES]
    return any(_ISSUED_WITH.match(source[paragraph.start : paragraph.end]) for paragraph in below)


def tables_of(source: str, paragraphs: list[Paragraph]) -> tuple[tuple[str, tuple[int, int]], ...]:
    """Runs of lines with `|`, each with the path of its annex ("PL" for the only one, else "PL2") or "" in the body."""
    found: list[tuple[int, tuple[int, int]]] = []
    opens = set(opened_annexes(source, paragraphs)) or _attached_table(source, paragraphs)
    annex, row_before = 0, False
    for index, paragraph in enumerate(paragraphs):
        annex += index in opens
        row = source.startswith("|", paragraph.start)
        if row and row_before and found and found[-1][0] == annex:
            found[-1] = (annex, (found[-1][1][0], paragraph.end))
        elif row:
            found.append((annex, (paragraph.start, paragraph.end)))
        unit = paragraph.label is not None and paragraph.label.kind in ("roman", "arabic", "dotted")
        row_before = row or (row_before and index not in opens and not (unit and not annex))
    return tuple(("" if not at else "PL" if len(opens) == 1 else f"PL{at}", span) for at, span in found)


def _attached_table(source: str, paragraphs: list[Paragraph]) -> set[int]:
    """The title below numbered units of what was issued with this document, where no unit follows it: it is a table alone."""
    last = max((index for index, paragraph in enumerate(paragraphs) if paragraph.label is not None), default=-1)
    found = (index for index in range(last + 1, len(paragraphs)) if _opens_attached(source, paragraphs, index))
    return set(islice(found, 1)) if last >= 0 else set()


def _opens_attached(source: str, paragraphs: list[Paragraph], index: int) -> bool:
    """The same for a title of any words in capitals ("PHÂN CÔNG NHIỆM VỤ") right above such brackets and a table."""
    if _is_attached(source, paragraphs, index):
        return True
    below = [source[one.start : one.end] for one in paragraphs[index + 1 : index + 3]]
    title, told = source[paragraphs[index].start : paragraphs[index].end], below[:1]
    if (bracket := title.find("(")) > 0:  # its brackets stand in the same paragraph
        title, told, below = title[:bracket], [title[bracket:]], [title[bracket:], *below]
    return len(below) > 1 and title.isupper() and _ISSUED_WITH.match(told[0]) is not None and below[1].startswith("|")


def opened_annexes(source: str, paragraphs: list[Paragraph]) -> list[int]:
    """Which paragraphs open an annex: those headed "PHỤ LỤC", else the lists and forms without such a heading."""
    texts = [source[paragraph.start : paragraph.end] for paragraph in paragraphs]
    headed = {index for index, text in enumerate(texts) if _HEADED.match(text) or _NUMBERED.match(text)}
    return sorted(headed or {index for index, text in enumerate(texts) if _ANNEX.match(text)})


_GROUND = Printed("structure", r"(?i)\W*{letter_grounds}\s")
_ORDERS = Printed("structure", r"(?i)(?<!\w){letter_orders}\s")


def is_ground(text: str) -> bool:
    """A paragraph of a letter that only says on what it rests."""
    return _GROUND.match(text) is not None and _ORDERS.search(text) is None
