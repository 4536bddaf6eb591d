"""Units that lost their number: "Sở B:" between "1. Sở A:" and "3. Sở C:" is the second; the last of a list may have lost it too."""

from collections.abc import Iterator, Sequence

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.headings import read_heading
from directives.sentences.led_in import led_in
from directives.sentences.subjects import opens_work
from directives.strings.folding import fold
from directives.structure.labels import BULLETS, RANKS, Label, label_of, order, rank
from directives.structure.lost_breaks import MOST_LOST, next_labels
from directives.structure.paragraphs import Paragraph

_HANDS_DOWN = Shape("structure", r"(?:{hands_down}[ ,]*)+")
_JOINS = Shape("partners", r"(?:{leads_first},?\s*)?(?:và\s+)?{joins}(?:(?:\s*,|\s+và)?\s+{well})*\s+{with}\s+")
"""With whom whoever is charged does what stands below ("Sở A chủ trì, phối hợp với Sở B:")."""
LONGEST_LEAD_IN = 300
"""Characters of a line that says no more than who is charged with what stands below it."""
LONGEST_TOPIC = 160
"""Characters of a heading without an end mark."""
_LISTS = ("roman", "arabic", "letter")
"""Lists whose numbers are looked for. Letters may go from "d" to "e" without "đ"."""


def numbered_again(
    source: str, paragraphs: Sequence[Paragraph], labels: Sequence[Label | None]
) -> tuple[list[Label | None], set[int]]:
    """The same labels, those that a list lacks given to the paragraphs that lost them; and the places of these."""
    found, guessed = list(labels), set[int]()
    lists = _Lists(source, paragraphs, found)
    following = next_labels(labels)
    for at, label in enumerate(labels):
        if label is None:
            kind = lists.going_on(at, following[at])
            given = None if kind is None else label_of(kind, lists.number(kind) + 1, 0)
            if given is not None:
                found[at] = given
                guessed.add(at)
                lists.open(at, given)
            continue
        if label.kind in BULLETS:
            continue
        for place, given in lists.lacking(at, label):
            found[place] = given
            guessed.add(place)
        lists.open(at, label)
    return found, guessed


class _Lists:
    """The numbered lists that are open; lives for one call of `numbered_again`."""

    def __init__(self, source: str, paragraphs: Sequence[Paragraph], labels: list[Label | None]) -> None:
        self.source, self.paragraphs, self.labels = source, paragraphs, labels
        self.last: dict[str, tuple[int, int]] = {}
        self.places: dict[str, int] = {}

    def text(self, at: int) -> str:
        return self.source[self.paragraphs[at].body : self.paragraphs[at].end].strip()

    def open(self, at: int, label: Label) -> None:
        for kind in [kind for kind in self.last if RANKS[kind] > rank(label)]:
            del self.last[kind]
        for kind in [kind for kind in self.places if RANKS[kind] > rank(label)]:
            del self.places[kind]
        self.places[label.kind] = at
        if (number := order(label)) is not None and label.kind in _LISTS:
            self.last[label.kind] = (at, number)

    def number(self, kind: str) -> int:
        return self.last[kind][1] if kind in self.last else 0

    def lacking(self, at: int, label: Label) -> Iterator[tuple[int, Label]]:
        """The numbers that a list lacks before this one, each with the paragraph that must have borne it; none where that is unsure."""
        if label.kind not in _LISTS or (number := order(label)) is None:
            return
        above = max((place for kind, place in self.places.items() if RANKS[kind] < rank(label)), default=-1)
        place, before = self.last.get(label.kind, (above, 0))
        count = number - before - 1
        if count <= 0 or (label.kind == "letter" and label.number == "e" and count == 1):
            return
        bare = [one for one in range(place + 1, at) if self.labels[one] is None]
        charged = [one for one in bare if charges(self.text(one))]
        heads = [one for one in bare if self.heads(one)]
        works = [one for one in bare if opens_work(self.text(one))]
        few = (charged, heads, works) if count <= MOST_LOST else (charged,)
        lost = next((one for one in few if len(one) == count), [])
        for step, one in enumerate(lost, 1):
            yield one, label_of(label.kind, before + step, 0)

    def going_on(self, at: int, following: dict[str, Label]) -> str | None:
        """The kind of the list that a line goes on with which charges somebody, where its last unit does and none follows as the next."""
        if not self.heads(at) or not charges(self.text(at)):
            return None
        for kind, (place, _) in sorted(self.last.items(), key=lambda one: -RANKS[one[0]]):
            if charges(self.text(place)):
                return None if kind in following else kind
        return "arabic" if at == 0 and not following.keys() & {"arabic", "roman"} else None

    def heads(self, at: int) -> bool:
        """Whether a line is a heading of the labelled units below it."""
        text = self.text(at)
        below = self.labels[at + 1] if at + 1 < len(self.labels) else None
        topic = len(text) <= LONGEST_TOPIC and text[-1:].isalnum()
        return below is not None and (topic or (text.endswith(":") and len(text) <= LONGEST_LEAD_IN))


def charges(text: str) -> bool:
    """Whether a line says no more than who is charged ("Sở A:", "Ngoài ra, yêu cầu các xã:", "Sở Y tế")."""
    if len(text) > LONGEST_LEAD_IN or text[-1:] in ".;" or not text[:1].isupper():
        return False
    subject = led_in(text) if text.endswith(":") else read_heading(text)
    if subject is None:
        return False
    rest = text[subject.end :].strip(" ,:")
    if not rest or not text.endswith(":") or _HANDS_DOWN.fullmatch(fold(rest)):
        return not rest or text.endswith(":")
    joins = _JOINS.match(fold(rest))
    names = read_bodies(rest, joins.end(), loose=True) if joins else None
    return names is not None and bool(names.names) and not rest[names.end :].strip(" :")


def headed_before(source: str, paragraphs: Sequence[Paragraph], begin: int, after: int) -> int:
    """Where the body begins: at its first heading, be its number lost, where another such heading or a second number follows."""
    if not 0 < begin < len(paragraphs) or paragraphs[begin - 1].start < after:
        return begin
    label, above = paragraphs[begin].label, paragraphs[begin - 1]
    heading = source[above.start : above.end].strip()
    if label is None or above.label is not None or not names_alone(heading):
        return begin
    for at in range(begin + 1, len(paragraphs)):
        one = paragraphs[at]
        if one.label is not None and one.label.kind in ("roman", "arabic"):
            return begin - 1 if label.kind != one.label.kind and order(one.label) in (2, 3) else begin
        if one.label is None and charges(source[one.start : one.end].strip()) and at + 1 < len(paragraphs):
            return begin - 1 if paragraphs[at + 1].label is not None else begin
    return begin


def names_alone(text: str) -> bool:
    """Whether a line holds nothing but who is charged, no opening of the whole paper that asks them."""
    found = (
        read_heading(text) if text[:1].isupper() and text[-1:] not in ".;" and len(text) <= LONGEST_LEAD_IN else None
    )
    return found is not None and not text[found.end :].strip(" :")
