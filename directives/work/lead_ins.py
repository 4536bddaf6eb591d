"""With whom a lead-in says that all below it is done."""

from directives.lexicon.shapes import Shape
from directives.sentences.partners import read_partners
from directives.sentences.steered import steered_below
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.structure.outline import Outline, is_heading

_JOINS = Shape("partners", r"(?<!\w){joins}(?:\s+{well})?(?:\s+{with})?\s*:?$")
_LEADS_IN, _TOPIC = Shape("obligations", r"{leads_in}"), Shape("obligations", r"\s{in_what}\s")


def partners_of_lead_in(
    outline: Outline, index: int, named: tuple[str, ...] = (), leads: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """As in "a) Chủ trì, phối hợp với các sở:" names the partners of its bullets.

    They are not those of a bullet whose own lead, `named`, is none of the `leads` above it.
    """
    if named and leads and {fold(name) for name in named}.isdisjoint(fold(name) for name in leads):
        return ()
    if (line := outline.clauses[index].led_in) is not None:
        return read_partners(line.text)
    above = outline.clauses[index].parent
    return _partners_below(outline, above) if above >= 0 else ()


@kept
def _partners_below(outline: Outline, above: int) -> tuple[str, ...]:
    """The partners that a lead-in names for all below it, who each ask."""
    paragraphs = [paragraph.text for paragraph in outline.clauses[above].paragraphs]
    text = next((one for one in reversed(paragraphs) if one.endswith(":")), paragraphs[-1])
    folded = fold(text)
    leads_in = text.endswith(":") or (is_heading(text) and _LEADS_IN.match(folded) and not _TOPIC.search(folded))
    steered = steered_below(text)
    return read_partners(text[steered[1] :] if steered else text) if leads_in else ()


def opens_with_partners(outline: Outline, index: int) -> bool:
    """As in "b) Chủ trì, phối hợp với:" above "- Sở Nội vụ rà soát ...": the bodies that open the bullets are partners."""
    above = outline.clauses[index].parent
    return above >= 0 and _joins_those_below(outline, above)


@kept
def _joins_those_below(outline: Outline, above: int) -> bool:
    return _JOINS.search(fold(outline.clauses[above].paragraphs[-1].text)) is not None
