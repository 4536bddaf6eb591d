"""A receiver of messages over HTTP on this machine, for channels of the form json://; it can be told to hold an answer."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Hook:
    """What arrived: the outbox key of each message, in order. `hold` says from which arrival on the answer is kept back."""

    def __init__(self):
        self.keys = []
        self.hold = None
        self.holding = threading.Event()
        self.letting_go = threading.Event()

    def arrived(self, key):
        self.keys.append(key)
        if self.hold is not None and len(self.keys) >= self.hold:
            self.holding.set()
            self.letting_go.wait(60)


@contextmanager
def a_hook():
    """The receiver, at `hook.url`."""
    hook = Hook()

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            hook.arrived(self.headers["X-Dondoc-Key"])
            try:
                self.send_response(200)
                self.end_headers()
            except OSError:
                pass  # whoever asked was killed

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    hook.url = f"json://127.0.0.1:{server.server_port}/"
    try:
        yield hook
    finally:
        hook.letting_go.set()
        server.shutdown()
        server.server_close()
        thread.join()
