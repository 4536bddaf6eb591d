"""A paper whose head is lost: it opens with its title in one line of small letters; who issues it stands above the grounds."""

import re
from itertools import islice

from directives.heads.headline import Headline
from directives.heads.name_case import name_case
from directives.heads.subject import tidied
from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape, meanings
from directives.names.bodies import read_bodies
from directives.strings.folding import fold
from directives.structure.printed_lines import Line, each_line
from directives.words.casing import sentence_case

_TITLE = Printed("heads", r"(?i)\s*(?P<kind>{line_kinds})[ \t]+(?!số\s)(?P<subject>[^\W\d_].+)")
_GROUNDS = Printed("structure", r"(?i)\W*{letter_grounds}\s")
_TERM = Printed("heads", r"(?i)(?:^|\s+){terms}(?!\w).*$")
_CHIEF = Shape("heads", r"{chiefs}\s+(?=\S)")
FEWEST_WORDS = 3
"""Words of a subject at least."""
LONGEST_NAME = 90
"""Characters of whoever issues it at most."""
SEARCHED = 1_000
"""Characters of a title and the name below it at most."""
FIRST = 5
"""Lines within which the grounds begin."""


def titled_in_one(source: str) -> Headline | None:
    """Kind, subject and issuer; None where the paper opens otherwise. Such a paper has no number and no day of its own:
    those of its grounds are others'.
    """
    opening = source[:SEARCHED].lstrip().split("\n", 2)
    if len(opening) < 3 or not opening[0][1:2].islower() or not 0 < len(opening[1].strip()) <= LONGEST_NAME:
        return None  # as of most papers
    title = _TITLE.match(source)
    if title is None or title.group().isupper() or len(title["subject"].split()) < FEWEST_WORDS:
        return None
    lines = list(islice(each_line(source), FIRST))
    issuer = _issuer(source, lines[1:])
    if issuer is None:
        return None
    body = lines[-1].start  # below the names in small letters
    subject = tidied(sentence_case(title["subject"].upper(), source[body:]), source, body)
    kind = meanings("heads", "line_kinds")[fold(" ".join(title["kind"].split()))]
    return Headline(kind, issuer=issuer, subject=subject)


def _cased(name: str, body: str) -> str:
    """The name as it is written elsewhere; whoever heads a body ("bộ trưởng bộ giao thông vận tải") before that."""
    chief = _CHIEF.match(fold(name))
    if chief is None:
        return name_case(name.upper(), body)
    return f"{name[: chief.end()].strip().capitalize()} {name_case(name[chief.end() :].upper(), body)}"


def _issuer(source: str, lines: list[Line]) -> str | None:
    """The one body that stands alone above the first of the grounds, its term and session on its line or below."""
    named: Line | None = None
    for line in lines:
        text = line.text.strip(" *_#")
        if named is not None and _GROUNDS.match(text):
            name = _cased(_TERM.sub("", named.text).strip(" *_#,."), source[named.end :])
            body = read_bodies(name, opens=True, loose=True)
            whole = body.start == 0 and body.end >= len(name) and len(body.names) == 1
            return name[:1].upper() + name[1:] if whole else None
        if named is not None and _TERM.match(text) is None:
            return None
        if named is None and not re.match(r"\(.*\)\W*$", text):
            if len(text) > LONGEST_NAME or not text[:1].isupper() or text.endswith((".", ";", ":")):
                return None
            named = line
    return None
