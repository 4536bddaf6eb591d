"""The head of a document: kind, number, issuer, date, subject, signature, recipients, what it cites and carries out."""

import datetime as dt
import re
from functools import partial
from itertools import islice, takewhile

from directives.heads.about import about
from directives.heads.headline import Headline, filled, issued_with, read_headline
from directives.heads.issuer import (
    authority,
    completed,
    host,
    is_bare_chief,
    letterhead_of,
    read_issuer,
    speaker,
    speakers,
    standing,
    unplaced,
)
from directives.heads.kinds import OPENING, asked_of_kind, kind_of, letter, titled_kind
from directives.heads.name_case import name_case
from directives.heads.news import read_news
from directives.heads.number import is_blank, read_number, with_figures
from directives.heads.place_and_day import place_and_date
from directives.heads.retold import Retold, is_questions_page, reported, retold
from directives.heads.subject import tidied, titled_subject
from directives.heads.titled_in_one import titled_in_one
from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape, meanings
from directives.sentences.citations import DAY, carried_out, cited, perhaps_carried, read_day
from directives.strings.flow import tight
from directives.strings.folding import fold
from directives.structure.labels import BULLET_SIGNS
from directives.structure.other_titles import other_title
from directives.structure.outline import Outline
from directives.structure.printed_lines import each_line
from directives.structure.tail import read_recipients, read_signer, signed_for
from directives.structure.zones import title_of
from directives.words.scanned import garbled, misread
from plans.plan import Directive, Incoming, Urgency
from plans.problems import Place, Problem, doubt

_shape = partial(Shape, "heads")
_BELOW_TITLE = 250
"""Characters below a title in which its subject may stand in brackets ("(V/v ...)")."""
_SUBJECT_START = _shape(r"{subject_starts}\s+")
_CARRIES_WITHIN = _shape(r"(?<!\w)(?:{reviews}\s+(?:{citations.carrying_out}\s)?|(?P<verb>{citations.carrying_out}\s))")
_PERSON = Shape("names", r"{comrade}\s")
_CONCLUDES = _shape("{conclusions}")
_EFFECT = _shape(
    r"(?:(?P<since>{in_force_since})\s+)?(?P<paper>{in_force_papers})\s+(?:(?P<this>{this_paper})\s+)?(?:{in_force}|{passed}[^.;]{0,200}\s{and_in_force}"
    r"|{replaces}[^.;]{0,200}\s{also_in_force})(?P<rest>[^.;]{0,120})"
)
_FORCE = _shape(r"(?<!\w)(?:{in_force}|{and_in_force})")
_FROM_DAY = re.compile(rf"[^\d()]{{0,60}}?(?<!\w)ngày\s+{DAY}")
_AFTER_DAYS = _shape(r"{after_days}\s+(?P<days>\d+)\s*(?:\([^)]*\)\s*)?{days}")
_NOTICE, _DECISION = _shape("{notices}"), _shape("{decisions}")
_ADDRESSED, _BULLET = Printed("heads", r"\W*{addressed}"), re.compile(rf"\W*(?:[{BULLET_SIGNS}+*]\s|$)")
_STAMP = re.compile(r"Số\s*:\s*(\d+)\s*\n\s*Ngày\s*:\s*(\d{1,2}/\d{1,2}/\d{4})(?:\s*\n\s*Chuyển\s*:\s*([^\n\t]+))?")
"""What the receiving office stamps on a paper."""
_COLUMNS = re.compile(r"\t|\s{3,}")
_STAMP_OFFICE, _SMALL = Printed("heads", r"(.+?)\s+({stamp_offices})$"), _shape("{small_in_stamp}")
_STAMP_MARK = Printed("heads", r"(?:^|\s){stamp_marks}\s*:?$")
_URGENT = _shape(r"(?:{kinds} )?\(?(?P<level>{urgencies})")
_BARE_OFFICE = Shape("heads", "{bare_offices}")
"""Whose office it is stands nowhere by it."""
_MUST = ("kind", "issuer", "subject", "issued")
_FROM_SIGNING, _INTERNAL = _shape("{from_signing}"), _shape(r"\W*{internal}\W*")


def read_head(outline: Outline, name: str) -> tuple[Directive, list[Problem]]:
    """Every field of the head; what was not found and what was guessed are problems with their field."""
    source = outline.source
    one = titled_in_one(source)
    title = None if one else title_of(source) or other_title(source)
    if outline.news:
        directive = read_news(outline)
        return directive, [*_doubts(directive, name), *_year_assumed(directive, source, name)]
    head_end = title[1] if title else 0 if one else outline.head[1]
    line, printed, told = (one, None, None) if one else _named(outline, title, head_end)
    number = with_figures(printed)
    place, issued = place_and_date(source, head_end, title)
    issued = issued or line.issued
    stated = None if title or one else _about(source)
    subject, titled = titled_subject(source, title) if title else (stated or _headed(line, source), line.issuer)
    if title:
        subject = subject or _about(source[: title[1]]) or _about(source[title[2] : title[2] + _BELOW_TITLE])
    subject, titled, concluded = _conclusion(subject, titled)
    recipients, stop = read_recipients(source, *outline.tail)
    signer = read_signer(source, stop if recipients else outline.tail[0], outline.tail[1])
    signer = signer or read_signer(source, *outline.tail) or line.signer
    preamble = [paragraph.text for paragraph in outline.preamble]
    openings = ([_unopened(subject)] if subject else []) + preamble
    carried = [one for one in carried_out(openings) if number is None or fold(one) != fold(number)]
    cites = cited(_cited_text(outline), number)
    kind, guessed = kind_of(source, title, subject, number, line.kind)
    issuer = (
        None
        if told and told.line.number is None
        else _issuer(outline, title, head_end, titled, subject, concluded=concluded)
    )
    directive = Directive.model_validate({
        "kind": kind, "issuer": issuer or (line.issuer if title else None),
        "number": None if is_blank(number) else number, "place": place, "issued": issued, "subject": subject,
        "effective": _effective(source, issued, kind), "signer": signer, "incoming": _incoming(source, head_end),
        "recipients": recipients, "implements": _spelled(carried, cites), "cites": cites,
        "urgency": _urgency(source, head_end), "circulation": "internal" if _internal(source) else "open",
    })  # fmt: skip
    doubts = _doubts(directive.model_copy(update={"kind": None}) if guessed else directive, name)
    doubts += asked_of_kind(title[0], kind, name) if title and not guessed else []
    if unplaced(directive.issuer):
        doubts.append(doubt("issuer-unplaced", Place(file=name, field="issuer"), name=directive.issuer or ""))
    spoiled: tuple[str, ...] = _READ if misread(source) else ("number",) if number != printed else ()
    if garbled(source):
        spoiled = (*(field for field in _GARBLED if getattr(directive, field) is not None), *_ENDS)
    doubts += [doubt("head-misread", Place(file=name, field=field), field=field) for field in spoiled]
    if more := perhaps_carried(preamble, [*carried, number or ""]):
        doubts.append(doubt("implements-perhaps", Place(file=name, field="implements"), numbers="; ".join(more)))
    return directive, [*doubts, *(_retold_doubts(told, name) if told else [])]


def _named(
    outline: Outline, title: tuple[str, int, int] | None, head_end: int
) -> tuple[Headline, str | None, Retold | None]:
    """What a page's heading or opening, or the brackets of an annex, say of the document; its number; and that it is retold."""
    source = outline.source
    line = Headline() if title else read_headline(source)
    number = read_number(source, head_end, title) or line.number
    if title:
        if number is None or is_blank(number):
            line = issued_with(source, "quyết định" if titled_kind(title[0], None) == "quyet-dinh" else title[0])
            number = line.number or number
        return line, number, None
    if letter(source):
        line = _said_by_annex(outline, line) if number is None else line
        return line, number or line.number, None
    told = retold(outline) if number == line.number and line.kind != "bai-bao" else None
    asks = is_questions_page(source)
    told = told or (reported(outline) if asks and number is None else None)
    if told is not None:
        told, line = _agreed(told, line)
        number = line.number
    return line._replace(kind="bai-bao") if asks else line, number, told


def _agreed(told: Retold, line: Headline) -> tuple[Retold | None, Headline]:
    """What the opening and the heading of a page say together; the heading alone where they name different papers."""
    if line.number is not None and told.line.number != line.number:
        return None, line
    return told, filled(told.line, line) if told.line.number else line


def _retold_doubts(told: Retold, name: str) -> list[Problem]:
    """What is guessed of a paper that a page retells, or that it tells of several."""
    doubts = [doubt("head-retold", Place(file=name, field=field), field=field) for field in told.guessed]
    if told.line.number is None:
        doubts.append(doubt("head-several", Place(file=name, field="number"), numbers="; ".join(told.numbers)))
    return doubts


def _said_by_annex(outline: Outline, line: Headline) -> Headline:
    """What the brackets of its annex say of a letter that lost its head; nothing where they name another body's letter."""
    said = issued_with(outline.source, "công văn")
    own = _issuer(outline, None, outline.head[1], None, None)
    if said.number is None or own is None or (said.issuer and fold(" ".join(said.issuer.split())) != fold(own)):
        return line
    return line._replace(number=said.number, issued=line.issued or said.issued)


def _issuer(
    outline: Outline,
    title: tuple[str, int, int] | None,
    head_end: int,
    titled: str | None,
    subject: str | None,
    *,
    concluded: bool = False,
) -> str | None:
    """Who issues it, by title, letterhead or formula; a decision in the name of a chief is that chief's."""
    preamble = [paragraph.text for paragraph in outline.preamble]
    notice = concluded or (title is not None and _NOTICE.fullmatch(fold(title[0])) is not None)
    closings = [clause.text for clause in outline.clauses if clause.kind == "closing"]
    short = notice and head_end < OPENING and letterhead_of(outline.source, head_end) is None
    lost = short and subject is not None and _CONCLUDES.match(fold(subject)) is not None
    if (concluded or lost) and (told := speaker(closings)) and not _BARE_OFFICE.fullmatch(fold(told)):
        return told
    found = read_issuer(outline.source, head_end, titled, subject, preamble, notice=notice)
    if found and not titled:
        found = completed(found, outline.source, head_end, title[2] if title is not None else None)
    if found and title is not None and _DECISION.fullmatch(fold(title[0])) and not titled:
        chief = authority(outline.source, title[2])
        found = f"{chief} {found}" if chief and not fold(found).startswith(fold(chief)) else found
    found = found or (standing(outline.source, title[2]) if title is not None else None)
    asked = _written_to(preamble)
    found = found or next(
        (
            one
            for one in speakers([*preamble, *closings])
            if fold(one) not in asked and not _BARE_OFFICE.fullmatch(fold(one))
        ),
        None,
    )
    signed = None if found else signed_for(outline.source, *outline.tail)
    found = found or (name_case(signed, outline.source[: outline.tail[0]]) if signed else None)
    return (host(preamble) if found and is_bare_chief(found) else None) or found


def _written_to(preamble: list[str]) -> str:
    """Whom a letter is to ("Kính gửi: ...", with the bullets below), folded: they speak in what it tells, and do not issue it."""
    first = next((at for at, text in enumerate(preamble) if _ADDRESSED.match(text)), len(preamble))
    return fold(" ".join([*preamble[first : first + 1], *takewhile(_BULLET.match, preamble[first + 1 :])]))


def _conclusion(subject: str | None, titled: str | None) -> tuple[str | None, str | None, bool]:
    """What somebody concluded at a meeting is the subject of a notice, and he is not who issues it ("... CỦA ĐỒNG CHÍ TỔNG BÍ THƯ")."""
    if titled is None or _PERSON.match(fold(titled)) is None:
        return subject, titled, False
    rest = f" {subject[:1].lower()}{subject[1:]}" if subject else ""
    return f"Kết luận của {titled[:1].lower()}{titled[1:]}{rest}", None, True


def _unopened(subject: str) -> str:
    """A subject from where it says what is carried out, be it at its beginning or in it ("Kế hoạch hành động thực hiện Chỉ thị số ...")."""
    folded = fold(subject)
    start = _SUBJECT_START.match(folded)
    begin = start.end() if start else 0
    within = next((one for one in _CARRIES_WITHIN.finditer(folded, begin) if one["verb"]), None)
    return subject[within.start("verb") if within else begin :]


def _headed(line: Headline, source: str) -> str | None:
    return tidied(line.subject, source, 0) if line.subject else None


def _spelled(numbers: list[str], cites: tuple[object, ...]) -> list[str]:
    """The numbers as the body spells them, where a title has them in capitals; each once."""
    spelled = {fold(getattr(citation, "number")): str(getattr(citation, "number")) for citation in cites}  # noqa: B009
    return list(dict.fromkeys(spelled.get(fold(number), number) for number in numbers))


def _about(source: str) -> str | None:
    found = about(source)
    bracketed = found is not None and "(" not in found.text
    return tidied(found.text.rstrip(") \n") if bracketed else found.text, source, found.end) if found else None


def _effective(source: str, issued: dt.date | None, kind: str | None) -> dt.date | str | None:
    """The day of effect, or "issued + 10d" where the day of issue is not known."""
    folded = fold(source)
    told = re.split("[.;]", " ".join(folded.split())) if _FORCE.search(folded) else ()
    own = (
        one
        for sentence in told
        if any(map(sentence.__contains__, _FORCE.needed))
        for one in _EFFECT.finditer(sentence)
        if not one["since"] and (one["this"] or meanings("heads", "kinds").get(one["paper"]) == kind)
    )
    return next((day for one in own if (day := _day_of_effect(" ".join(one["rest"].split()), issued))), None)


def _day_of_effect(rest: str, issued: dt.date | None) -> dt.date | str | None:
    """The same of the words behind "có hiệu lực"; None where they name no day ("áp dụng từ ngày Quyết định này có hiệu lực.")."""
    after = _AFTER_DAYS.search(rest)
    if after is not None:
        days = int(after["days"])
        return issued + dt.timedelta(days=days) if issued else f"issued + {days}d"
    signing, found_day = _FROM_SIGNING.search(rest), _FROM_DAY.match(rest)
    if (
        (day := read_day(found_day)) is not None
        and found_day
        and not (signing and signing.start() < found_day.start("d"))
    ):
        return day  # behind "kể từ ngày ký" it is the day of what is replaced
    return (issued or "issued") if signing else None


def _incoming(source: str, head_end: int) -> Incoming | None:
    """The receiving office's stamp: a second number, a date and "Chuyển:"."""
    zone = source[:head_end]
    stamp = _STAMP.search(zone)
    if stamp is None:
        return None
    day = read_day(re.match(DAY, stamp.group(2)))
    before = zone[: stamp.start()].strip()
    marked = _STAMP_MARK.search(before)
    above, _, line = (before[: marked.start()].rstrip() if marked else before).rpartition("\n")
    office = re.split(r"\t|\s{3,}|Số\s*:", line)[0].strip() or None
    if marked and (not above or (office and not (office.isupper() and re.search(r"\d", office) is None))):
        office = None  # no office stands in the stamp: the line above it is of the letterhead
    if office and (inner := _STAMP_OFFICE.match(office)):
        office = f"{inner.group(2)} {inner.group(1)}"
    return Incoming(
        office=_stamp_case(office),
        number=stamp.group(1),
        date=day,
        routed_to=(stamp.group(3) or "").strip(" .…_") or None,
    )


def _stamp_case(office: str | None) -> str | None:
    if office is None:
        return None
    words = office.lower().split()
    small = [index > 0 and _SMALL.fullmatch(fold(word)) is not None for index, word in enumerate(words)]
    return " ".join(word if low else word.capitalize() for word, low in zip(words, small, strict=True))


def _urgency(source: str, head_end: int) -> Urgency:
    for line in islice(each_line(source, 0, head_end + 300), 30):
        for piece in _COLUMNS.split(line.text):
            plain = piece.strip(" *_.()[]")
            if plain.isupper() and (said := _URGENT.fullmatch(" ".join(fold(plain).split()))):
                return Urgency(meanings("heads", "urgencies")[said["level"]])
    return Urgency.NONE


def _internal(source: str) -> bool:
    folded = fold(source)
    if not any(map(folded.__contains__, _INTERNAL.needed)):
        return False
    return any(_INTERNAL.fullmatch(folded, line.start, line.end) for line in islice(each_line(source), 40))


def _cited_text(outline: Outline) -> str:
    """The running line of everything but the recipients."""
    spans = [(0, outline.tail[0]), *_after_tail(outline)]
    return tight(" ".join(" ".join(outline.source[start:end] for start, end in spans).split()))


_FOOTNOTE = re.compile(r"(?m)^[ \t]*\[\d{1,2}\]\s+\S[^\n]*(?:\n(?![ \t]*(?:\n|\[))[^\n]+)*")
"""A footnote below the signature, up to a blank line or the next."""


_LISTED = Printed("heads", r"(?m)^[ \t]*{annex_lists}(?=\s)")
"""What follows the signature without being called an annex ("Danh mục các văn bản đã ban hành")."""


def _after_tail(outline: Outline) -> list[tuple[int, int]]:
    after = next((one.span[1] for one in outline.clauses if one.kind == "annex"), outline.tail[1])
    spans = [(after, len(outline.source))] if after < len(outline.source) else []
    tables = [span for _, span in outline.tables if span[0] >= outline.tail[0]]
    if not spans and (listed := _LISTED.search(outline.source, outline.tail[0])) is not None:
        spans = [(listed.start(), len(outline.source))]
    if not spans and (notes := [found.span() for found in _FOOTNOTE.finditer(outline.source, outline.tail[0])]):
        return [*tables, *notes]
    return spans or tables


_READ = ("number", "place", "subject", "signer", "recipients")
"""Fields of the head that letters misread by a scan spoil."""
_GARBLED, _ENDS = ("number", "issuer", "place", "subject"), ("signer", "recipients", "implements")
"""Those that a font taken for another spoils where they are read, and those that it may also hide."""


def _year_assumed(directive: Directive, source: str, name: str) -> list[Problem]:
    """A doubt where a report prints the day of issue without its year."""
    day = directive.issued
    if day is None or any(read_day(found) == day for found in re.finditer(DAY, source)):
        return []
    return [doubt("issue-year-assumed", Place(file=name, field="issued"), date=f"{day:%d/%m/%Y}")]


def _doubts(directive: Directive, name: str) -> list[Problem]:
    """What a head should have and this one lacks; and that a report is not the paper itself."""
    missing = [field for field in _MUST if getattr(directive, field) is None]
    if directive.number is None:
        missing.append("number")
    told = [doubt("only-reported", Place(file=name))] if directive.kind == "bai-bao" else []
    return [*told, *(doubt("head-missing", Place(file=name, field=field), field=field) for field in missing)]
