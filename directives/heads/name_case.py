"""A name printed in capitals in the case that it is written in elsewhere: by the text, else as offices, schools and firms are written."""

import re
from functools import cache

from directives.lexicon import lexicon
from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape
from directives.strings.folding import bare, fold
from directives.words.casing import sentence_case

_OPENS = Printed("heads", r"^(?P<noun>{proper_nouns} )(?!{common_after})(?P<first>\w)")
"""A noun that opens a proper name: the next word is a capital."""
_PLACED = Printed(
    "heads",
    r"(?P<of>(?<!hiểm )(?<!sách )(?<!trợ )(?<!tác )(?<!sinh )\b{of_place} )(?P<place>(?!{party_after})\w+(?: \w+)?)"
    r"|(?P<of_city>\b{of_city} )(?P<city>\w+(?: \w+)*)",
)
"""Behind "bảo hiểm", "chính sách", "bảo trợ" stands "xã hội", no commune."""
_SCHOOL = Shape("heads", r"{schools}(?= )")
"""A school, before its own name."""
_COUNTRY = Printed("heads", r"(?<!\w){country}")
_ABBREVIATED = re.compile(r"[BCDĐGHKLMNPQRSTVX]{2,}(?:&[BCDĐGHKLMNPQRSTVX]{2,})?|UBND")
"""Letters without a vowel are no word ("THPT")."""
_WRITTEN = Printed("heads", r"(?i)(?<!\w){written_names}")
_OWN = Printed("heads", r"(?P<kind>(?i:{own_after}) )(?!{common_after})(?P<first>\w)")
_FIRM = Printed("heads", r"(?P<kind>(?:.{0,40}\s)?(?i:{own_titled}) )(?P<own>(?:\S+ ?){1,3})$")


def name_case(name: str, body: str) -> str:
    """A name in capitals as the text writes it, be its tone marks lost; else each place name after "tỉnh", "xã" capitalised."""
    name = " ".join(name.split())
    words = re.compile(r"\s+".join(re.escape(word) for word in bare(name).split()))
    for found in words.finditer(bare(body)):
        written = body[found.start() : found.end()]
        if not written.isupper() and not written.islower():
            return " ".join(f"{written[:1].upper()}{written[1:]}".split())
    cased = _OPENS.sub(lambda found: found.group("noun") + found.group("first").upper(), sentence_case(name, body))
    cased = _PLACED.sub(_titled_place, _COUNTRY.sub(lambda found: found.group().title(), cased))
    if (school := _SCHOOL.match(fold(cased))) is not None:
        kind, own = cased[: school.end()].split(), cased[school.end() :].title().split()
        cased = " ".join([*(word if word != "Và" else "và" for word in kind), *own])
    cased = _as_written(cased)
    if len(name.split()) != len(cased.split()):
        return cased
    pairs = zip(name.split(), cased.split(), strict=True)
    return " ".join(upper if _ABBREVIATED.fullmatch(upper) else word for upper, word in pairs)


def _as_written(name: str) -> str:
    """The name with what every office writes alike, and with the own name behind "Công ty Cổ phần", "Trường Đại học" in capitals."""
    known = _written()
    name = _WRITTEN.sub(lambda found: known.get(fold(found.group()), found.group()), name)
    name = _OWN.sub(lambda found: found["kind"] + found["first"].upper(), name)
    firm = _FIRM.match(name)
    return firm["kind"] + firm["own"].title() if firm else name


@cache
def _written() -> dict[str, str]:
    return {fold(one): one for one in lexicon("heads")["written_names"]["phrases"]}


def _titled_place(found: re.Match[str]) -> str:
    of, place = ("of", "place") if found["of"] else ("of_city", "city")
    return f"{found[of]}{found[place].title()}"
