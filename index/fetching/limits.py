"""How much a fetch may take."""

from dataclasses import dataclass

_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Caps on one fetch, and the manners of all."""

    max_bytes: int = 10 * _MB
    """Of a body, both as it is sent and unpacked."""
    max_ratio: int = 100
    """How many times larger than sent an unpacked body may become, beyond its first megabyte."""
    total_s: float = 30.0
    """For a whole fetch with its redirects; waiting for a turn does not count."""
    connect_s: float = 10.0
    read_s: float = 10.0
    """Between any two pieces of an answer."""
    max_redirects: int = 5
    max_header_bytes: int = 8190
    """Of one line of the head of an answer."""
    max_headers: int = 100
    ports: frozenset[int] = frozenset({80, 443})
    interval_s: float = 1.0
    """Between two pages of one host; longer if its robots.txt asks for that."""
    max_interval_s: float = 20.0
    """The longest interval that a robots.txt is granted."""
    max_wait_s: float = 60.0
    """For a turn at a busy host; whoever would wait longer is told to come back."""
    max_hosts: int = 1000
    """How many hosts' turns and robots.txt files are remembered at most."""
    robots_max_bytes: int = 500 * 1024
    """What lies beyond is ignored, as RFC 9309 allows."""
    robots_kept_bytes: int = 2 * _MB
    """Of all that are remembered; made to be bad, they take 70 times that in memory."""
    robots_kept_s: float = 3600.0
    robots_retry_s: float = 60.0
    """How long a robots.txt that could not be read is left alone."""
    user_agent: str = "LinerNotes/0.1 (Discord bot that quotes articles and names their source)"

    @property
    def robots_name(self) -> str:
        """The name that a robots.txt knows us by."""
        return self.user_agent.partition("/")[0]
