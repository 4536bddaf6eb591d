"""Who of several bodies in front of the work only joins in it: "Sở A cùng Sở B rà soát", "Sở A (chủ trì), Sở B (phối hợp) rà soát"."""

from directives.lexicon.shapes import Shape
from directives.names.bodies import read_bodies
from directives.sentences.charged import Subject
from directives.strings.folding import fold

_JOINT = Shape("partners", r"(?<=\s){beside}\s+(?=\S)")
_ROLE = Shape("partners", r"\s*\(\s*(?:(?P<leads>{leads_in_brackets})|{joins_in_brackets})\s*\)")


def apart(text: str, subject: Subject) -> Subject:
    """The same, those of its bodies that only join in told apart from those who lead."""
    if len(subject.names) < 2:
        return subject
    folded = fold(text)
    return _by_roles(folded, subject) or _by_joint(text, folded, subject) or subject


def _by_joint(text: str, folded: str, subject: Subject) -> Subject | None:
    """Whoever stands behind "cùng" does it with those before."""
    for joint in _JOINT.finditer(folded, 0, subject.end):
        names = read_bodies(text, joint.end(), loose=True)
        if not names.names or names.start != joint.end():
            continue  # "cùng cấp"
        beside = tuple(name for name in subject.names if folded.find(fold(name)) >= joint.end())
        return _split(subject, beside)
    return None


def _by_roles(folded: str, subject: Subject) -> Subject | None:
    """Where a bracket says who leads, or who joins in, the others have the other part."""
    roles = {}
    for name in subject.names:
        at = folded.find(fold(name))
        roles[name] = _ROLE.match(folded, at + len(fold(name))) if at >= 0 else None
    leads = any(role is not None and role["leads"] for role in roles.values())
    if not any(roles.values()):
        return None
    return _split(subject, tuple(name for name, role in roles.items() if not (role["leads"] if role else not leads)))


def _split(subject: Subject, beside: tuple[str, ...]) -> Subject | None:
    leading = tuple(name for name in subject.names if name not in beside)
    return subject._replace(names=leading, beside=beside) if leading and beside else None


_JOINED = Shape("partners", r"(?<=\w{2})\s{joins}(?:(?:\s*,|\s+và)?\s+{well})*\s+{with}\s")


def alone(said: Subject) -> Subject:
    """The last name without those with whom it acts ("Các đơn vị | phối hợp với Sở A có trách nhiệm ...")."""
    joined = _JOINED.search(fold(said.names[-1])) if said.names else None
    return said._replace(names=(*said.names[:-1], said.names[-1][: joined.start()])) if joined else said
