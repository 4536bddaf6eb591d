"""Whom a heading names as its own: a body, a group by what it does, or nobody but a topic."""

import re
from functools import partial

from directives.lexicon import patterns
from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies, read_place
from directives.names.named import NONE, Names
from directives.sentences.allowed import is_allowed
from directives.sentences.charged import Subject, relative
from directives.sentences.described import described_whole
from directives.sentences.openings import opening
from directives.sentences.subject_words import COMMON_NAME, LINK, MODAL, RELATIVE
from directives.strings.folding import fold
from directives.strings.kept import kept
from directives.times.due_phrases import is_time
from directives.words.body_words import grammar, same_set
from directives.words.work_words import firm_start, predicate, verb_start

_shape = partial(Shape, "headings")
_OWN_DUTY = _shape(r"{own_duty}\s+")
_WORKS_TOLD = _shape(r"(?:về\s+)?(?:{names.several}\s+)?{works_told}\s+(?:do\s+)?")
_LEADS_IT = _shape(r"\s+(?:{subjects.charged}\s+)?{leads_it}\s*[.:]?\s*")
"""As in "Nội dung Sở A có trách nhiệm chủ trì"."""
_CHARGED = _shape(r",?\s*(?:{charged}|{leads}\s*:)")
_ABOVE = _shape("{above}")
_FUNCTION = _shape(r"(?:{names.several}\s+)?{function_nouns}\s+{functions}")
_POST = _shape(
    r"(?P<post>(?:{names.several}\s+)?(?:{post_nouns}\s+{post_does}|{post_parts})(?!\s+{no_post})"
    r"(?: [^\s,;:.()]+(?:,(?!\s+{next_items}))?){1,12})\s*[:.]?\s*$"
)
"""A heading that is a post with its whole field ("Chuyên viên phụ trách lĩnh vực Hành chính, Văn phòng")."""
_DUTY_OF = _shape(r"{duty_of}(?!\s+{towards})")
"""What sets some bodies apart from others of their kind, in a heading without an end mark."""
_QUALIFIES = _shape(r"(?:{qualifies}|,\s)(?!.*[.;])")
_SET_APART = Shape("unlisted", r"{set_apart} [^,;:.]{6,120}?(\s+{charged})\s*:?")
_TOLD_GROUPS = Shape(
    "subjects",
    r"(?P<groups>(?:{several}\s+)?{kinds_of}(?:(?:\s*,|\s+và)\s+(?:{several}\s+)?{kinds_of})*)"
    r"\s+(?P<told>(?!{has_work}(?!\w)){told_by}\s[^.;:]{3,150}?)\s*[.:]?\s*$",
)
_KIND = Shape("subjects", r"(?:{several}\s+)?{kinds_of}")
_ARTICLE, _COMMA = Shape("names", r"(?:{several}\s+)?"), re.compile(r",\s+")
_LONGEST_PLACE = 40
_BRACKETS, _ASIDES = re.compile(r"\s*\([^)]*\)"), re.compile(r"\([^)]*\)")


@kept
def read_heading(text: str) -> Subject | None:
    """The bodies that a heading names as its own ("2. Sở Tài chính", "Đối với các Sở: ..."); None for a topic."""
    folded = fold(text)
    position, asked = opening(folded)
    if text.isupper() and (one := _one_entry(text, folded, position)) is not None:
        return one
    if text.isupper() and verb_start().match(folded, position):
        return None
    if (duty := _OWN_DUTY.match(folded, position)) and (owners := _owners(text, folded, duty.end())):
        return owners._replace(asked=asked)
    if (works := _WORKS_TOLD.match(folded, position)) is not None:
        body = read_bodies(text, works.end(), loose=True)
        if body.names and body.start == works.end() and _LEADS_IT.fullmatch(folded, body.end):
            return Subject(body.names, body.end, asked)
    if (post := _POST.match(folded, position)) is not None and not MODAL.search(folded):
        return Subject(_posts(" ".join(text[position : post.end("post")].split())), post.end("post"), asked)
    names = read_bodies(text, position, opens=True, loose=False)
    if not names.names or names.start != position:
        return _place(text, position, asked)
    if is_allowed(folded, names.end):
        return None
    names = described_whole(text, folded, names)
    rest = folded[names.end :].strip()
    if (group := _SET_APART.fullmatch(rest)) and patterns("unlisted", "groups").match(fold(names.names[-1])):
        end = names.end + folded[names.end :].index(rest) + group.start(1)
        return Subject((" ".join(text[names.start : end].split()),), end, asked)
    if not rest or rest[0] in ":(;." or _CHARGED.match(rest) or says_time(rest):
        above = _ABOVE.match(rest)
        whole = above is not None and len(names.names) == 1
        return Subject((f"{names.names[0]} {above.group()}",) if above and whole else names.names, names.end, asked)
    if _is_function(text, folded, position, rest) or _is_qualified(text, folded, names, rest):
        name = _BRACKETS.sub("", text[max(position, text.find(names.names[0], position)) :])
        return Subject((" ".join(name.split()).strip(" .:;"),), len(text), asked)
    if (
        not text.rstrip().endswith((":", ".", ";"))
        and (COMMON_NAME.fullmatch(last := fold(names.names[-1])) or _KIND.fullmatch(last))
        and _DUTY_OF.match(rest)
        and not MODAL.search(folded, names.end)
    ):
        whole_name = f"{names.names[-1]} {' '.join(_BRACKETS.sub('', text[names.end :]).split())}"
        return Subject((*names.names[:-1], whole_name), len(text), asked)
    if (
        predicate().match(folded, names.end)
        or LINK.match(folded, names.end)
        or (RELATIVE.match(folded, names.end) and MODAL.search(folded, names.end))
    ):
        return (relative(text, folded, names) or Subject(names.names, names.end))._replace(asked=asked)
    return None


def _place(text: str, position: int, asked: bool) -> Subject | None:
    """As in "a) Đặc khu Cát Hải", "2. Xã Tân Lập:": a place by its own name and no more."""
    place = read_place(text, position) if len(text) - position <= _LONGEST_PLACE else NONE
    alone = place.names and not text[place.end :].strip(" .:")
    return Subject(place.names, place.end, asked) if alone else None


def _one_entry(text: str, folded: str, position: int) -> Subject | None:
    """As in "CƠ QUAN, ĐƠN VỊ SỬ DỤNG NGÂN SÁCH": nouns that make one entry, which in capitals look like two names."""
    article = _ARTICLE.match(folded, position)
    noun = grammar().generic.match(folded, article.end() if article else position)
    comma = _COMMA.match(folded, noun.end()) if noun else None
    other = grammar().generic.match(folded, comma.end()) if comma else None
    if noun is None or other is None or not same_set(noun.group(), other.group()):
        return None
    small = f"{text[: position + 1]}{text[position + 1 :].lower()}"
    said = read_heading(small)
    at = small.find(said.names[0]) if said is not None and len(said.names) == 1 else -1
    return said._replace(names=(text[at : at + len(said.names[0])],)) if said is not None and at >= 0 else None


def _owners(text: str, folded: str, start: int) -> Subject | None:
    """Whose a duty is that a heading tells of ("Trách nhiệm của Sở Tài chính"): bodies alone, or groups with all that is told of them."""
    body = read_bodies(text, start, opens=True)
    rest = folded[body.end :].strip(" :.;")
    whole = body.start == start and (not rest or says_time(rest))
    if whole and body.names and not any(COMMON_NAME.fullmatch(fold(name)) for name in body.names):
        return Subject(body.names, body.end)
    if (groups := _told_groups(text, folded, start)) is not None:
        return groups
    named = body.start == start and body.names and not any(COMMON_NAME.fullmatch(fold(name)) for name in body.names)
    told = read_heading(text[start:]) if named else None  # "Trách nhiệm của Ủy ban nhân dân các xã nơi có bến:"
    return told._replace(end=told.end + start) if told else None


def _told_groups(text: str, folded: str, start: int) -> Subject | None:
    """As in "Trách nhiệm của các tổ chức, doanh nghiệp hoạt động trong ...": groups with all that the heading tells of them."""
    found = _TOLD_GROUPS.match(folded, start)
    if found is None or MODAL.search(folded, found.end("groups")) or firm_start().search(folded, found.start("told")):
        return None
    names = read_bodies(text[: found.end("groups")], start, opens=True)
    if not names.names or names.start != start or names.end < found.end("groups"):
        return None
    last = f"{names.names[-1]} {' '.join(_BRACKETS.sub('', text[found.start('told') : found.end('told')]).split())}"
    return Subject((*names.names[:-1], last), found.end("told"))


def says_time(rest: str) -> bool:
    """Whether what stands beside a name in a heading but says by when ("Sở A, chậm nhất ngày ...:", "Sở A - hoàn thành trước ...")."""
    plain = rest.strip(" ,:.;()-–")
    return any(map(str.isdigit, plain)) and is_time(plain)


def _posts(name: str) -> tuple[str, ...]:
    """A post, and a body joined to it by "và" ("giáo viên phụ trách công tác Đoàn và Tổ Tư vấn")."""
    joined = re.search(r"\s+và\s+(?=[^\W\d_])", name)
    body = read_bodies(name, joined.end()) if joined and name[joined.end()].isupper() else None
    if joined is None or body is None or body.start != joined.end() or body.end < len(name) or not body.names:
        return (name,)
    return (name[: joined.start()], *body.names)


def _is_function(text: str, folded: str, position: int, rest: str) -> bool:
    """As in "Cơ quan thẩm định hồ sơ": the whole heading names a body by what it does."""
    plain = _ASIDES.sub("", rest)
    if text.rstrip().endswith(":") and not re.search(r"\)\s*:$", text):
        plain = plain.rstrip(" :")
    return (
        _FUNCTION.match(folded, position) is not None
        and len(_ASIDES.sub("", text)) < 120
        and not MODAL.search(folded)
        and not re.search(r"[,;.]", plain)
    )


def _is_qualified(text: str, folded: str, names: Names, rest: str) -> bool:
    """As in "Các doanh nghiệp hoạt động trong khu kinh tế": the whole heading is one name."""
    return (
        len(names.names) == 1
        and len(text) < 200
        and _QUALIFIES.match(rest) is not None
        and not predicate().match(rest)
        and not MODAL.search(folded, names.end)
    )
