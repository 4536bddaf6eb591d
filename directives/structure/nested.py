"""Lists inside lists that their signs do not rank: numbers below a bullet that is a heading, "-" below "*" or the other way round."""

from collections.abc import Sequence
from itertools import pairwise

from directives.sentences.headings import read_heading
from directives.sentences.subjects import opens_work
from directives.structure.labels import BULLETS, Label, order
from directives.structure.paragraphs import Paragraph

FURTHEST_STEP = 3
"""Numbers that a list may leave out without a word."""


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
    """Whether a label opens a list below the last unit: below a bullet that is a heading a first number, or bullets of a sign not yet
    used; a first number below a letter that leads in, or below a numbered unit that is but the name of a body.
    """
    above = branch[-1][1]
    if label.kind == "arabic" and order(label) == 1 and _opens_numbers(above, text):
        return True
    if above.kind not in BULLETS or not _heads(text):
        return False
    if label.kind == "arabic":
        return order(label) == 1
    return label.kind in BULLETS and label.kind not in [other.kind for _, other in branch]


def _opens_numbers(above: Label, text: str) -> bool:
    """As in "a) Rà soát chợ:" above "1. ...", "1. Sở Y tế" above "1. ..."."""
    if above.kind in ("letter", "paren"):
        return text.rstrip().endswith(":")
    named = read_heading(text) if above.kind == "arabic" and _heads(text) else None
    return named is not None and not text[named.end :].strip(" :")


def goes_on(label: Label, text: str, branch: Sequence[tuple[int, Label]], above: Sequence[str]) -> int | None:
    """The place in a branch of the unit that a number follows, where lists of its kind stand inside each other; else None.

    It follows the inner one, but where that has come to another number or, other than the outer one, has no headings. `above` holds
    the texts of the branch.
    """
    lists = [at for at, (_, other) in enumerate(branch) if other.kind == label.kind]
    place = order(label) if len(lists) > 1 and label.kind not in BULLETS else None
    if place is None or place == 1:
        return None
    steps = {at: place - (order(branch[at][1]) or 0) for at in lists}
    fitting = [at for at in lists if steps[at] == 1] or [at for at in lists if 1 < steps[at] <= FURTHEST_STEP]
    outer = [at for at in fitting[:-1] if _heads(above[at])]
    if outer and _heads(text) and not _heads(above[fitting[-1]]):
        return outer[-1]
    return fitting[-1] if fitting else None


def _heads(text: str) -> bool:
    """A line that leads in, or a topic without an end mark."""
    plain = text.strip().rstrip(")").rstrip()
    return plain.endswith(":") or (len(plain) < _LONGEST_TOPIC and plain[-1:].isalnum() and not opens_work(plain))


_LONGEST_TOPIC = 80
