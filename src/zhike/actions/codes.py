"""One-time codes: six digits, kept as a keyed hash, good for ten minutes and five tries, three a day for one customer."""

import hmac
import secrets
from uuid import UUID

from zhike.actions import queries
from zhike.actions.ledger import Ledger
from zhike.actions.ports import Person, Post
from zhike.actions.rules import Refused
from zhike.db import Tx
from zhike.kit.ids import uuid7
from zhike.kit.seal import blind

DIGITS, LIVES_S, TRIES, A_DAY = 6, 600, 5, 3
SUBJECT = {"zh": "您的验证码", "en": "Your one-time code"}
TEXT = {
    "zh": "验证码：{code}，10 分钟内有效。请勿告诉他人。用途：{effect}",
    "en": "Your code is {code}. It is good for 10 minutes; do not pass it on. What it confirms: {effect}",
}


def text_of(code: str, effect: str, locale: str) -> str:
    """Return what a customer is sent."""
    return TEXT["zh" if locale.startswith("zh") else "en"].format(code=code, effect=effect)


class Codes:
    """Makes codes and checks them."""

    def __init__(self, ledger: Ledger, post: Post) -> None:
        self.ledger = ledger
        self.post = post

    async def make(self, tx: Tx, call_id: UUID, subject: bytes | None) -> str:
        """Return a new code for a proposal; raises Refused when a customer had enough of them today."""
        if subject is None:
            raise Refused("identify_first")
        await tx.execute(queries.LOCK_LIMIT, {"name": f"action-codes:{tx.workspace}:{subject.hex()}"})
        if await tx.scalar(queries.CODES_TODAY, {"w": tx.workspace, "subject": subject}) >= A_DAY:
            raise Refused("code_limit")
        code, code_id = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}", uuid7()
        values = {"id": code_id, "call": call_id, "subject": subject, "hash": self._hash(tx, code_id, code)}
        await tx.execute(queries.ADD_CODE, {"w": tx.workspace, **values, "lives_s": LIVES_S})
        await self._note(tx, call_id, "code_sent")
        return code

    async def mail(
        self, tx: Tx, person: Person, conversation_id: UUID | None, code: str, effect: str, locale: str
    ) -> None:
        """Queue the mail with a code; raises Refused without an address that somebody vouched for."""
        title = SUBJECT["zh" if locale.startswith("zh") else "en"]
        if person.email is None or not await self.post.send(
            tx, person, conversation_id, title, text_of(code, effect, locale)
        ):
            raise Refused("code_unreachable")

    async def passed(self, tx: Tx, call_id: UUID) -> bool:
        """Say whether a proposal's code was given before."""
        return bool(await tx.scalar(queries.HAS_CODE, {"w": tx.workspace, "call": call_id}))

    async def check(self, tx: Tx, call_id: UUID, code: str | None) -> str | None:
        """Count a try; returns what is wrong (a code of `wording`), None for the right one. Its transaction must commit."""
        if await self.passed(tx, call_id):
            return None
        if not code:
            return "code_needed"
        row = await tx.row(queries.TRY_CODE, {"w": tx.workspace, "call": call_id})
        if row is None or not row["lives"]:
            return "code_expired"
        if row["tries"] > TRIES:
            await self._note(tx, call_id, "code_refused", row["tries"])
            return "code_tries"
        if not hmac.compare_digest(bytes(row["hash"]), self._hash(tx, row["id"], code.strip())):
            await self._note(tx, call_id, "code_wrong", row["tries"])
            return "code_wrong"
        await tx.execute(queries.USE_CODE, {"w": tx.workspace, "id": row["id"]})
        await self._note(tx, call_id, "code_passed", row["tries"])
        return None

    async def _note(self, tx: Tx, call_id: UUID, what: str, tries: int | None = None) -> None:
        """Audit what became of a code; never the code."""
        detail = {"tries": tries} if tries is not None else {}
        await self.ledger.audit.append(tx, None, f"action.{what}", "action", call_id, detail=detail)

    def _hash(self, tx: Tx, code_id: UUID, code: str) -> bytes:
        return blind(self.ledger.key(tx), f"code:{code_id}:{code}")
