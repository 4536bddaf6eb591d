"""The words of bodies' names, compiled once, and where a name begins."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from directives.lexicon import lexicon, words
from directives.lexicon.frames import WHOLE, one_of
from directives.lexicon.shapes import Shape, phrases
from directives.strings.folding import fold
from directives.strings.sooner import compiled

_first = re.compile(r"\w*").match
Match = Callable[[str, int], re.Match[str] | None]


def first_word(folded: str, at: int = 0) -> str:
    """The letters that stand at a place up to the first other sign."""
    return _first(folded, at)[0]  # type: ignore[index]


class Entries:
    """Any entry of lists, matched at a place: of hundreds only those are tried that begin with the word there."""

    def __init__(self, entries: Iterable[str], before: str = "") -> None:
        self._before = before
        self._entries: dict[str, list[str]] = {}
        self._matches: dict[str, Match] = {}
        for entry in entries:
            self._entries.setdefault(first_word(entry), []).append(entry)

    def match(self, folded: str, at: int = 0) -> re.Match[str] | None:
        """As of a compiled pattern."""
        word: str = _first(folded, at)[0]  # type: ignore[index]
        if word not in self._entries:
            return None
        return (self._matches.get(word) or self._made(word))(folded, at)

    def of(self, word: str) -> Match | None:
        """The match of the entries that begin with a word; None where none does."""
        return self._made(word) if word in self._entries else None

    def _made(self, word: str) -> Match:
        if (found := self._matches.get(word)) is None:
            entries = one_of(self._entries[word])
            if any(entry.endswith(".") for entry in self._entries[word]):  # "P.Nội vụ": a point ends the word
                entries = f"{entries.removesuffix(WHOLE)}(?:(?<=[.])|{WHOLE})"
            found = self._matches[word] = compiled(self._before + entries).match
        return found


class Grammar(NamedTuple):
    """The lexicon compiled, once."""

    leader: Entries
    office: re.Pattern[str]
    article: Entries
    whole: Entries
    named: Entries
    force: Entries
    generic: Entries
    stop: Entries
    kept: Entries
    adverb: Entries
    place: Entries
    compound: Entries
    sets: tuple[frozenset[str], ...]
    needs_article: frozenset[str]
    openers: Entries
    never: Entries
    never_small: Entries
    despite: Entries
    nouns: re.Pattern[str]
    places: re.Pattern[str]


@cache
def grammar() -> Grammar:
    """The words of bodies.yaml and duties.yaml."""
    offices = one_of(words("bodies", "offices"))
    return Grammar(
        leader=Entries(words("bodies", "leaders", "misprinted_leaders")),
        office=Shape("names", rf"(?:{{several_persons}}\s+)?(?:{{person}}\s+)?(?P<office>{offices})").pattern,
        article=Entries(words("bodies", "articles")),
        whole=Entries(words("bodies", "whole", "misprinted_whole")),
        named=Entries(words("bodies", "named", "misprinted_named")),
        force=Entries(words("bodies", "forces")),
        generic=Entries(words("bodies", "generic")),
        stop=Entries(words("duties", "verbs", "adverbs", "modals", "stops")),
        kept=Entries(words("duties", "kept")),
        adverb=Entries(
            one for one in words("duties", "adverbs") if " " in one and one not in phrases("names", "in_names")
        ),
        place=Entries(words("bodies", "places")),
        compound=Entries(words("bodies", "compound", "misprinted_compound"), before=r"(?<!\w)"),
        sets=tuple(frozenset(fold(word) for word in entry) for entry in lexicon("bodies")["sets"]),
        needs_article=frozenset(fold(word) for word in lexicon("bodies")["article_needed"]),
        openers=Entries(words("bodies", "openers")),
        never=Entries(words("bodies", "never")),
        never_small=Entries(words("bodies", "never_small")),
        despite=Entries(words("bodies", "despite")),
        nouns=compiled(rf"(?<!\w){one_of(words('bodies', 'generic'))}"),
        places=compiled(rf"(?<!\w){one_of(words('bodies', 'places'))}"),
    )


LISTS = {
    "leaders": ("bodies", "leaders", "misprinted_leaders"), "offices": ("bodies", "offices"), "articles": ("bodies", "articles"),
    "whole": ("bodies", "whole", "misprinted_whole"), "named": ("bodies", "named", "misprinted_named"),
    "forces": ("bodies", "forces"),
    "generic": ("bodies", "generic"), "openers": ("bodies", "openers"), "never": ("bodies", "never", "never_small"),
    "compound": ("bodies", "compound", "misprinted_compound"), "places": ("bodies", "places"), "committees": ("bodies", "committees"),
    "stops": ("duties", "verbs", "adverbs", "modals", "stops"), "kept": ("duties", "kept"), "adverbs": ("duties", "adverbs"),
    "comrade": ("names", "comrade"), "several_persons": ("names", "several_persons", "several"),
    "trades": ("names", "trades", "service_trades", "built_trades"),
    "trade_fields": ("names", "trade_active", "trade_within", "trade_nouns"), "also": ("names", "also"), "mixed": ("names", "mixed_groups"),
    "papers": ("names", "papers_behind"),
    "charged_about": ("names", "charged_about"),
    "chairs": ("names", "chairs", "shared_titles"),
    "things_too": ("names", "things_too"),
    "ends": ("names", "has", "each_of_them", "ends_at_several"), "beside": ("names", "beside"),
}  # fmt: skip
"""The lists of words that are looked for in the names of bodies, by a name."""


def entries_of(file: str, *parts: str) -> list[str]:
    """The entries of lists, be they plain or with their examples."""
    if file == "names":
        return [phrase for part in parts for phrase in phrases(file, part)]
    return words(file, *parts)


class Word:
    """A word with which entries of these lists begin; asked for a list of the grammar, the match of its entries that begin with it.

    As in `word.whole and word.whole(folded, at)` where the word stands at `at`: looked up once for all the lists.
    """

    def __init__(self, word: str, lists: frozenset[str]) -> None:
        self.word, self.lists = word, lists

    def __getattr__(self, part: str) -> Match | None:
        found: Match | None = getattr(grammar(), part).of(self.word)
        setattr(self, part, found)
        return found


@cache
def _begun() -> dict[str, Word]:
    """Each first word of an entry."""
    found: dict[str, set[str]] = {}
    for name, (file, *parts) in LISTS.items():
        for entry in entries_of(file, *parts):
            found.setdefault(first_word(entry), set()).add(name)
    return {word: Word(word, frozenset(lists)) for word, lists in found.items()}


def begun(folded: str, at: int = 0) -> Word | None:
    """The word that stands at a place, where an entry of some list may begin with it: a look before the patterns are tried."""
    return _begun().get(_first(folded, at)[0])  # type: ignore[index]


SPACE = re.compile(r"\s*")
WORD = re.compile(r"[^\s,;:.()“”\"]+(?:\.\d+)?")
_COMMA = re.compile(r"\s*[,;]")
_JOINED = re.compile(r"\s*(?:,|và|-)\s*")
_PLACES, _SMALL = Shape("names", "{places}"), Shape("names", "{small}")
_SMALLEST, _NOT_LISTED = Shape("names", "{smallest}"), Shape("names", "{not_listed}")
_NOUN_BESIDE = Shape(
    "names", r"{noun_or_verb}(?:(?:\s*,\s*|\s+và\s+)(?:{several}\s+)?{beside_it}|\s+{concerned})(?!\w)"
)
"""A word that is a verb too, beside a noun of its kind ("Tổ chức, doanh nghiệp được cấp phép ...") or told which ("tổ chức liên quan")."""
_NOUN_ACTS = Shape("names", r"{noun_or_verb}\s+{own_acts}(?!\w)")
_TEAM_CHARGED = Shape("names", r"{bare_teams}\s+{team_charged}")
_FIRM_BEFORE = Shape("names", r"(?<!\w){beside_it}(?:\s+(?!và\s)[^\W\d]+){0,6}\s*,\s*$")
LONGEST_FIRM = 60
"""Characters of the name before it at most."""
_NOUN_OR_VERB = Shape("names", r"{noun_or_verb}\s+")
_FIRM = Shape("names", r"{firm_nouns}\s+{firm_kinds}")
_DEPARTMENT = Shape("names", r"{beside}\s+(?=\w)(?!{guarded_against}(?!\w))")
_STILL_BODIES = Shape("names", "{still_bodies}")


def begins_name(text: str, folded: str, start: int, opens: bool, loose: bool, word: Word | None = None) -> int | None:
    """Where the head of a body that begins at `start` ends; None where none begins. `word`: what stands there, where it is known."""
    word, position = word or begun(folded, start), start
    if word is None:
        return None
    article = word.article and word.article(folded, start)
    if article:
        position = SPACE.match(folded, article.end()).end()  # type: ignore[union-attr]
        word = begun(folded, position)
    if word is None or (
        ("never" in word.lists or "things_too" in word.lists) and _no_body(text, folded, word, position)
    ):
        return None
    if word.whole and (whole := word.whole(folded, position)) is not None:
        return whole.end()
    if loose and word.force and (force := word.force(folded, position)) is not None:
        return force.end()
    named = word.named and word.named(folded, position)
    if named and (text[position].isupper() or article or loose or (opens and _is_department(text, folded, position))):
        after = SPACE.match(folded, named.end()).end()  # type: ignore[union-attr]
        follows = text[after : after + 1]
        if (
            follows.isupper()
            and (verb := _NOUN_OR_VERB.match(folded, position))
            and grammar().stop.match(folded, verb.end())
        ):
            return None  # "TỔ CHỨC THEO DÕI, KIỂM TRA" is no team
        if (
            follows.isupper()
            or follows.isdigit()
            or (_PLACES.match(folded, after) and not _SMALLEST.fullmatch(named.group()))
            or _FIRM.match(folded, position)
            or (article and follows.isalpha() and not _SMALL.fullmatch(named.group()))
        ):
            return named.end()
    generic = word.generic and word.generic(folded, position)
    opener = word.openers(folded, position) if (opens or loose) and word.openers else None
    if not generic:
        return opener.end() if opener else None
    noun = " ".join(generic.group().split())
    listed = loose and _COMMA.match(folded, generic.end()) is not None and not _NOT_LISTED.fullmatch(noun)
    if (
        article
        or listed
        or (loose and noun not in grammar().needs_article)
        or (loose and _is_governed(text, noun, generic.end()))
        or _continues_set(folded, noun, generic.end())
    ):
        return generic.end()
    return generic.end() if opener or _is_noun(text, folded, start, generic.start(), opens) else None


def _is_department(text: str, folded: str, at: int) -> bool:
    """As in "phòng Nội vụ", "sở GD&ĐT": in small letters before its own field, in capitals or in letters alone."""
    noun = _DEPARTMENT.match(folded, at)
    own = noun.end() if noun else at
    if noun is None or not text[own].isupper():
        return False
    return text[own : own + 2].isupper() or folded.startswith(tuple(words("bodies", "fields")), own)


def _is_noun(text: str, folded: str, start: int, at: int, opens: bool) -> bool:
    """Whether a word that is a verb too is none here: beside a noun of its kind, or behind one and before what is never organised.

    As in "Tổ chức, doanh nghiệp ...", "Doanh nghiệp vận tải, tổ chức tuân thủ ...".
    """
    if _NOUN_BESIDE.match(folded, at) is not None or (opens and _is_team(text, folded, at)):
        return True
    if _NOUN_ACTS.match(folded, at) is None:
        return False
    return _FIRM_BEFORE.search(folded, max(0, start - LONGEST_FIRM), start) is not None


def _is_team(text: str, folded: str, at: int) -> bool:
    """As in "Tổ có nhiệm vụ: ...": a team named before, that is called by its noun alone where it is charged."""
    return text[at].isupper() and _TEAM_CHARGED.match(folded, at) is not None


def _is_governed(text: str, noun: str, end: int) -> bool:
    """As in "xã An Lạc": a place by its own name, whose government is meant."""
    return text[end + 1 : end + 2].isupper() and noun in phrases("names", "governed")


def _is_thing(text: str, folded: str, noun: Word, start: int) -> bool:
    """As in "các bộ chứng từ", "các vụ lấn chiếm": small letters behind the noun that tell neither a field nor which bodies."""
    end = start + len(noun.word)
    generic, at = noun.generic and noun.generic(folded, start), SPACE.match(folded, end).end()  # type: ignore[union-attr]
    if not generic or generic.end() > end or at == end or not text[at : at + 1].islower():
        return False
    if _STILL_BODIES.match(folded, at) or grammar().stop.match(folded, at):
        return False
    return not folded.startswith(tuple(words("bodies", "fields")), at)


def _no_body(text: str, folded: str, word: Word, at: int) -> bool:
    """What begins like a body and is none; some of it only in small letters ("phòng thi", but "Phòng Thi đua")."""
    if word.never and word.never(folded, at):
        return not (word.despite and word.despite(folded, at) and _in_capitals(text, word, at))
    if word.never_small and word.never_small(folded, at):
        return not _in_capitals(text, word, at)
    return text[at].islower() and word.word in phrases("names", "things_too") and _is_thing(text, folded, word, at)


def _in_capitals(text: str, word: Word, at: int) -> bool:
    """Whether this word and the next begin with capitals."""
    second = SPACE.match(text, at + len(word.word)).end()  # type: ignore[union-attr]
    return text[at].isupper() and text[second : second + 1].isupper()


def _continues_set(folded: str, noun: str, end: int) -> bool:
    """Whether a comma and another noun of the same set follow ("sở, ban, ngành")."""
    comma = _JOINED.match(folded, end)
    following = grammar().generic.match(folded, comma.end()) if comma else None
    return following is not None and same_set(noun, " ".join(following.group().split()))


def same_set(one: str, other: str) -> bool:
    """Whether two common nouns make one entry ("sở, ban, ngành")."""
    return any(one in entry and other in entry for entry in grammar().sets)
