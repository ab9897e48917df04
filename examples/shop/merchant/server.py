"""The command line: load or open the data, listen, say `ready`."""

from __future__ import annotations

import argparse
import os
import secrets
import socket
import sys
import threading
from pathlib import Path

import uvicorn

from merchant.app import application
from merchant.databases import Databases, OtherData
from merchant.sources import UnknownData


class Server(uvicorn.Server):
    """Says where it listens once it does."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for one in sockets or []:
            host, port = one.getsockname()[:2]
            print(f"ready http://{host}:{port}", flush=True)


def parsed(arguments: list[str] | None) -> argparse.Namespace:
    """The command line as it was given."""
    parser = argparse.ArgumentParser(prog="merchant", description="A small merchant's system over HTTP.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8400, help="0: any free one")
    parser.add_argument("--data", type=Path, help="folder of retail-en or ecommerce-zh; without it the demo shop")
    parser.add_argument("--database", type=Path, help="SQLite file, kept; without it everything is in memory")
    parser.add_argument("--key", help="bearer token of requests; else SHOP_KEY; else one is made and said on stderr")
    parser.add_argument("--with-parent", action="store_true", help="leave when standard input closes")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> None:
    """Serve until told to stop."""
    options = parsed(arguments)
    key = options.key or os.environ.get("SHOP_KEY")
    if not key:
        key = secrets.token_urlsafe(24)
        print(f"key {key}", file=sys.stderr, flush=True)
    try:
        databases = Databases(options.database, options.data)
    except (OtherData, UnknownData) as error:
        raise SystemExit(f"merchant: {error}") from error
    # proto is named because asyncio sets TCP_NODELAY only where it is; without it small answers wait 40 ms
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((options.host, options.port))
    except OSError as error:
        raise SystemExit(f"merchant: port {options.port} cannot be had: {error.strerror}") from error
    config = uvicorn.Config(application(databases, key), log_level="warning", access_log=False, lifespan="off")
    server = Server(config)
    if options.with_parent:
        threading.Thread(target=leave_with_parent, args=(server,), daemon=True).start()
    server.run(sockets=[listener])


def leave_with_parent(server: Server) -> None:
    """Stop once whoever started the shop is gone: nobody holds the other end of standard input then."""
    while sys.stdin.buffer.read(1024):
        continue
    server.should_exit = True
