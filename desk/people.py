"""Who acts: a slug becomes a person with hats, or a problem that names the nearest slug."""

import difflib

from models.database import Session
from models.people import Known, acting, anybody_is, person, slugs
from models.settings import Settings
from plans.access import Actor, Deed, Matter, Role, may_somewhere, why_not
from plans.problems import DondocError, Problem, error, note


class UnknownPerson(DondocError):
    """Nobody in the registry has that slug."""


class PersonMissing(DondocError):
    """The act must bear a name and has none."""


class DeedRefused(DondocError):
    """Whoever proposes, agrees or records may not; nothing was written."""


class AgreementMissing(DondocError):
    """There are leaders, and none is named as having agreed."""


def who(session: Session, slug: str | None) -> Known:
    """The person with that slug; raises UnknownPerson, or PersonMissing where none was named."""
    if not slug:
        raise PersonMissing(error("person-missing"))
    found = person(session, slug)
    if found is None:
        near = difflib.get_close_matches(slug, slugs(session), n=3, cutoff=0.6)
        raise UnknownPerson(error("unknown-person", slug=slug, near=", ".join(near) or "-"))
    return found


def home_of(session: Session, slug: str | None, settings: Settings) -> str | None:
    """The unit from which names are understood: the one of whoever acts, else the office of the settings."""
    found = person(session, slug) if slug else None
    return found.unit if found else settings.office or None


def actor_of(session: Session, person: Known) -> Actor:
    """The person as the table of permissions knows him."""
    return acting(person)


def signed(
    session: Session, proposed_by: str | None, agreed_by: str | None, matter: Matter, deed: Deed = Deed.PROPOSE
) -> tuple[int | None, int | None]:
    """The ids of who proposes and who agrees, both checked. One person may do both.

    Where no leader is registered nobody need agree: the first plan of an office is often its first act. Of an order that was
    noted (Deed.NOTE) its units were looked at when it was.
    """
    if missing := _agreement(session, agreed_by):
        raise AgreementMissing(missing)
    proposed, agreed, problems = _signers(session, proposed_by, agreed_by, matter, deed)
    if problems:
        raise DeedRefused(*problems)
    return (proposed.id if proposed else None), (agreed.id if agreed else None)


def unsigned(
    session: Session, proposed_by: str | None, agreed_by: str | None, matter: Matter, deed: Deed = Deed.PROPOSE
) -> list[Problem]:
    """Why `signed` would refuse them, each; that a leader is still to be named is only a note: nothing is done yet."""
    missing = _agreement(session, agreed_by)
    told = _signers(session, proposed_by, agreed_by, matter, deed)[2]
    return [*told, *([note(missing.code)] if missing else [])]


def _agreement(session: Session, agreed_by: str | None) -> Problem | None:
    return error("agreement-missing") if agreed_by is None and anybody_is(session, Role.LEADER.value) else None


def _signers(
    session: Session, proposed_by: str | None, agreed_by: str | None, matter: Matter, deed: Deed
) -> tuple[Known | None, Known | None, list[Problem]]:
    """Who proposes, who agrees, and why one of them may not."""
    agreed = who(session, agreed_by) if agreed_by else None
    proposed = who(session, proposed_by) if proposed_by else agreed
    deeds = [(proposed, deed if proposed_by else Deed.LAUNCH), (agreed, Deed.AGREE)]
    refused = [_refused(actor_of(session, one), deed, matter) for one, deed in deeds if one is not None]
    return proposed, agreed, [one for one in refused if one is not None]


def _refused(actor: Actor, deed: Deed, matter: Matter) -> Problem | None:
    return None if deed is Deed.NOTE and may_somewhere(actor, deed) else why_not(actor, deed, matter)
