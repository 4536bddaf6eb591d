"""Accounts of the single sign-on on the page of a person: linked and unlinked by who keeps the registry, by nobody else."""

import pytest
from sqlalchemy import select

from models.core import table
from models.database import reading
from models.tables import Audit
from tests.apps import app
from tests.browsing import Browser
from tests.programs import Caller

__all__ = ["app"]
CARD = "/quan-tri/nguoi/{}"
LINK, UNLINK = "/quan-tri/nguoi/{}/tai-khoan", "/quan-tri/nguoi/{}/tai-khoan/go"
HEADING = "Tài khoản của hệ thống xác thực chung"


@pytest.fixture
def admin(app):
    """The keeper, where a provider is set."""
    app.state.settings = app.state.settings.model_copy(update={"oidc_issuer": "https://sso.example.vn"})
    return Browser(app).enter("admin")


def test_an_account_is_linked_and_unlinked(app, admin):
    done = admin.send(CARD.format("em"), LINK.format("em"), subject=" 6f2c-31 ")
    assert done.headers["location"].endswith("?xong=tai-khoan")
    page = admin.get(done.headers["location"]).text
    assert "Đã gắn tài khoản." in page
    assert "<span>6f2c-31</span>" in page
    assert Caller(app, "admin").read("/registry/people/em")["accounts"] == ["6f2c-31"]
    gone = admin.send(CARD.format("em"), UNLINK.format("em"))
    page = admin.get(gone.headers["location"]).text
    assert "Đã gỡ tài khoản" in page
    assert "Chưa gắn tài khoản nào" in page
    assert "6f2c-31" not in page
    with reading(app.state.engine) as session:
        told = session.connection().execute(select(table(Audit).c.what).order_by(table(Audit).c.id)).scalars().all()
    assert [one for one in told if one.startswith("identity")] == ["identity", "identity-end"]


def test_what_cannot_be_linked_is_said_on_the_page(admin):
    admin.send(CARD.format("em"), LINK.format("em"), subject="6f2c")
    taken = admin.send(CARD.format("an"), LINK.format("an"), subject="6f2c")
    assert taken.status_code == 422
    assert "đã gắn với một người dùng" in taken.text
    assert 'value="6f2c"' in taken.text, "what was typed stands again"
    nothing = admin.send(CARD.format("an"), LINK.format("an"), subject="  ")
    assert (nothing.status_code, "Chưa gắn tài khoản nào" in nothing.text) == (422, True)


def test_without_a_provider_there_is_no_form(app):
    page = Browser(app).enter("admin").get(CARD.format("em")).text
    assert HEADING not in page


def test_the_refusal_at_the_login_names_the_form_that_is_there(admin):
    from plans.problems import error
    from plans.wording import render

    told = render(error("oidc-unknown", subject="6f2c"), "vi", page=True).do
    assert HEADING in told
    assert HEADING in admin.get(CARD.format("em")).text
