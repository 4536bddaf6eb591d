"""`python -m flows.tied MODULE [ARGUMENT ...]`: runs a module that ends when whoever started it ends.

The starter holds the other end of standard input; when it is gone, even killed, its end closes and this process asks
itself to stop. So no server is left behind on a port.
"""

import os
import runpy
import signal
import sys
import threading


def tie_to_starter() -> None:
    """Stops this process (as Ctrl-C does) once its standard input is closed."""

    def wait() -> None:
        while os.read(0, 1024):
            pass
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=wait, name="tied", daemon=True).start()


if __name__ == "__main__":
    tie_to_starter()
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
