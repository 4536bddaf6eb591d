"""The keys under which a name may be known: as printed, without its head, without a last word on whose body it is."""

from collections.abc import Container, Iterator

from plans.names import fold_name, without_apposition, without_head

COMMITTEE = fold_name("Ủy ban nhân dân") + " "
KINDS = tuple(map(fold_name, ("tỉnh", "thành phố")))
"""What a province is called."""
PLACES = tuple(f" {kind}" for kind in KINDS)


def forms(name: str) -> Iterator[str]:
    """A name's keys, the most faithful first."""
    seen: set[str] = set()
    for printed in (name, without_apposition(name)):
        folded = fold_name(printed)
        for form in (folded, without_head(folded), without_head(without_head(folded) or "")):
            if form and form not in seen:
                seen.add(form)
                yield form


def shorter(key: str, own: Container[str] = KINDS) -> Iterator[str]:
    """The key, and the key without a last "tỉnh" or "thành phố" that only says whose body it is, where its place is called so."""
    yield key
    for word in PLACES:
        if key.endswith(word) and word[1:] in own:
            yield key.removesuffix(word)


def distinct(key: str) -> str:
    """What tells a name from its like: that both begin with "Ủy ban nhân dân" must not make them alike."""
    return key.removeprefix(COMMITTEE)
