"""The pages: each calls one function of desk and shows what it returns. Two doors: open to everybody, and after login."""

from fastapi import APIRouter, Depends

from web.auth import form_is_ours, required
from web.pages import acts, login, plans, tasks, units

router = APIRouter(include_in_schema=False)
router.include_router(login.open_router)
private = APIRouter(dependencies=[Depends(required)])
for part in (login.router, tasks.router, plans.router, units.router):
    private.include_router(part)
private.include_router(acts.router, dependencies=[Depends(form_is_ours)])
router.include_router(private)
