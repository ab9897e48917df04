"""argon2id off the event loop, a few at a time."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from zhike.db.database import forbid_transaction
from zhike.kit.errors import TooMany

MEMORY_KIB, TIME_COST = 32 * 1024, 3  # about 60 ms; above OWASP's first choice (19 MiB, 2 rounds, 1 lane)
AT_ONCE, WAITING = 2, 40
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Hashed:
    """A password as it is stored. Made before the transaction that stores it."""

    encoded: str = field(repr=False)


class Passwords:
    """Hashes and verifies in threads (argon2 frees the interpreter's lock); refuses when too many wait."""

    def __init__(self, *, memory_kib: int = MEMORY_KIB, time_cost: int = TIME_COST) -> None:
        self._hasher = PasswordHasher(time_cost=time_cost, memory_cost=memory_kib, parallelism=1, type=Type.ID)
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="argon2")
        self._running = 0
        # Verified against when an e-mail is unknown, so that the answer takes as long as for a known one.
        self.nobody = self._hasher.hash("nobody has this password")

    async def hash(self, password: str) -> Hashed:
        """Return what to store of a password. Raises EffectInsideTransaction: no connection waits for argon2."""
        return Hashed(await self._run(self._hasher.hash, password))

    def hash_now(self, password: str) -> Hashed:
        """Return what to store of a password, holding up the caller (scripts and tests)."""
        return Hashed(self._hasher.hash(password))

    async def verify(self, encoded: str | None, password: str) -> bool:
        """Say whether ``password`` made ``encoded``; None takes as long and is never right."""
        right = await self._run(self._check, encoded or self.nobody, password)
        return right and encoded is not None

    def outdated(self, encoded: str) -> bool:
        """Say whether a hash was made with other parameters than today's."""
        return self._hasher.check_needs_rehash(encoded)

    def close(self) -> None:
        """Stop the threads."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _check(self, encoded: str, password: str) -> bool:
        try:
            return self._hasher.verify(encoded, password)
        except (VerificationError, InvalidHashError):
            return False

    async def _run(self, work: Callable[..., T], *args: str) -> T:
        forbid_transaction("argon2")
        if self._running >= AT_ONCE + WAITING:
            raise TooMany(retry_after=2)
        self._running += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, work, *args)
        finally:
            self._running -= 1
