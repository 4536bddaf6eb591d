"""Who does what stands before: "Hội nghị do Sở A chủ trì", "Việc lập hồ sơ được giao cho Sở A"."""

from directives.names.bodies import read_bodies
from directives.sentences.charged import Subject
from directives.sentences.subject_words import BY, DONE_BY, GIVEN_MATTER, HANDED_TO
from directives.words.work_words import verb_start


def read_passive(text: str, folded: str) -> Subject | None:
    """As in "Hội nghị do Sở A chủ trì": what is done stands before who does it."""
    if verb_start().match(folded):
        return None
    for found in BY.finditer(folded):
        names = read_bodies(text, found.end(), loose=True)
        if names.names and names.start == found.end() and DONE_BY.match(folded, names.end):
            return Subject(names.names, names.end, inside=True)
    for found in HANDED_TO.finditer(folded) if GIVEN_MATTER.match(folded) else ():
        names = read_bodies(text, found.end(), loose=True)
        ends = DONE_BY.match(folded, names.end) or not folded[names.end :].strip(" .;")
        if names.names and names.start == found.end() and ends:
            return Subject(names.names, names.end, inside=True)
    return None
