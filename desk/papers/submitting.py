"""The leader's paper of a plan on its way, or of an amendment, as a file."""

import datetime as dt

from desk.drafts.amending import amending
from desk.drafts.before import before_giving
from desk.drafts.finding import find
from desk.papers.amending import amendment_paper
from desk.papers.making import MEDIA
from desk.papers.submission import submission_paper
from desk.papers.word import docx
from desk.people import who
from models import paper_queries
from models.database import Engine, reading
from models.drafts import DraftRow
from models.files import Kept
from models.settings import Settings
from plans.access import Actor, Deed, Matter, may


def submission(engine: Engine, settings: Settings, actor: Actor, number: int, now: dt.datetime) -> Kept:
    """A .docx; raises DraftUnknown, DraftNotYours."""
    with reading(engine) as session:
        draft = find(session, actor, number)
        author = _proposer(draft, actor, who(session, actor.slug).name)
        writer = paper_queries.office(session, draft.office) if draft.office else None
    if draft.amends:
        paper = amendment_paper(amending(engine, settings, actor, number, now), writer, author, now, settings.zone)
    else:
        before = before_giving(engine, settings, actor, number, now)
        paper = submission_paper(before, writer, author, now, settings.zone)
    return Kept(f"phieu-trinh-{draft.slug}.docx", MEDIA["docx"], docx(paper, now))


def _proposer(draft: DraftRow, actor: Actor, name: str) -> str:
    """Who proposes, or proposed: whoever only reads or agrees signs no such paper, so before that it is who took the document in."""
    matter = Matter(office=draft.office)
    prepares = may(actor, Deed.PROPOSE, matter) and not may(actor, Deed.AGREE, matter)
    return draft.proposed_name or (name if prepares else draft.created_by or name)
