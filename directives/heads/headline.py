"""The first line of a page that names its document: "Công văn số 12/SNV-CCHC ngày 08/11/2016 của Sở Nội vụ V/v ..."."""

import datetime as dt
import re
from typing import NamedTuple

from directives.lexicon.printed import Printed
from directives.lexicon.shapes import meanings, phrases
from directives.sentences.citations import DAY, read_day
from directives.strings.folding import fold
from directives.structure.printed_lines import read_lines
from plans.plan import Signer

FIRST = 3
"""Lines at the top among which it is looked for."""
_LINE = Printed(
    "heads",
    rf"(?i)^[\W_]*(?P<kind>{{line_kinds}})(?:\s+số\s*:?\s*(?P<number>\d\S*)|\s+(?P<bare>\d+[/-]\S*[^\W\d]{{2,}}\S*)(?:\s+(?:năm\s+)?\d{{4}}(?!\S))?)?"
    rf"(?:,?\s*ngày\s+{DAY})?(?:\s+của\s+(?P<issuer>[^.;:]{{3,80}}?)(?=\s+(?:về|v/v)\s|$))?\s*[:,-]?\s*(?P<subject>(?:(?:về|v/v)\W)?.*)$",
)
_CAPITAL = "[A-ZĐÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴ]"
_SIGNED_BY = Printed(
    "heads",
    rf"\s+của\s+(?P<issuer>[^.;:,]{{3,80}}?)\s+do\s+(?P<title>[^.;:,]{{3,40}}?)"
    rf"\s+(?P<name>(?:{_CAPITAL}[^\W\d_]*\s+){{2,5}}){{told_signed}}",
)
"""As a newspaper tells of a letter: "... của Văn phòng A do Phó văn phòng Trần Văn B ký ..."."""
_CONCLUSION = Printed("heads", r"(?i)(?:{notices}\s+)?(?P<what>{concluded})")
"""The kind of document whose subject is what it names: the conclusion of whom, at which meeting."""
_ABOUT, _LETTER_ABOUT = re.compile(r"(?i)(?:về|v/v)\s"), re.compile(r"(?i)v/v")
_NUMBER = re.compile(r"\d{1,5}(?:/\d{4})?/[A-ZĐ][\w&./–-]*")


_ANNEX = Printed("heads", r"(?i)^\W*{annex}[\W\dIVX]*(?P<rest>.*)$")
_ISSUED_WITH = Printed(
    "heads",
    rf"(?i)\(\s*{{issued_with}}\s+(?P<kind>{{line_kinds}})\s+số\s*:?\s*(?P<number>\d\S*)"
    rf"(?:\s+ngày\s+{DAY})?(?:\s+của\s+(?P<issuer>[^();:]{{3,80}}?))?\s*\)",
)
"""What an annex says of the document it was issued with."""
TOP = 1_500
"""Characters at the top of an annex within which it says so."""


class Headline(NamedTuple):
    """What the line says; None for what it does not."""

    kind: str | None = None
    number: str | None = None
    issued: dt.date | None = None
    issuer: str | None = None
    subject: str | None = None
    signer: Signer | None = None


def filled(line: Headline, *others: Headline) -> Headline:
    """A line with what others say where it says nothing."""
    for other in others:
        line = other._replace(**{field: said for field, said in line._asdict().items() if said is not None})
    return line


def _annexed(source: str) -> Headline | None:
    """An annex alone in its file: the document is the one it was issued with, the subject its own title."""
    top = source[:TOP]
    annex, found = _ANNEX.match(top.lstrip().split("\n", 1)[0]), _ISSUED_WITH.search(top)
    if annex is None or found is None:
        return None
    lines = [line.text for line in read_lines(source, 0, found.start())][1:]
    subject = " ".join(" ".join([annex["rest"], *lines]).split()).strip(" .:") or None
    issuer = " ".join(found["issuer"].split()) if found["issuer"] else None
    day = read_day(found) if found["d"] else None
    return Headline(
        meanings("heads", "line_kinds")[fold(" ".join(found["kind"].split()))],
        found["number"].strip(".,;"),
        day,
        issuer,
        subject,
    )


def issued_with(source: str, kind: str) -> Headline:
    """What the brackets of an annex say of the document of this kind it was issued with: its number, day and issuer."""
    for found in _ISSUED_WITH.finditer(source):
        if fold(" ".join(found["kind"].split())) == fold(kind):
            issuer = " ".join(found["issuer"].split()) if found["issuer"] else None
            return Headline(
                number=found["number"].strip(".,;"), issued=read_day(found) if found["d"] else None, issuer=issuer
            )
    return Headline()


def _announced(found: re.Match[str], what: str) -> Headline:
    """A notice of what somebody concluded, without a number: he is in its subject, and not who issues it."""
    whose = f"{what} của {found['issuer']} {found['subject'].strip(' .:')}".strip()
    return Headline("ket-luan", None, read_day(found) if found["d"] else None, None, whose[:1].upper() + whose[1:])


def _signed(found: re.Match[str], told: re.Match[str]) -> Headline:
    """What a newspaper tells in the line of who signed the letter."""
    signer = Signer(name=" ".join(told["name"].split()), title=told["title"][:1].upper() + told["title"][1:])
    day = read_day(found) if found["d"] else None
    return Headline("bai-bao", (found["number"] or "").strip(".,;") or None, day, told["issuer"], None, signer)


def read_headline(source: str) -> Headline:
    """What the first lines say of the document, in the usual case; nothing where none of them names it."""
    if (annexed := _annexed(source)) is not None:
        return annexed
    number = None
    for line in read_lines(source)[:FIRST]:
        text = line.text.strip("*_# |")
        if _NUMBER.fullmatch(text):
            number = text
            continue
        found = _LINE.match(text)
        if found is None or text.isupper() or text.endswith("?"):
            continue
        if (told := _SIGNED_BY.search(text)) is not None:
            return _signed(found, told)
        subject = found["subject"].strip(" .:") or None
        said = (found["number"] or found["bare"] or "").strip(".,;") or number
        named = _CONCLUSION.fullmatch(" ".join(found["kind"].split()))
        concludes = named if re.match(r"của\s", subject or "") else None
        if (
            text.endswith((".", ";"))
            and not (_ABOUT if found["number"] else _LETTER_ABOUT).match(subject or "v/v")
            and not concludes
        ):
            continue  # a sentence, not a heading
        if concludes is not None:
            subject = f"{concludes['what']} {subject}"
        if (
            named is not None
            and not said
            and found["issuer"]
            and fold(found["kind"]).startswith(phrases("heads", "notices"))
        ):
            return _announced(found, named["what"])
        if subject is None and said is None:
            continue
        return Headline(
            meanings("heads", "line_kinds")[" ".join(fold(found["kind"]).split())],
            said,
            read_day(found) if found["d"] else None,
            found["issuer"],
            subject,
        )
    return Headline(number=number)
