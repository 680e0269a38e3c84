"""What really goes onto the network, seen from below the code under test."""

import errno
import ipaddress
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Wire:
    """Every connection that was attempted and every name the system was asked for."""

    connections: list[tuple[str, int]] = field(default_factory=list)
    lookups: list[str] = field(default_factory=list)

    @property
    def hosts(self) -> list[str]:
        return [host for host, _ in self.connections]


_watching: list[Wire] = []


def _see(event: str, arguments: tuple[object, ...]) -> None:
    """Note a connection; let none but those to this machine itself be made."""
    if not _watching:
        return
    if event == "socket.getaddrinfo":
        _watching[-1].lookups.append(str(arguments[0]))
    if event == "socket.connect":
        connecting, address = arguments
        assert isinstance(connecting, socket.socket)
        if connecting.family in {socket.AF_INET, socket.AF_INET6}:
            assert isinstance(address, tuple)
            _watching[-1].connections.append((address[0], address[1]))
            if not ipaddress.ip_address(address[0]).is_loopback:
                raise ConnectionRefusedError(errno.ECONNREFUSED, "none leaves this machine")


# The interpreter reports to it from inside socket.connect; it cannot be taken off again.
sys.addaudithook(_see)


@contextmanager
def watched() -> Iterator[Wire]:
    wire = Wire()
    _watching.append(wire)
    try:
        yield wire
    finally:
        _watching.remove(wire)
