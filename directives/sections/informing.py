"""Letters that tell those above them what was done or thought ("Sở A xin báo cáo ... như sau:"): what follows is told, not given."""

from directives.lexicon.printed import Printed
from directives.lexicon.shapes import Shape
from directives.sentences.subjects import read_subject
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.structure.outline import Outline

_POLITE = Shape("structure", r"(?<!\w)(?:{humbly}\s+){1,3}(?:được\s+)?{tells}\s[^;:]*(?<!\w){told_below}\s*:$")
_PLAIN = Shape("structure", r"(?:^|[,;.]\s+)(?P<who>[^,;.:]{3,80}?)\s+{tells}\s[^;:]*(?<!\w){told_below}\s*:$")
_DEMANDS = Shape("structure", r"(?<!\w){tells_and_asks}")
_PROPOSAL = Printed("structure", r"(?m)^[#*\s]*{proposals}(?=[*\s]*$|\s+[^\W\d_])", str.upper)
_HEAD = 1500
"""Characters in which the title stands."""


def informs(outline: Outline, issuer: str | None) -> bool:
    """Whether the sentence that opens the content says that its issuer only tells something."""
    opening = fold(outline.preamble[-1].text.rstrip(" *")) if outline.preamble else ""
    last = opening[max(opening.rfind(". ", 0, -1), 0) :]
    if not last.endswith(":") or _DEMANDS.search(last):
        return False
    plain = _PLAIN.search(last)
    own = plain is not None and issuer is not None and _whose(plain["who"].strip(), fold(issuer))
    return own or _POLITE.search(last) is not None


def _whose(who: str, issuer: str) -> bool:
    """Whether this is the issuer, perhaps without the place of its name ("Sở Y tế" of "Sở Y tế tỉnh A")."""
    return issuer == who or issuer.startswith(f"{who} ")


def asks_somebody(text: str) -> bool:
    """Whether a unit of such a letter all the same asks somebody for something."""
    subject = read_subject(text)
    return _DEMANDS.search(fold(text)) is not None and subject is not None and subject.asked


@kept
def proposes(outline: Outline) -> bool:
    """Whether a paper is a proposal to those above ("TỜ TRÌNH"): what it asks or plans is given by whoever approves it."""
    head = outline.source[:_HEAD]
    return _PROPOSAL.search(head) is not None
