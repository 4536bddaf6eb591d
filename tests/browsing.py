"""A browser without a server: asks an ASGI app, keeps its cookies, logs in, sends the forms that a page has."""

import asyncio
import datetime as dt
import hashlib
import re
from html import unescape

import httpx
from sqlalchemy import select

from models.core import table
from models.database import writing
from models.logins import end_session, start_session
from models.tables import Person


class Browser:
    """Sync requests to an app in this process; redirects are not followed."""

    def __init__(self, app, raising=True, base="http://127.0.0.1", address="127.0.0.1"):
        self.app, self.base = app, base
        self.transport = httpx.ASGITransport(app=app, raise_app_exceptions=raising, client=(address, 123))
        self.cookies = httpx.Cookies()

    def ask(self, method, link, data=None, headers=None, files=None):
        """One request and its answer."""

        async def asked():
            async with httpx.AsyncClient(transport=self.transport, base_url=self.base, cookies=self.cookies) as client:
                answer = await client.request(method, link, data=data, headers=headers, files=files)
                self.cookies = client.cookies
                return answer

        return asyncio.run(asked())

    def get(self, link):
        """What is at the link."""
        return self.ask("GET", link)

    def post(self, link, data=None, headers=None, files=None):
        """Whatever is sent, as it is; files as [(field, (name, bytes))]."""
        return self.ask("POST", link, data or {}, headers, files)

    def send(self, page, action, **values):
        """Fill in the form of a page that goes to `action`, and send it."""
        answer = self.get(page)
        assert answer.status_code == 200, (page, answer.status_code)
        forms = forms_of(answer.text)
        assert action in forms, (action, list(forms))
        return self.post(action or page, forms[action] | values)

    def enter(self, slug):
        """Logged in as a person, without a password."""
        secret = logged_in(self.app, slug)
        self.cookies = httpx.Cookies({"dondoc": secret})
        return self


def logged_in(app, slug):
    """A session of this person, by the app's clock; returns the secret that its cookie holds."""
    secret, now = f"secret-of-{slug}", app.state.clock()
    with writing(app.state.engine) as session:
        asked = select(table(Person).c.id).where(table(Person).c.slug == slug)
        number = session.connection().execute(asked).scalar_one()
        key = hashlib.sha256(secret.encode()).hexdigest()
        end_session(session, key)
        start_session(session, key, number, now, now + dt.timedelta(hours=1))
    return secret


def forms_of(text):
    """The forms of a page: fields with the values they have, by where they go."""
    forms = {}
    for head, body in re.findall(r"<form([^>]*)>(.*?)</form>", text, re.DOTALL):
        action = re.search(r'action="([^"]*)"', head)
        fields = {}
        for name, value in re.findall(r'<input[^>]* name="([^"]+)"[^>]* value="([^"]*)"', body):
            fields.setdefault(name, []).append(unescape(value))
        for name, value in re.findall(r'<select[^>]* name="([^"]+)".*?<option value="([^"]*)"', body, re.DOTALL):
            fields.setdefault(name, []).append(unescape(value))
        forms[unescape(action[1]) if action else ""] = fields
    return forms
