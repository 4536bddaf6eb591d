"""The read-only pages: each calls one function of desk/reporting and shows what it returns."""

from fastapi import APIRouter

from web.pages import plans, tasks, units

router = APIRouter(include_in_schema=False)
for part in (tasks, plans, units):
    router.include_router(part.router)
