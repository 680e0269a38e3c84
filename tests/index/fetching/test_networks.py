import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fetching.networks import Reach, is_loopback, is_public


@pytest.mark.parametrize(
    "text",
    [
        "1.1.1.1", "8.8.8.8", "93.184.215.14", "99.255.255.255", "100.63.255.255", "100.128.0.0",
        "126.255.255.255", "128.0.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255",
        "223.255.255.255", "2606:4700::1111", "2a00:1450:4001::200e", "2001:200::1", "2001:4860::8",
    ],
)  # fmt: skip
def test_public_addresses_are_open_up_to_the_edges_of_closed_networks(text: str) -> None:
    assert is_public(ipaddress.ip_address(text))


@given(st.ip_addresses())
def test_no_address_is_open_that_the_standard_library_calls_special(
    ip: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    if is_public(ip):
        assert ip.is_global
        assert not any((ip.is_multicast, ip.is_reserved, ip.is_private, ip.is_link_local))


@given(st.ip_addresses(v=4))
def test_no_ipv4_address_is_reached_through_ipv6(ip: ipaddress.IPv4Address) -> None:
    digits = int(ip)
    through = [
        digits,
        0xFFFF << 32 | digits,
        0xFFFF << 48 | digits,
        0x64FF9B << 96 | digits,
        0x64FF9B0001 << 80 | digits,
        0x2002 << 112 | digits << 80 | 1,
        0x20010000 << 96 | digits ^ 0xFFFFFFFF,
        0x20010000 << 96 | digits << 64,
        0x26064700 << 96 | 0x5EFE << 32 | digits,
        0x26064700 << 96 | 0x02005EFE << 32 | digits,
    ]
    assert not any(is_public(ipaddress.IPv6Address(each)) for each in through)


@given(st.ip_addresses(), st.booleans())
def test_loopback_is_reached_only_if_it_is_opened(
    ip: ipaddress.IPv4Address | ipaddress.IPv6Address, is_open: bool
) -> None:
    reach = Reach(frozenset({80}), allow_loopback=is_open)

    assert reach.permits(ip) == (is_public(ip) or (is_open and is_loopback(ip)))
    assert reach.permits_socket(str(ip), 80) == reach.permits(ip)
    assert not reach.permits_socket(str(ip), 81)


@pytest.mark.parametrize("text", ["", "news.example", "127.1", "8.8.8.8/8", "2606:4700::1%eth0x y"])
def test_a_socket_is_not_connected_to_what_is_no_plain_address(text: str) -> None:
    assert not Reach(frozenset({80}), allow_loopback=True).permits_socket(text, 80)
