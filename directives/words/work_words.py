"""Words that begin work, as patterns made from the lexicon once."""

import re
from functools import cache

from directives.lexicon import words
from directives.lexicon.frames import one_of
from directives.lexicon.shapes import phrases
from directives.strings.sooner import compiled
from directives.words.body_words import Entries

_COMMA = re.compile(r"\s*,?\s*")


class Behind(Entries):
    """Entries with blanks and a comma before them, which are no part of the match."""

    def match(self, folded: str, at: int = 0) -> re.Match[str] | None:
        """As of a compiled pattern."""
        at = _COMMA.match(folded, at).end()  # type: ignore[union-attr]
        return super().match(folded, at)


@cache
def predicate() -> Behind:
    """What may follow the subject of a duty: a verb, an adverb before one, a modal, what it is for."""
    return Behind(words("duties", "verbs", "adverbs", "modals", "functions"))


@cache
def no_work() -> re.Pattern[str]:
    """What may follow a body that is not charged here: words that end a name, what it is, what it had done."""
    stops = one_of(words("duties", "stops"))
    return compiled(rf"\s+(?:{stops}|{one_of(phrases('subjects', 'no_work'))})")


@cache
def firm_start() -> re.Pattern[str]:
    """Words that surely begin the work, amid a sentence: adverbs and modals of two words, and the commonest verbs."""
    loose = phrases("subjects", "not_firm")
    firm = [word for word in words("duties", "adverbs", "modals") if " " in word and word not in loose]
    return compiled(rf"(?<=\s){one_of([*firm, *words('duties', 'firm')])}")


@cache
def verb_start() -> Entries:
    """A sentence that opens with the work itself."""
    return Entries(words("duties", "verbs", "adverbs", "modals", "openers"))
