"""The pages: each calls one function of desk and shows what it returns. A new page is one line in one of the lists.

`OPEN` is for everybody, `PRIVATE` for who is logged in; of `ACTING` every form must bear the token of its page.
A page that takes files has its line in `web.uploads`, one of the menu in `web.menu`.
"""

from fastapi import APIRouter, Depends

from web.auth import form_is_ours, required
from web.pages import (
    acts,
    amending,
    before,
    bench,
    calendar,
    closing,
    contributing,
    drafts,
    events,
    exchange,
    exports,
    extending,
    giving,
    giving_on,
    handing_over,
    handing_proposals,
    kept_people,
    kept_units,
    lists,
    login,
    opened,
    papers,
    plans,
    quick,
    registers,
    results,
    sharing,
    single_sign_on,
    spoken,
    tasks,
    tokens,
    units,
    webhooks,
)

OPEN = (login.open_router, opened.open_router, calendar.open_router, single_sign_on.open_router)
PRIVATE = (
    login.router,
    exports.router,
    tokens.reading,
    lists.router,
    tasks.router,
    plans.router,
    units.router,
    papers.router,
    kept_people.router,
    kept_units.router,
    webhooks.router,
    results.reading,
    contributing.reading,
    sharing.reading,
    calendar.reading,
    drafts.reading,
    before.router,
    events.reading,
    handing_over.reading,
    handing_proposals.reading,
    amending.reading,
    closing.reading,
    giving.router,
    exchange.reading,
    quick.reading,
    registers.reading,
    spoken.reading,
)
ACTING = (
    tokens.router,
    lists.acting,
    papers.acting,
    kept_people.acting,
    kept_units.acting,
    webhooks.acting,
    results.router,
    sharing.router,
    calendar.router,
    giving_on.router,
    contributing.router,
    handing_over.router,
    handing_proposals.router,
    extending.router,
    events.router,
    acts.router,
    drafts.router,
    bench.router,
    amending.router,
    closing.router,
    quick.router,
    registers.router,
    spoken.router,
    exchange.router,
)

router = APIRouter(include_in_schema=False)
private = APIRouter(dependencies=[Depends(required)])
for part in OPEN:
    router.include_router(part)
for part in PRIVATE:
    private.include_router(part)
for part in ACTING:
    private.include_router(part, dependencies=[Depends(form_is_ours)])
router.include_router(private)
