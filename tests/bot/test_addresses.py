import pytest

from bot.addresses import host, taken_apart


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.Example.com:8080/a", "example.com"),
        ("http://music.example.co.uk", "music.example.co.uk"),
        ("  https://example.com/a\n", "example.com"),
        ("https://bücher.example/a", "xn--bcher-kva.example"),
    ],
)
def test_a_site_is_named_plainly(url: str, name: str) -> None:
    assert host(url) == name


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nothing",
        "example.com/a",
        "javascript:alert(1)",
        "ftp://example.com/a",
        "https://",
        "https://localhost/a",
        "https://[::1]/a",
        "https://evil[.example/",
        "https://example.com:port/a",
        "https://user:word@example.com/a",
        "https://safe.example@evil.example/",
        "https://exa)mple.com/a",
        "https://" + "a" * 70 + ".example/a",
        "https://" + "a." * 200_000 + "example/",
    ],
)
def test_an_address_that_cannot_be_trusted_has_no_parts_and_no_name(url: str) -> None:
    assert taken_apart(url) is None
    assert host(url) is None
