"""Handing a mail to a server over SMTP: to the very address that was checked, encrypted, each step's failure by its name."""

import asyncio
import contextlib
import socket
import ssl
from ipaddress import ip_address

import aiosmtplib
from aiosmtplib import SMTP

from zhike.db import forbid_transaction
from zhike.kit.addresses import is_public
from zhike.mail.types import Server

TIMEOUT_S = 20.0
GOODBYE_S = 1.0


class NotSent(Exception):
    """A mail did not go; ``failure`` is one of rules.FAILURES, ``answer`` the server's number."""

    def __init__(self, failure: str, answer: int | None = None) -> None:
        super().__init__(failure)
        self.failure = failure
        self.answer = answer


class SmtpOutlet:
    """Sends one mail at a time; ``allow_private`` lets workspaces name servers of an intranet."""

    def __init__(
        self, allow_private: bool = False, *, timeout_s: float = TIMEOUT_S, tls: ssl.SSLContext | None = None
    ) -> None:
        self.allow_private = allow_private
        self.timeout_s = timeout_s
        self.tls = tls or ssl.create_default_context()

    async def send(self, server: Server, to: str, message: bytes) -> None:
        """Hand it over; raises NotSent."""
        forbid_transaction("mail.send")
        line = _Line(server)
        try:
            async with asyncio.timeout(self.timeout_s):
                await self._send(line, to, message)
        except TimeoutError as error:
            raise line.broken("timeout") from error

    async def _send(self, line: "_Line", to: str, message: bytes) -> None:
        server = line.server
        sock = await self._connect(server)
        client = SMTP(
            hostname=server.host,
            sock=sock,
            use_tls=server.security == "tls",
            start_tls=False,
            tls_context=self.tls if server.security != "none" else None,
            local_hostname="zhike",
            timeout=self.timeout_s * 2,  # the one above counts
        )
        try:
            await line.hand_over(client, to, message)
        except aiosmtplib.SMTPResponseException as error:
            raise line.refused(error.code) from error
        except aiosmtplib.SMTPNotSupported as error:
            raise NotSent("auth" if line.step == "auth" else "tls") from error
        except (aiosmtplib.SMTPException, OSError) as error:
            raise line.broken("cut") from error
        finally:
            client.close()

    async def _connect(self, server: Server) -> socket.socket:
        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(server.host, server.port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise NotSent("no_host") from error
        addresses = [str(entry[4][0]) for entry in found]
        if server.own and not self.allow_private and not all(is_public(one) for one in addresses):
            raise NotSent("private_host")
        family, _, _, _, where = found[0]
        if server.security == "none" and not ip_address(addresses[0]).is_loopback:
            raise NotSent("tls")
        sock = socket.socket(family, socket.SOCK_STREAM)
        sock.setblocking(False)
        try:
            await loop.sock_connect(sock, where)
        except OSError as error:
            sock.close()
            raise NotSent("no_answer") from error
        except BaseException:
            sock.close()
            raise
        return sock


class _Line:
    """One conversation with a server, and how far it came."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.step = "tls" if server.security == "tls" else "hello"

    async def hand_over(self, client: SMTP, to: str, message: bytes) -> None:
        """Go through the steps."""
        server = self.server
        await client.connect()
        if server.security == "starttls":
            self.step = "tls"
            await client.starttls()
        if server.username:
            self.step = "auth"
            await client.login(server.username, server.password or "")
        self.step = "sender"
        await client.mail(server.from_address)
        self.step = "recipient"
        await client.rcpt(to)
        self.step = "data"
        await client.data(message)
        with contextlib.suppress(aiosmtplib.SMTPException, OSError):  # it is gone: what is said after is of no account
            async with asyncio.timeout(GOODBYE_S):
                await client.quit()

    def refused(self, code: int) -> NotSent:
        """Return what the server's refusal at this step means."""
        if 400 <= code < 500 and self.step != "auth":
            return NotSent("later", code)
        return NotSent("refused" if self.step in ("hello", "data") else self.step, code)

    def broken(self, failure: str) -> NotSent:
        """Return what a line that broke at this step means: at the last one the mail may have gone."""
        return NotSent({"data": "unsure", "tls": "tls"}.get(self.step, failure))
