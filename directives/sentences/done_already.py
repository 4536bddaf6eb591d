"""How things stand, and what a body has done already, told before the work ("Công ty A đã đạt nhiều kết quả.")."""

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.acting_behind import anything_behind
from directives.sentences.subjects import read_subject
from directives.strings.folding import fold
from directives.words.work_words import verb_start

_DONE = Shape(
    "idle",
    r" (?:{told_too} )?{already} (?!{orders_told}(?!\w)|được )(?!.*(?:{obliges_or_reports}|{demands_or_gives}|{subjects.then}) )",
)
_GROUP = Shape("names", r"{several}\s")
_ALSO_DONE = Shape("idle", r"[,;] (?:và )?{already} ")
_STANDS = Shape("idle", r"{stands_so}\s*:\s+(?!.{0,400}(?:{obliges_or_reports}|{demands_or_gives})(?!\w))")
"""As in "Về thuận lợi: bộ máy đã được kiện toàn."."""


def tells_what_is_done(text: str) -> bool:
    """Whether a sentence says how things stand, or opens with one body and what it has done, and charges nobody."""
    if ":" in text and (stands := _STANDS.match(fold(text))) is not None:
        told = " đã " in text or verb_start().match(fold(text), stands.end()) is None
        return told and not anything_behind(text, stands.end())
    if " đã " not in text:
        return False
    names = read_bodies(text, 0, opens=True)
    folded = fold(text)
    if len(names.names) != 1 or names.start or _GROUP.match(folded):
        return False  # "Các xã đã có trạm cấp nước | lập sổ ..." is whom it tells apart
    if _DONE.match(folded, names.end) is None or read_subject(text) is not None:
        return False
    return not anything_behind(_ALSO_DONE.sub(" ", folded[names.end :]), 0)
