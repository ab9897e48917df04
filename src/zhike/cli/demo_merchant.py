"""The demo's merchant: a system of its own (examples/shop/merchant) that the desk knows over HTTP only."""

import httpx
import psycopg

from zhike.cli.children import Child
from zhike.cli.installation import Installation
from zhike.db.places import bundled
from zhike.kit.seal import derive
from zhike.settings import Settings

SHOP = "shop"  # the connector's name
BESIDE = 400  # its port above the console's
LAST_PORT = 65_535


def shop_port(settings: Settings) -> int:
    """Return the port of the merchant's system: beside the console's."""
    port = settings.http.port + BESIDE
    return port if port <= LAST_PORT else settings.http.port - BESIDE


def shop_address(settings: Settings) -> str:
    """Return where the merchant's system listens."""
    return f"http://127.0.0.1:{shop_port(settings)}"


def shop_key(secret: bytes) -> str:
    """Return what requests prove themselves with to the demo's merchant."""
    return derive(secret, "demo merchant").hex()


def merchant_process(settings: Settings, secret: bytes) -> Child:
    """Return the merchant as a process of its own, with its own database in the data folder."""
    arguments = [
        "--port",
        str(shop_port(settings)),
        "--database",
        str(settings.data_dir / "merchant.db"),
        "--with-parent",
    ]
    program = (str(bundled("examples") / "shop" / "merchant"),)
    log = settings.data_dir / "logs" / "merchant.log"
    return Child("merchant", arguments, {"SHOP_KEY": shop_key(secret)}, log, program)


def shop_answers(settings: Settings) -> bool:
    """Say whether the merchant's system listens."""
    try:
        return httpx.get(f"{shop_address(settings)}/health", timeout=2, trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False


def is_connected(found: Installation, settings: Settings) -> bool:
    """Say whether an earlier start connected the desk to the merchant at this address; asks the database once."""
    try:
        with psycopg.connect(found.urls.owner_dsn, connect_timeout=5) as connection:
            row = connection.execute("SELECT manifest FROM connectors WHERE name = %s", (SHOP,)).fetchone()
    except psycopg.Error:
        return False
    return row is not None and shop_address(settings) in row[0]
