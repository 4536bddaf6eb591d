"""Headings that charge somebody whose name nobody listed: in a section that assigns, beside headings that name bodies."""

import re

from directives.lexicon import patterns
from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.headings import read_heading
from directives.sentences.subject_words import ADVERBIAL, MODAL, PURPOSE
from directives.sentences.subjects import Subject, read_subject, verb_start
from directives.strings.capitals import CAPITALS
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.structure.labels import BULLETS
from directives.structure.outline import Outline, is_heading
from directives.words.work_words import firm_start


@kept
def assigned_heading(outline: Outline, index: int) -> Subject | None:
    """As in "III. TỔ CHỨC THỰC HIỆN / 1. Sở Xây dựng / 2. Tổ phục vụ hội nghị": who the second heading names.

    None for a heading of a topic, and where no heading beside it names a body that the language knows.
    """
    clause = outline.clauses[index]
    if (told := _asked_by_name(outline, index) or _bound_by_name(outline, index)) is not None:
        return told
    owned = _OWNED.match(clause.text)
    of_rules = clause.kind == "article" and owned is not None
    if (
        (clause.parent < 0 and owned is not None and not of_rules)
        or clause.kind in BULLETS
        or not _is_name(clause.text[owned.end() :] if owned else clause.text, bool(owned))
    ):
        return None
    beside = [outline.clauses[child].text for child in outline.beside(index) if child != index]
    if owned is not None and owned["towards"]:
        beside = [text for text in beside if text.startswith(owned["towards"])]
    elif clause.parent < 0 and not of_rules:
        return _named_like_all(outline, index)
    elif not of_rules and not patterns("duties", "assigning_headings").search(
        fold(outline.clauses[clause.parent].text)
    ):
        return None
    if not of_rules and not any(read_heading(text) if is_heading(text) else read_subject(text) for text in beside):
        return None
    name = re.sub(r"\s*\([^()]*\)", "", clause.text[owned.end() :] if owned else clause.text).strip(" .:;")
    asked = _ASKED.match(name)
    return Subject(
        _several(name[asked.end() :] if asked else name), len(clause.text), asked=bool(_REQUESTED.match(name))
    )


def _asked_by_name(outline: Outline, index: int) -> Subject | None:
    """As in "- Đề nghị Câu lạc bộ Thuyền thúng" above "+ Giữ lịch đua.": whom a heading asks that says nothing else, known or not."""
    text = outline.clauses[index].text.rstrip(" .:")
    asked = _ASKED.match(text)
    below = bool(outline.children(index)) or len(outline.clauses[index].paragraphs) > 1
    if asked is None or not below or not _is_name(text, False):
        return None
    name = re.sub(r"\s*\([^()]*\)", "", text[asked.start("own") :]).strip(" .:;")
    if not (_CALLED.match(text, asked.start("own")) and len(name.split()) > 1) or firm_start().search(fold(name)):
        return None
    return Subject((name,), len(text), asked=bool(_REQUESTED.match(text)))


def _bound_by_name(outline: Outline, index: int) -> Subject | None:
    """As in "1. Người lái đò trước khi rời bến phải:" above bullets: who must do them, known or not."""
    text = outline.clauses[index].paragraphs[-1].text
    modal = MODAL.search(fold(text)) if text.endswith(":") and outline.children(index) else None
    if modal is None or read_subject(text) is not None:
        return None
    name = _WHILE.split(text[: modal.start()], maxsplit=1)[0].strip(" ,")
    told = fold(name)
    topic = patterns("duties", "topic_headings").match(told) or _THING.match(told) or verb_start().match(told)
    around = PURPOSE.match(told) or ADVERBIAL.match(told)  # "Để hoàn thành kế hoạch, cả khối cần ...": nobody's name
    if not name[:1].isupper() or not 2 < len(name) <= LONGEST_NAME or topic or around:
        return None
    return Subject((name,), modal.start())


def _named_like_all(outline: Outline, index: int) -> Subject | None:
    """As in a letter whose headings are "1. Vụ A", "2. Tổ giúp việc B", "3. Văn phòng": what stands among nothing but names is one.

    Names that nobody listed may stand among them ("2. Chủ bè cá:"), but no topic; two at least are known.
    """
    text, kind = outline.clauses[index].text, outline.clauses[index].kind
    others = (outline.clauses[one] for one in outline.beside(index) if one != index)
    beside = [other.text for other in others if other.kind == kind]
    known = [is_heading(one) and read_heading(one) is not None for one in beside]
    if sum(known) < FEWEST_NAMED:
        return None
    unknown = [one for one, named in zip(beside, known, strict=True) if not named]
    if not all(_is_name(one, False) or read_subject(one) for one in unknown):
        return None
    return Subject(_several(re.sub(r"\s*\([^()]*\)", "", text).strip(" .:;")), len(text))


def among_topics(outline: Outline, index: int) -> bool:
    """As in "g) Nhân lực số", "h) Doanh nghiệp số", "i) Hạ tầng số": a heading that could name who acts, among topics alone.

    Only of those called in general and not as several: "Các doanh nghiệp" and names of their own charge, whatever is beside them.
    """
    clause = outline.clauses[index]
    name = clause.text.strip(" .:")
    if clause.kind in BULLETS or not name[1:].islower() or _MANY.match(fold(name)) or read_heading(clause.text) is None:
        return False
    others = (outline.clauses[one] for one in outline.beside(index) if one != index)
    beside = [one.paragraphs[0].text for one in others if one.kind == clause.kind]
    topics = [one for one in beside if is_heading(one) and read_heading(one) is None and read_subject(one) is None]
    return len(topics) >= FEWEST_TOPICS and len(topics) == len(beside)


def _several(name: str) -> tuple[str, ...]:
    """The names in a heading of which one at least is known ("Hội quán Cửa Tùng, Sở Y tế và Trạm A"); "Sở, Ban, ngành" is one."""
    if read_bodies(name, 0, loose=True).names == (name,):
        return (name,)
    parts = tuple(_APART.split(name))
    known = any((body := read_bodies(part, 0, loose=True)).names == (part,) and body.start == 0 for part in parts)
    return parts if len(parts) > 1 and known else (name,)


_APART = re.compile(r"\s*;\s+|\s*,\s+(?:và\s+)?(?=[" + CAPITALS + r"])|\s+và\s+(?=[" + CAPITALS + r"])")
LONGEST_NAME = 80
"""Characters of whoever is bound by a sentence, at most."""
_WHILE = Shape("structure", r"\s{bound_while}\s|,\s")
_TELLS_FIRST = Shape("structure", r"{tells_first}(?!\w)")
_THING = Shape("structure", r"(?:{names.several}\s+)?{bound_things}(?!\w)")
FEWEST_NAMED = 2
"""Headings beside one at least, all of which name bodies, that make a name of it."""
FEWEST_TOPICS = 3
"""Headings beside one at least, none of which names a body, that make it doubtful whether it does."""
_MANY = Shape("names", r"{several}\s(?!.*\s{headings.rest_of}$)")
"""Several of a kind; "Các lĩnh vực khác" tells what is beside the other headings."""
_ASKED, _ASKS = Printed("structure", r"{asks}(?P<own>(?: các)?\s+)", str.capitalize), Shape("structure", r"{asks}\s")
_CALLED = re.compile(r"\s+(?:các\s+)?[" + CAPITALS + r"]")
"""How whoever is asked is called: by a name of his own."""
_REQUESTED = Printed("structure", "{requests}", str.capitalize)
_OWNED = Printed("structure", "(?:{owned} của|(?P<towards>{towards})) (?:các )?", str.capitalize)
"""Before whoever a heading is about."""


def _is_name(text: str, owned: bool) -> bool:
    """Short, opening with a capital unless something owned stands before it, no work and no topic."""
    folded = fold(text)
    if len(text) > 120 or not is_heading(text) or not (text[:1].isupper() or owned) or text.isupper():
        return False
    if _TELLS_FIRST.match(folded):
        return False
    asks = _ASKS.match(folded)
    return not patterns("duties", "topic_headings").search(folded) and (bool(asks) or not verb_start().match(folded))
