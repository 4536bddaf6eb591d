"""A heading with the sentence after it on one line, as texts copied without their line ends have it."""

import re

from directives.lexicon import patterns
from directives.lexicon.printed import Printed
from directives.subjects import read_subject
from directives.text import fold

_AFTER_CAPITALS = re.compile(r"(?:[A-ZĐÀ-Ỹ][A-ZĐÀ-Ỹ,\-–]*\s+){2,}(?=[A-ZĐÀ-Ỹ][a-zà-ỹđ]+\s+[a-zà-ỹđ])")
_BODY = Printed("structure", r"\s(?={body_words}\s)")


def heading_end(text: str) -> int | None:
    """Where the heading ends and its sentence begins; None for a line that holds one of both only."""
    capitals = _AFTER_CAPITALS.match(text)
    if capitals is not None and len(text) - capitals.end() > 30:
        return capitals.end()
    if not text.endswith(":") or read_subject(text) is not None:
        return None
    for found in list(_BODY.finditer(text))[:12]:
        before = text[: found.start()]
        if len(before) > 12 and not patterns("sentences", "leads_to_name").search(fold(before)):
            subject = read_subject(text[found.end() :], strict=True)
            if subject is not None:
                return found.end()
    return None
