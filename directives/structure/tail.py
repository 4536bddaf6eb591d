"""What stands below the body: recipients ("Nơi nhận") and signature."""

import re
from itertools import islice, takewhile

from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape
from directives.sentences.citations import CYRILLIC, LOOKALIKES
from directives.strings.folding import fold
from directives.structure.printed_lines import Line, each_line, read_lines
from directives.words.casing import sentence_case
from plans.plan import Signer

_TITLE = Shape("heads", r"^\W*((?:{deputy} )?{titles}(?:,? (?:[^\W\d_]|[ ,-])+)?)\W*$")
_FOR = re.compile(r"^\W*(K/?T|TM|TUQ|TL|Q|T/M)(?:\s*\.\s*|\s+)(.+?)\W*$")
_FOR_ALONE = re.compile(r"\W*(?:K/?T|TM|TUQ|TL|Q|T/M)\s*\.?\W*")
"""The mark of acting for somebody on a line of its own."""
_FOR_OFFICE = re.compile(r"(?:K/?T|TUQ|TL)\s*\.\s*[^\W\d_].*[^\W\d_]\s")
"""The mark with the office that somebody acts for, the own office behind it on the same line."""

RECIPIENTS = Printed("heads", r"\W*{recipients}(?!\s+{received}(?!\w))")
"""The line "Nơi nhận:", be its marks lost."""


_STANDING, _DEPUTY, _FILED = Shape("heads", "{standing}"), Shape("heads", "{deputy}"), Shape("heads", "{filed}")
"""Committees that somebody signs for who heads a larger body."""
_INSIDE = Printed("heads", r"(?<!\W)" + RECIPIENTS.template)
_INLINE = Printed("heads", RECIPIENTS.template + r"\W*:[\s*_;]*-\s*(?P<entries>[^|]*;\s*-[^|]*)")
"""The whole list on one line, as in a table without borders."""


_APART = Printed("heads", r"\W*{copies_apart}\s*:\W*")
"""A line between the entries that says how those below it get their copies ("Bản điện tử:")."""
_PAGE = re.compile(r"\d{1,3}")
"""The number of a page between two entries."""
_BETWEEN = Printed("heads", r"(?:\s*;)+(?:\s*\([^()]*\))?\s*-\s*|\.\s+-\s+(?={filed})", str.capitalize)
"""Between two entries on one line; the last may stand behind a full stop."""
_EMPHASIS = re.compile(r"\*{1,}")
_COLUMNS = re.compile(r"\s{4,}|\t+")
"""Between the recipients and the signature beside them, in a text that keeps the columns of its page by blanks."""
_ENTRY = re.compile(r"\s*[-–+•]\s.*;\s*$")
"""An entry of the recipients."""
_BESIDE_ENTRY = re.compile(r"(?P<entry>\s*[-–+•]\s.*?[;.])\s+(?P<sign>[^;|]{5,60})")
"""An entry with something behind its mark."""
_SEVERAL_ENTRIES = re.compile(r";\s*[-–—•]\s+")
_BOLD, _CELL_LINES = re.compile(r"\*{2,}"), re.compile(r"\s+;\s+")
_TRAILING = re.compile(r"\W+$")
_MARKED, _LISTED = re.compile(r"[-–—•]\s*|[*~_]\s+"), re.compile(r"[-–—•]\s*\S")
_ACTING = re.compile(r"\s+(?=KT\s*\.)")
_OFFICE = Printed("heads", r"(?<!\S)(?:{deputy} )?{titles}\s*$", str.upper)
"""The title right before a name."""
_OWN_TITLE = Shape("heads", r"^\W*(?:{deputy} )?(?!{title_goes_below}){titles}(?:,? (?:[^\W\d_]|[ ,-])+)?\W*$")
"""Another office of the same person below that in which he signs ("TRƯỞNG BAN / PHÓ THỦ TƯỚNG")."""
_STARTS, _HEADS = Shape("heads", "{title_starts}"), Shape("heads", "{title_tails}")
_ABBREVIATED = re.compile(r"[BCDĐGHKLMNPQRSTVX]{2,}")
"""Letters without a vowel are no word ("HQ")."""
_RANKS = Printed("heads", r"^(?:{ranks}(?:\.\s*|\s+))+")


def _two_columns(text: str) -> tuple[str, str] | None:
    """An entry of the recipients and what of the signature stands behind it, where the blanks between two columns are lost."""
    found = _BESIDE_ENTRY.fullmatch(text)
    if found is None:
        return None
    entry, sign = found["entry"], found["sign"].strip()
    bullet = entry.lstrip(" -–—•+")
    if sign.isupper():
        return (entry, sign) if _FOR.match(sign) or _TITLE.match(fold(sign)) else None
    return (entry, sign) if _FILED.match(fold(bullet)) and _is_name(_person(sign)) else None


def read_recipients(source: str, start: int, end: int) -> tuple[tuple[str, ...], int]:
    """The entries under "Nơi nhận", in order, and where they end."""
    lines = _left_column(source, read_lines(source, start, end))
    first = next((i for i, line in enumerate(lines) if RECIPIENTS.match(line.text)), None)
    if first is None:
        return (), start
    if inline := _INLINE.match(lines[first].text):
        return tuple(map(_cleaned, _BETWEEN.split(inline["entries"]))), lines[first].end
    entries: list[str] = []
    stop, plain = lines[first].end, False
    beside = _beside(lines[first + 1 :])
    for line in lines[first + 1 + beside :]:
        if entries and (_PAGE.fullmatch(line.text) or _APART.fullmatch(line.text)):
            continue
        if columns := _two_columns(line.text):
            line = line._replace(text=columns[0])
        bullet = _MARKED.match(line.text)
        if bullet:
            entries += _SEVERAL_ENTRIES.split(line.text[bullet.end() :])
        elif not entries and line.text.endswith(";") and not line.text.isupper():
            plain = True
            entries.append(line.text)
        elif not entries or _ends_list(line, entries[-1]):
            break
        elif plain:
            entries.append(line.text)
        else:
            entries[-1] += " " + line.text
        stop = line.end
    return tuple(filter(None, map(_cleaned, entries))), lines[first].end if beside else stop


def _cleaned(entry: str) -> str:
    """An entry without the marks around it, letters of another script that look like ours taken for ours."""
    plain = " ".join(_EMPHASIS.sub("", entry).split()).rstrip(" ;.,=")
    return plain.translate(LOOKALIKES) if CYRILLIC.search(plain) else plain


def _left_column(source: str, lines: list[Line]) -> list[Line]:
    """The lines without what stands far to the right of them, the signature, where some have both."""
    first = next((i for i, line in enumerate(lines) if RECIPIENTS.match(line.text)), len(lines))
    if not any(_COLUMNS.search(line.text) for line in lines[first : first + _LONGEST_LIST]):
        return lines
    found = lines[:first]
    for line in lines[first:]:
        indent = source[source.rfind("\n", 0, line.start) + 1 : line.start].expandtabs()
        if len(indent) < _FAR:
            found.append(line._replace(text=_COLUMNS.split(line.text, maxsplit=1)[0]))
    return found


_SHORTEST, _FURTHEST = 5, 400
"""Characters of half a title ("PHÓ") at most; lines below the body within which a signature stands."""
_WHOLE_NAME = 3
"""Words of a name that misses none."""
_MARK = re.compile("(?<=[A-ZĐ])['’‘ʼ]")
"""The apostrophe in names of peoples of the highlands, behind the first letter."""
_WOMAN = Printed("heads", r"\w+ {women_named} \w+")
"""Such a name of three words may miss its last."""
_LONGEST_LIST, _FAR = 40, 12
"""Lines of recipients that are looked at, and blanks before a line that stands in the right column alone."""


def _beside(lines: list[Line]) -> int:
    """How many lines of the signature stand above the list, where two columns were read line by line."""
    column = list(takewhile(_signs, lines))
    listed = len(column) < len(lines) and _LISTED.match(lines[len(column)].text)
    return len(column) if listed else 0


def _signs(line: Line) -> bool:
    """Whether a line in capitals says for whom or in which office somebody signs."""
    return line.text.isupper() and bool(_FOR.match(line.text) or _TITLE.match(fold(line.text)))


def _ends_list(line: Line, last: str) -> bool:
    return bool(
        _FOR.match(line.text)
        or _TITLE.match(fold(line.text))
        or (
            line.text.strip("*_") == line.text.strip("*_").upper()
            and not (last.endswith(":") or line.text.endswith(";"))
        )
        or (_FILED.match(fold(last)) and (last.endswith(".") or line.blank_before))
    )


def read_signer(source: str, start: int, end: int) -> Signer | None:
    """Name, title and for whom ("KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"); None where the text has no signature."""
    lines = _apart(list(islice(each_line(source, start, end), _FURTHEST)))
    for_, title, alone = None, None, False
    index = 0
    while index < len(lines):
        if _ENTRY.match(lines[index].text):  # beside the signature
            index += 1
            continue
        text = _INSIDE.sub("", lines[index].text).strip("*_ #:-")
        acting = _FOR.match(text)
        if acting is not None:
            name = acting.group(2)
            deputy, itself = acting.group(1) in ("KT", "K/T"), acting.group(1) in ("TM", "T/M")
            if acting.group(1) == "Q":  # whoever holds the office for a time
                title = f"QUYỀN {name}"
                index += 1
                continue
            if deputy and lines[index].text.rstrip("*_ ").endswith(",") and index + 1 < len(lines):
                index += 1
                name += ", " + lines[index].text.strip("*_ ")
            if deputy and index + 1 < len(lines) and _goes_on(name, lines[index + 1].text):
                index += 1
                name += " " + lines[index].text.strip("*_ ")
            if not deputy:
                while index + 1 < len(lines) and _continues(lines[index + 1].text):
                    index += 1
                    name += " " + lines[index].text.strip("*_ ")
            for_, alone = name if deputy or for_ is None else for_, itself
        elif _TITLE.match(fold(text)):
            title = text if title is None else title if _OWN_TITLE.match(fold(text)) else f"{title} {text}"
        elif (title is not None or for_ is not None) and _first_name(text, lines[index + 1 : index + 2]):
            lines[index + 1] = lines[index + 1]._replace(text=f"{text} {lines[index + 1].text}")
        elif (title is not None or for_ is not None) and _is_name(_person(text)):
            own = (
                alone
                and title is not None
                and _DEPUTY.match(fold(title)) is None
                and _STANDING.match(fold(for_ or "")) is None
            )  # the chief signs for the body itself
            named = {
                "title": _sentence(title) if title else None,
                "for": _acted_for(for_, source) if for_ and not own else None,
            }
            return Signer.model_validate({"name": _whole_name(_person(text), lines[index + 1 : index + 2]), **named})
        index += 1
    return None


def _first_name(text: str, after: list[Line]) -> bool:
    """Whether a line holds the first word of a name that the next line ends ("Bùi / Xuân Cường")."""
    return text.isalpha() and text.istitle() and bool(after) and _is_name(f"{text} {_person(after[0].text)}")


def _whole_name(name: str, after: list[Line]) -> str:
    """A name of two words, or three with "Thị", with its last word, where a narrow column put that on the next line ("Trần Bá / Lộc")."""
    last = after[0].text.strip() if after and not after[0].blank_before else ""
    short = name.count(" ") < _WHOLE_NAME - 1 or _WOMAN.fullmatch(name) is not None
    return f"{name} {last}" if short and last.isalpha() and last.istitle() else name


def _apart(lines: list[Line]) -> list[Line]:
    """The lines with each cell of a table apart, what a cell ran together (for whom, title, name), and "KT." with the line below it."""
    found: list[Line] = []
    acting = ""
    for line in lines:
        if _FOR_ALONE.fullmatch(line.text) or (
            len(line.text) <= _SHORTEST and line.text.isupper() and _DEPUTY.fullmatch(fold(line.text))
        ):
            acting = f"{line.text.strip()} "
            continue
        if columns := _two_columns(line.text):
            line = line._replace(text=columns[1])
        line, acting = line._replace(text=acting + (_BOLD.sub("", line.text) if "*" in line.text else line.text)), ""
        cells = (
            [part for cell in line.text.split("|") if cell.strip(" -:") for part in _CELL_LINES.split(cell.strip())]
            if "|" in line.text
            else _COLUMNS.split(line.text)
        )
        pieces = (piece for cell in cells for piece in _pieces(cell))
        found += (line._replace(text=piece) for piece in pieces)
    return found


_ASIDE = re.compile(r"\s*\([^()]*\)\s*")


def _pieces(cell: str) -> tuple[str, ...]:
    """A signature on one line in its lines: "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trần Văn A" in three."""
    plain = cell.replace("**", " ")
    words = (_ASIDE.sub(" ", plain) if "(" in plain else plain).strip(" *_").split()
    capitals = len(list(takewhile(str.isupper, words)))
    while capitals and _RANKS.match(f"{words[capitals - 1]} "):
        capitals -= 1
    offices, name = " ".join(words[:capitals]), " ".join(words[capitals:])
    office = _OFFICE.search(offices)
    if capitals == len(words) and office is not None and _FOR_OFFICE.fullmatch(offices[: office.start()]):
        return offices[: office.start()].strip(), office.group()
    if not capitals or not _is_name(_person(name)):
        return (cell,)
    before = (offices[: office.start()].strip(), office.group()) if office else (offices,)
    return (*(one for whole in before for one in _ACTING.split(whole) if one), name)


def _goes_on(title: str, text: str) -> bool:
    """Whether a line in capitals ends a title that the line above it breaks off ("CHÁNH / VĂN PHÒNG")."""
    plain = text.strip("*_ ")
    whole = _TITLE.match(fold(f"{title} {plain}"))
    return plain.isupper() and whole is not None and not _TITLE.match(fold(title)) and not _FOR.match(plain)


def signed_for(source: str, start: int, end: int) -> str | None:
    """The body in whose name it is signed ("TM. ỦY BAN NHÂN DÂN TỈNH ..."), as printed."""
    lines = _apart(read_lines(source, start, end))
    for index, line in enumerate(lines):
        acting = _FOR.match(line.text.strip("*_ "))
        if acting is None or acting.group(1) not in ("TM", "T/M"):
            continue
        taken = [
            acting.group(2),
            *(one.text.strip("*_ ") for one in takewhile(lambda one: _continues(one.text), lines[index + 1 :])),
        ]
        return " ".join(taken) or None
    return None


def _continues(text: str) -> bool:
    """Whether a line in capitals goes on with the body's name ("TM. ỦY BAN NHÂN / DÂN")."""
    plain = text.strip("*_ ")
    return plain.isupper() and not _TITLE.match(fold(plain)) and not _FOR.match(plain)


def is_person(text: str) -> bool:
    """Whether a line is a person's name, with rank or degree or without."""
    return _is_name(_person(text))


def _is_name(text: str) -> bool:
    """Two to five words, each with one capital, or one more behind an apostrophe ("H'Lan", "K'Brêo")."""
    words = text.split()
    return 2 <= len(words) <= 5 and all(
        word[0].isupper() and all(map(_one_capital, _MARK.split(word))) for word in words
    )


def _one_capital(part: str) -> bool:
    return part.isalpha() and part[1:] == part[1:].lower()


def _person(text: str) -> str:
    """The name without rank or degree."""
    return _RANKS.sub("", text.strip(" *_"))


def _acted_for(name: str, source: str) -> str:
    """An office in its usual case, a body's name as the text writes it."""
    return _sentence(name) if _TITLE.match(fold(name)) else sentence_case(_TRAILING.sub("", name), source)


def _sentence(title: str) -> str:
    """Capitals to a title's usual case: "PHÓ THỦ TƯỚNG" -> "Phó Thủ tướng"."""
    printed = _TRAILING.sub("", title).split()
    words = [word.lower() for word in printed]
    starts = [_STARTS.fullmatch(word) is not None for word in words]
    ends = [start and _DEPUTY.fullmatch(word) is None for word, start in zip(words, starts, strict=True)]
    cased = [
        word.capitalize()
        if index == 0
        or (
            starts[index]
            and not ends[index - 1]
            and (not _HEADS.fullmatch(word) or _DEPUTY.fullmatch(words[index - 1]))
        )
        else word
        for index, word in enumerate(words)
    ]
    cased = [whole if _ABBREVIATED.fullmatch(whole) else word for whole, word in zip(printed, cased, strict=True)]
    return " ".join(cased).replace("tiểu Ban", "Tiểu ban")
