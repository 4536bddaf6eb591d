"""A program without a server: calls the interface of an ASGI app with a person's token."""

import asyncio

import httpx

from desk.tokens import make_token
from plans.scopes import Scope

PATH = "/api/v1"


class Caller:
    """Calls with one token; `scopes` none: without a token."""

    def __init__(self, app, slug=None, scopes=tuple(Scope), raising=True):
        self.app = app
        self.transport = httpx.ASGITransport(app=app, raise_app_exceptions=raising)
        self.headers = {}
        if slug is not None:
            made = make_token(app.state.engine, slug, f"test {slug}", list(scopes), app.state.clock())
            self.headers["Authorization"] = f"Bearer {made.secret}"

    def call(self, method, path, json=None, *, headers=None, **more):
        """One call and its answer."""

        async def asked():
            async with httpx.AsyncClient(transport=self.transport, base_url="http://127.0.0.1") as client:
                kept = self.headers | (headers or {})
                return await client.request(method, PATH + path, json=json, headers=kept, timeout=60, **more)

        return asyncio.run(asked())

    def get(self, path, **more):
        """What is there."""
        return self.call("GET", path, **more)

    def read(self, path, **more):
        """The JSON that is there; it must be there."""
        answer = self.get(path, **more)
        assert answer.status_code == 200, (path, answer.status_code, answer.text)
        return answer.json()

    def post(self, path, json=None, **more):
        """Something is sent."""
        return self.call("POST", path, json, **more)


def codes(answer, status):
    """The codes of a refusal, which must be one."""
    assert answer.status_code == status, (answer.status_code, answer.text)
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert told["type"] == f"urn:dondoc:problem:{told['problems'][0]['code']}"
    return [one["code"] for one in told["problems"]]
