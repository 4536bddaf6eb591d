"""With whom a lead-in says that all below it is done."""

from directives.labelled.lines import Labelled
from directives.lexicon.shapes import Shape
from directives.sentences.obligation import Obligation
from directives.sentences.partners import read_partners
from directives.sentences.steered import steered_below
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.structure.outline import Outline, is_heading
from plans.plan import How

_JOINS = Shape("partners", r"(?<!\w){joins}(?:(?:\s*,|\s+và)?\s+{well})*(?:\s+{with})?\s*:?$")
_OWN_FIRST = Shape(
    "partners",
    r"(?:{leads_first}(?:\s*,|\s+và)?\s+)?(?:{joins}(?:[\s,]+(?:và\s+)?{well})*(?:\s+{with})?|{opening_with}|{together})\s",
)
_PARTNER_NEXT = Shape(
    "partners", r"(?:\s*,)?\s+(?:{leads_first}(?:\s*,|\s+và)?\s+)?{joins}(?:[\s,]+(?:và\s+)?{well})*\s+{with}\s"
)
"""Right behind those who are asked."""
_LEADS_IN, _TOPIC = Shape("obligations", r"{leads_in}"), Shape("obligations", r"\s{in_what}\s")


def partners_of_lead_in(
    outline: Outline, index: int, named: tuple[str, ...] = (), leads: tuple[str, ...] = (), start: int = 0
) -> tuple[str, ...]:
    """As in "a) Chủ trì, phối hợp với các sở:" names the partners of its bullets, or of the paragraphs below it in its own unit, of which
    one begins at `start`.

    They are not those of a bullet whose own lead, `named`, is none of the `leads` above it.
    """
    if named and leads and {fold(name) for name in named}.isdisjoint(fold(name) for name in leads):
        return ()
    clause = outline.clauses[index]
    if (line := clause.led_in) is not None:
        return read_partners(line.text)
    first = clause.paragraphs[0]
    heads = len(clause.paragraphs) > 1 and first.text.endswith(":") and start >= first.span(0, len(first.text))[1]
    if heads and (own := _led_in(first.text)):
        return own
    below = _partners_below(outline, clause.parent) if clause.parent >= 0 else ()
    return below or (() if named else _partners_of_opening(outline, leads))


@kept
def _partners_of_opening(outline: Outline, leads: tuple[str, ...]) -> tuple[str, ...]:
    """As in "Chủ tịch ... yêu cầu các sở phối hợp với Hội A:" above the first unit: with whom those who are asked there do it all."""
    text = outline.preamble[-1].text if outline.preamble and leads and not outline.news else ""
    at = fold(text).rfind(fold(leads[-1])) if text.endswith(":") else -1
    if at <= 0 or _PARTNER_NEXT.match(fold(text), at + len(leads[-1])) is None:
        return ()
    return read_partners(text[at:], leads)


@kept
def _partners_below(outline: Outline, above: int) -> tuple[str, ...]:
    """The partners that a lead-in names for all below it, who each ask."""
    paragraphs = [paragraph.text for paragraph in outline.clauses[above].paragraphs]
    return _led_in(next((one for one in reversed(paragraphs) if one.endswith(":")), paragraphs[-1]))


@kept
def _led_in(text: str) -> tuple[str, ...]:
    """The same of its words."""
    folded = fold(text)
    leads_in = text.endswith(":") or (is_heading(text) and _LEADS_IN.match(folded) and not _TOPIC.search(folded))
    steered = steered_below(text)
    return read_partners(text[steered[1] :] if steered else text) if leads_in else ()


def with_lead_in(
    outline: Outline, index: int, found: list[Obligation], lines: list[Labelled], leads: tuple[str, ...]
) -> list[Obligation]:
    """Work by labelled lines that name no partner, with the partners of the lead-in above it."""
    if any(line.field == "with" for line in lines):
        return found
    return [_joined(one, partners_of_lead_in(outline, index, _own_lead(one), leads)) for one in found]


def _own_lead(one: Obligation) -> tuple[str, ...]:
    return one.lead if one.found.get("lead") is How.EXPLICIT else ()


def _joined(one: Obligation, above: tuple[str, ...]) -> Obligation:
    """The work with those partners of its lead-in who hold for it."""
    if not above or own_first(above, one.with_, one.quote):
        return one
    leading, names = set(map(fold, one.lead)), {fold(name): name for name in (*one.with_, *above)}
    return one._replace(with_=tuple(name for key, name in names.items() if key not in leading))


def own_first(led_in: tuple[str, ...], own: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The partners of a lead-in that do not hold for work which opens with its `own` ("- Phối hợp với Sở A rà soát ...")."""
    if not led_in or not own or _OWN_FIRST.match(fold(text)) is None:
        return ()
    named = set(map(fold, own))
    return tuple(name for name in led_in if fold(name) not in named)


def opens_with_partners(outline: Outline, index: int) -> bool:
    """As in "b) Chủ trì, phối hợp với:" above "- Sở Nội vụ rà soát ...": the bodies that open the bullets are partners."""
    above = outline.clauses[index].parent
    return above >= 0 and _joins_those_below(outline, above)


@kept
def _joins_those_below(outline: Outline, above: int) -> bool:
    return _JOINS.search(fold(outline.clauses[above].paragraphs[-1].text)) is not None
