"""A browser without a server: asks an ASGI app and waits for the answer."""

import asyncio

import httpx


class Browser:
    """Sync requests to an app in this process."""

    def __init__(self, app, raising=True):
        self.transport = httpx.ASGITransport(app=app, raise_app_exceptions=raising)

    def ask(self, method, link):
        """One request and its answer."""

        async def asked():
            async with httpx.AsyncClient(transport=self.transport, base_url="http://127.0.0.1") as client:
                return await client.request(method, link)

        return asyncio.run(asked())

    def get(self, link):
        """What is at the link."""
        return self.ask("GET", link)
