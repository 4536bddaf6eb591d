"""Lists inside lists that their signs do not rank: numbers below a bullet that is a heading, "-" below "*" or the other way round."""

from collections.abc import Sequence
from itertools import pairwise

from directives.sentences.subjects import opens_work
from directives.structure.labels import BULLETS, Label, order
from directives.structure.paragraphs import Paragraph


def starred(source: str, paragraphs: Sequence[Paragraph], labels: Sequence[Label | None]) -> list[Label | None]:
    """The same labels; "*" is a sign of its own where lines that open with it head lines that open with "-", or the other way round."""
    stars = [
        label is not None and label.kind == "dash" and source[one.start] == "*"
        for one, label in zip(paragraphs, labels, strict=True)
    ]
    lines = list(zip(paragraphs, labels, stars, strict=True))
    nested = any(
        star != other and label.kind == below.kind == "dash" and _heads(source[one.body : one.end])
        for (one, label, star), (_, below, other) in pairwise(lines)
        if label is not None and below is not None
    )
    if not nested:
        return list(labels)
    return [label._replace(kind="star", number="*") if star and label else label for _, label, star in lines]


def small_romans(labels: Sequence[Label | None]) -> list[Label | None]:
    """The same labels; "i)" before "ii)" is a Roman number and no letter."""
    found, second = list(labels), False
    for at in range(len(found) - 1, -1, -1):
        label = found[at]
        if label is None:
            continue
        if second and label.kind == "letter" and label.number == "i":
            found[at] = label._replace(kind="paren")
        second = label.kind == "paren" and label.number == "ii"
    return found


def nests(label: Label, branch: Sequence[tuple[int, Label]], text: str) -> bool:
    """Whether a label opens a list below the last unit, a bullet that is a heading: a first number, or bullets of a sign not yet used."""
    above = branch[-1][1]
    if above.kind not in BULLETS or not _heads(text):
        return False
    if label.kind == "arabic":
        return order(label) == 1
    return label.kind in BULLETS and label.kind not in [other.kind for _, other in branch]


def _heads(text: str) -> bool:
    """A line that leads in, or a topic without an end mark."""
    plain = text.strip().rstrip(")").rstrip()
    return plain.endswith(":") or (len(plain) < _LONGEST_TOPIC and plain[-1:].isalnum() and not opens_work(plain))


_LONGEST_TOPIC = 80
