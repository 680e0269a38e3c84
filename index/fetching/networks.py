"""Which network addresses may be reached: the public ones, and nothing else."""

import ipaddress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

IPAddress = IPv4Address | IPv6Address

# After IANA's special-purpose address registries. The standard library's ``is_global`` is not
# asked: what it says of these differs between releases of Python.
_CLOSED_V4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network, and the unspecified address
            "10.0.0.0/8",  # private
            "100.64.0.0/10",  # carrier-grade NAT
            "127.0.0.0/8",  # loopback
            "168.63.129.16/32",  # the host's own services inside one large cloud
            "169.254.0.0/16",  # link-local, and clouds' metadata
            "172.16.0.0/12",  # private
            "192.0.0.0/24",  # protocol assignments
            "192.0.2.0/24",  # documentation
            "192.31.196.0/24",  # AS112
            "192.52.193.0/24",  # AMT
            "192.88.99.0/24",  # 6to4 relays
            "192.168.0.0/16",  # private
            "192.175.48.0/24",  # AS112
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, and broadcast
        ),
    )
)
# Everything outside is loopback, link-local, unique local, multicast, reserved, or holds an IPv4
# address: ::a.b.c.d, ::ffff:a.b.c.d, 64:ff9b::a.b.c.d.
_OPEN_V6 = IPv6Network("2000::/3")
_CLOSED_V6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocol assignments, and Teredo
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4
            "2620:4f:8000::/48",  # AS112
            "3fff::/20",  # documentation
        ),
    )
)
# An interface identifier that holds an IPv4 address for ISATAP, RFC 5214, with or without the bit
# that says it is unique.
_ISATAP = {0x00005EFE, 0x02005EFE}
_LOOPBACK_V4 = IPv4Network("127.0.0.0/8")


def is_public(ip: IPAddress) -> bool:
    """Tell whether an address belongs to the public internet, by itself and not through another."""
    if isinstance(ip, IPv4Address):
        return not any(ip in network for network in _CLOSED_V4)
    is_indirect = ip.scope_id is not None or (int(ip) >> 32) & 0xFFFFFFFF in _ISATAP
    return ip in _OPEN_V6 and not is_indirect and not any(ip in each for each in _CLOSED_V6)


@dataclass(frozen=True, slots=True)
class Reach:
    """Where connections may go."""

    ports: frozenset[int]
    allow_loopback: bool = False

    def permits(self, ip: IPAddress) -> bool:
        """Tell whether a connection to ``ip`` may be made."""
        return is_public(ip) or (self.allow_loopback and is_loopback(ip))

    def permits_socket(self, address: str, port: int) -> bool:
        """Tell whether a socket may be connected to ``address``, which is written in digits."""
        try:
            return port in self.ports and self.permits(ipaddress.ip_address(address))
        except ValueError:
            return False


def is_loopback(ip: IPAddress) -> bool:
    """Tell whether ``ip`` is this machine by its plain loopback addresses."""
    return ip in _LOOPBACK_V4 if isinstance(ip, IPv4Address) else ip == IPv6Address(1)
