"""Labels that a scan lost or doubled, read from the labels around them."""

from directives.structure.labels import Label, label_of, order

_LISTS = ("letter", "arabic")


def mend(labels: list[Label | None]) -> tuple[list[Label | None], set[int]]:
    """The labels of successive paragraphs with lost and doubled numbers filled in, and the places of those guessed."""
    mended, guessed = list(labels), set()
    following = _following(labels)
    last: dict[str, int] = {}
    for index, label in enumerate(labels):
        if label is None:
            continue
        if label.kind == "lost":
            number = last.get("arabic", 0) + 1
            mended[index] = label_of("arabic", number, label.length) if number > 1 else None
        elif label.kind in _LISTS:
            own = order(label)
            if own is None:
                continue
            number = _meant(own, last.get(label.kind), following[index]) or own
            if number != own:
                mended[index] = label_of(label.kind, number, label.length)
        else:
            if label.kind in ("part", "article", "capital", "roman"):
                last.clear()
            continue
        if (found := mended[index]) is None:
            continue
        if found is not label:
            guessed.add(index)
        if found.kind == "arabic":
            last.pop("letter", None)
        last[found.kind] = number
    return mended, guessed


_ABOVE = {
    "letter": ("part", "article", "capital", "roman", "arabic", "lost"),
    "arabic": ("part", "article", "capital", "roman"),
}
"""Kinds of labels that end the list of a kind."""


def _following(labels: list[Label | None]) -> list[int | None]:
    """For each label the number of the next one of the same list, if it comes before one of a higher kind."""
    found: list[int | None] = [None] * len(labels)
    ahead: dict[str, int | None] = dict.fromkeys(_LISTS)
    for index in range(len(labels) - 1, -1, -1):
        label = labels[index]
        if label is None:
            continue
        found[index] = ahead.get(label.kind)
        for kind, above in _ABOVE.items():
            if label.kind == kind:
                ahead[kind] = order(label)
            elif label.kind in above:
                ahead[kind] = None
    return found


def _meant(own: int, before: int | None, after: int | None) -> int | None:
    """As in "c, đ, đ, e" and "2, 2, 4": the number that closes the gap; None where none is to be closed."""
    if before is None or after is None:
        return None
    skipped = own == before + 2 and after == own
    doubled = own == before and after == own + 2
    return before + 1 if skipped or doubled else None
