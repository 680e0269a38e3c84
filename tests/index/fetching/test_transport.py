import asyncio
import shutil
import ssl
import subprocess
from pathlib import Path

import pytest

from index.fetching import FetchError
from tests.index.fetching.sites import HOST, Site, fetcher

OPENSSL = shutil.which("openssl")


@pytest.fixture
def self_made(tmp_path: Path) -> ssl.SSLContext:
    """What a server needs to say that it is the site, on nobody's word but its own."""
    if OPENSSL is None:
        pytest.skip("it takes openssl to make a certificate")
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    subprocess.run(
        [OPENSSL, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout",
         str(key), "-out", str(certificate), "-subj", f"/CN={HOST}",
         "-addext", f"subjectAltName=DNS:{HOST}"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


async def test_a_site_whose_certificate_nobody_vouches_for_is_not_asked(
    self_made: ssl.SSLContext,
) -> None:
    heard: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.read(100))
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=self_made)
    port = server.sockets[0].getsockname()[1]
    try:
        async with fetcher(port) as fetching:
            with pytest.raises(FetchError, match="cannot prove that it is the site"):
                await fetching.fetch(f"https://{HOST}:{port}/")
    finally:
        server.close()

    assert heard == []


async def test_a_site_that_does_not_speak_securely_is_not_asked_otherwise(site: Site) -> None:
    async with fetcher(site.port) as fetching:
        with pytest.raises(FetchError, match=f"No secure connection to {HOST}"):
            await fetching.fetch(f"https://{HOST}:{site.port}/")

    assert site.asked == []


async def test_a_fetch_that_is_called_off_leaves_the_fetcher_usable(site: Site) -> None:
    site.lay("/deal", b"words")

    async with fetcher(site.port, interval_s=0.5) as fetching:
        await fetching.fetch(site.url("/deal"))
        waiting = asyncio.create_task(fetching.fetch(site.url("/deal")))
        await asyncio.sleep(0.05)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert (await fetching.fetch(site.url("/deal"))).body == b"words"
