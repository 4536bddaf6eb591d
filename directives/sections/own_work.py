"""Bullets under a heading that names a body: to demand work of others, or to hand it to them, is the body's own work."""

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.headings import read_heading
from directives.sentences.received import read_transfer
from directives.sentences.steered import steered_below
from directives.sentences.subject_words import DEMANDS
from directives.strings.folding import fold
from directives.structure.labels import BULLETS
from directives.structure.outline import Outline, is_heading
from directives.structure.part import Part
from plans.names import fold_name

_DEMANDS, _GIVES = Shape("subjects", r"{own_demands}\s"), Shape("subjects", r"{gives_on}\s")
_LEADS = Shape("subjects", r"{party_leads}\s")
_BESIDES = Shape("subjects", r"{orders}\s*,\s+")
"""As in "Ngoài ra, Sở A đề nghị ...": before whoever demands."""
_PARTY = Shape("subjects", r"(?:{assigns}\s+)?(?:{several}\s+)?{party_bodies}(?!\w)")
"""Who leads other bodies: below its name "Lãnh đạo UBND tỉnh ..." is what it does, and no name of who does it."""
_CARRIES_OUT = Shape("subjects", r"(?!{never_below}(?!\w)){carries_out_orders}")


def own_work(outline: Outline, index: int, parts: list[Part]) -> list[Part]:
    """The same parts, without a subject of their own where the body of the heading is to do them.

    As in "Yêu cầu các nhà thầu ..." among the bullets of "2. Sở A:"; as the sentence after "Giao lực lượng B ..." that names nobody.
    """
    if not parts or not _under_body(outline, index):
        return parts
    opens = fold(parts[0].pieces[0].text)
    demands = _DEMANDS.match(opens) is not None or (_LEADS.match(opens) is not None and _under_party(outline, index))
    if parts[0].subject is None or not (demands or _GIVES.match(opens)):
        return parts
    other = parts[0].subject.names
    found = [parts[0]._replace(subject=None, asked=False) if demands else parts[0]]
    for part in parts[1:]:
        kept = part.subject is not None and not part.subject.end and part.subject.names == other
        again = demands or part.pieces[0].before == "sentence"
        found.append(part._replace(subject=None, asked=False) if kept and again else part)
    return found


def opening_names(part: Part) -> tuple[str, ...]:
    """The bodies that a task without a subject opens with: perhaps it is they who are charged; not those whom the Party leads."""
    text = part.pieces[0].text
    return () if _LEADS.match(fold(text)) else read_bodies(text, 0, opens=True).names


def asked_by(parts: list[Part], issuer: str | None) -> list[Part]:
    """The same parts; where a body below the issuer demands work of another ("Sở A đề nghị Bộ B hỗ trợ ..."), to demand it is its work."""
    if issuer is None:
        return parts
    found: list[Part] = []
    lead: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    for part in parts:
        part = _transferred(part, fold_name(issuer))
        asks = _asks(part, fold_name(issuer))
        if asks:
            lead, other = asks, part.subject.names if part.subject else ()
        kept = part.subject is not None and not part.subject.end and part.subject.names == other
        if part.subject is not None and (asks or (kept and lead)):
            part = part._replace(subject=part.subject._replace(names=lead), asked=False)
        found.append(part)
    return found


def told_before_asking(parts: list[Part], issuer: str | None) -> list[Part]:
    """Parts that say what the issuer itself does before it asks others, without a day: perhaps only told ("Sở A xây dựng dự thảo ...")."""
    asking = max((at for at, part in enumerate(parts) if part.asked), default=0)
    whose = fold_name(issuer) if issuer and asking else ""
    return [
        part
        for part in parts[:asking]
        if whose and part.subject and not part.due and not part.subject.inside
        and len(part.subject.names) == 1 and _same(fold_name(part.subject.names[0]), whose)
    ]  # fmt: skip


def _same(who: str, issuer: str) -> bool:
    return who in issuer or issuer in who


def _transferred(part: Part, issuer: str) -> Part:
    """As in "Ban Tiếp công dân chuyển đơn của bà B đến Sở A để giải quyết" of that very body: whoever gets it deals with it."""
    subject, text = part.subject, part.pieces[0].text
    if subject is None or subject.inside or len(subject.names) != 1:
        return part
    who = fold_name(subject.names[0])
    if not _same(who, issuer):
        return part
    given = read_transfer(text, fold(text), subject.end + 1, own=True)
    return part._replace(subject=given, asked=True) if given else part


def _asks(part: Part, issuer: str) -> tuple[str, ...]:
    """Whoever a part opens with that demands work of those whom it charges, where it is one that carries out the issuer's orders."""
    text = part.pieces[0].text
    folded = fold(text)
    start = found.end() if (found := _BESIDES.match(folded)) else 0
    if part.subject is None or not part.subject.end or folded.startswith(fold(part.subject.names[0]), start):
        return ()  # whoever it opens with does it, or nobody is named
    names = read_bodies(text, start, opens=True)
    if len(names.names) != 1 or names.start != start or DEMANDS.match(folded, names.end) is None:
        return ()
    who = fold_name(names.names[0])
    if (
        part.subject.names == names.names
        or not _CARRIES_OUT.match(fold(names.names[0]))
        or who in issuer
        or issuer in who
    ):
        return ()
    return names.names


def _under_party(outline: Outline, index: int) -> bool:
    """Whether the body of the heading above is one of the Party, or leads as such do."""
    return _PARTY.match(fold(outline.clauses[outline.clauses[index].parent].text)) is not None


def _under_body(outline: Outline, index: int) -> bool:
    """Whether a bullet stands under a heading that is the name of a body and nothing more."""
    clause = outline.clauses[index]
    heading = outline.clauses[clause.parent].text if clause.parent >= 0 and clause.kind in (*BULLETS, "letter") else ""
    body = (read_heading(heading) or steered_below(heading)) if heading and is_heading(heading) else None
    return body is not None and not heading[body[1] :].strip(" :.;")
