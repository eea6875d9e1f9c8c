"""No network, from the moment this is loaded: whoever reaches for it fails, and is told of.

Loaded by the tests themselves, and by each Python that has this folder in PYTHONPATH. An audit
hook sees what libraries do as well, and nobody can take it away again. Sockets of files stay.
"""

from __future__ import annotations

import os
import sys

VARIABLE = "REACHED_FOR_NETWORK"
"""Names the file that is told, for a fault that is caught is not seen."""
_WITH_ADDRESS = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg")
_LOOKS_UP = ("socket.getaddrinfo", "socket.gethostby", "socket.getnameinfo")


def _refuse(event: str, args: tuple[object, ...]) -> None:
    if not event.startswith("socket."):
        return
    if event.startswith(_LOOKS_UP) or (event in _WITH_ADDRESS and isinstance(args[1], tuple)):
        if file := os.environ.get(VARIABLE):
            with open(file, "a") as told:
                told.write(f"{event} {args[-1]}\n")
        raise AssertionError(f"the network was reached for: {event} {args[-1]}")


sys.addaudithook(_refuse)
