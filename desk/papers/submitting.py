"""The leader's paper of a plan on its way, as a file."""

import datetime as dt

from desk.drafts.before import Before, before_giving
from desk.papers.making import MEDIA
from desk.papers.submission import submission_paper
from desk.papers.word import docx
from desk.people import who
from models import paper_queries
from models.database import Engine, reading
from models.files import Kept
from models.settings import Settings
from plans.access import Actor, Deed, Matter, may


def submission(engine: Engine, settings: Settings, actor: Actor, number: int, now: dt.datetime) -> Kept:
    """A .docx; raises DraftUnknown, DraftNotYours."""
    before = before_giving(engine, settings, actor, number, now)
    with reading(engine) as session:
        author = _proposer(before, actor, who(session, actor.slug).name)
        writer = paper_queries.office(session, before.plan.office) if before.plan.office else None
    paper = submission_paper(before, writer, author, now, settings.zone)
    return Kept(f"phieu-trinh-{before.draft.slug}.docx", MEDIA["docx"], docx(paper, now))


def _proposer(before: Before, actor: Actor, name: str) -> str:
    """Who proposes, or proposed: whoever only reads or agrees signs no such paper, so before that it is who took the document in."""
    matter = Matter(office=before.draft.office)
    prepares = may(actor, Deed.PROPOSE, matter) and not may(actor, Deed.AGREE, matter)
    return before.draft.proposed_name or (name if prepares else before.draft.created_by or name)
