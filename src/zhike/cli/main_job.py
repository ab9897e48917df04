"""`zhike demo --check`: the main job, done once by a customer and an agent over the public interfaces."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import httpx
import websockets

from zhike.cli.client import AgentClient, CustomerClient, Failed, Stopwatch
from zhike.cli.demo_world import PASSWORD, WIDGET_INBOX

QUESTIONS = {  # and the entry of the demo that answers each
    "你们的运费怎么算？": "运费怎么算",
    "买了不喜欢，还能退吗？": "支持七天无理由退货吗",
    "能开电子发票吗": "怎么开发票",
    "How can I track my order?": "How can I track my order?",
}
UNANSWERABLE = "你们能帮我把猫送上火星吗"
WANTS_PERSON = "转人工"
REPLY = "您好，我是林晓，人工客服，很高兴为您服务。"
_WHO = {"customer": "顾客", "assistant": "智客", "person": "客服", "system": "系统"}


async def run_main_job(base: str, tell: Callable[[str], None] = print) -> int:
    """Do the main job against the server at `base`; returns 0, or 1 after saying what failed."""
    watch = Stopwatch()
    tell(f"\nThe main job, over {base}\n")
    try:
        async with CustomerClient(base) as customer, AgentClient(base) as agent:
            await _MainJob(customer, agent, tell).run()
    except Failed as error:
        tell(f"\nFAILED: {error}")
        return 1
    except (httpx.HTTPError, websockets.WebSocketException, OSError) as error:
        tell(f"\nFAILED: no connection to {base}: {error or type(error).__name__}")
        return 1
    tell(f"\nok: the main job took {watch.total_s:.1f} s")
    return 0


class _MainJob:
    def __init__(self, customer: CustomerClient, agent: AgentClient, tell: Callable[[str], None]) -> None:
        self.customer = customer
        self.agent = agent
        self.tell = tell
        self.watch = Stopwatch()

    async def run(self) -> None:
        await self.agent.sign_in("lin@demo.zhike", PASSWORD)
        self._note("lin@demo.zhike is signed in and online")
        await self.customer.arrive(WIDGET_INBOX)
        self._note("a customer opened the shop")
        for question, title in QUESTIONS.items():
            await self._answered(question, title)
        await self._refused(UNANSWERABLE)
        await self._handed_over()
        await self._replied()
        await self._resolved()
        await self._rated()

    async def _ask(self, question: str) -> dict[str, Any]:
        self.watch.press()
        accepted = await self.customer.say(question)
        self._line("customer", question)
        answer = await self.customer.hear("assistant", accepted["seq"])
        self._line("assistant", text_of(answer), self.watch.press())
        return answer

    async def _answered(self, question: str, title: str) -> None:
        answer = await self._ask(question)
        turn = answer["turn"] or {}
        if turn.get("outcome") != "answer":
            raise Failed(f"“{question}” got {turn.get('outcome')} instead of an answer")
        if not turn["sources"]:
            raise Failed(f"the answer to “{question}” cites no source")
        for source in turn["sources"]:
            self.tell(f"              [{source['n']}] {source['title']}")
        if turn["sources"][0]["title"] != title:
            raise Failed(f"“{question}” was answered from another entry than “{title}”")

    async def _refused(self, question: str) -> None:
        answer = await self._ask(question)
        outcome = (answer["turn"] or {}).get("outcome")
        if outcome != "refuse":
            raise Failed(f"“{question}” got {outcome} instead of a kind refusal")

    async def _handed_over(self) -> None:
        self.watch.press()
        await self.customer.say(WANTS_PERSON)
        self._line("customer", WANTS_PERSON)
        row = await self.agent.see(
            self.customer.conversation_id, lambda row: row["owner"]["kind"] in ("queue", "person"), "the hand-over"
        )
        self._note(f"handed over: {(row['handover'] or {}).get('reason', '')}", self.watch.press())
        if row["owner"]["id"] != self.agent.agent_id:
            path = f"/api/v1/conversations/{self.customer.conversation_id}/take"
            answer = await self.agent.http.post(path, json={})
            # Routing may have been quicker than the click: then it is already this agent's.
            if answer.status_code not in (200, 409):
                raise Failed(f"taking over answered {answer.status_code}: {answer.text[:300]}")
        await self.agent.see(
            self.customer.conversation_id,
            lambda row: row["owner"]["id"] == self.agent.agent_id,
            "the conversation's new owner",
        )
        self._note("the agent has the conversation", self.watch.press())

    async def _replied(self) -> None:
        self.watch.press()
        body = {"client_id": str(uuid4()), "kind": "text", "content": {"text": REPLY}}
        sent = await self.agent.call("POST", f"/api/v1/conversations/{self.customer.conversation_id}/messages", body)
        heard = await self.customer.hear("person", sent["seq"] - 1)
        self._line("person", text_of(heard), self.watch.press())
        if text_of(heard) != REPLY:
            raise Failed(f"the customer received “{text_of(heard)}”")

    async def _resolved(self) -> None:
        self.watch.press()
        await self.agent.call(
            "POST", f"/api/v1/conversations/{self.customer.conversation_id}/resolve", {"reason": "answered"}
        )
        assert self.customer.live is not None
        await self.customer.live.fact(
            lambda fact: (fact.get("conversation") or {}).get("status") == "resolved",
            "“resolved” on the customer's socket",
        )
        self._note("resolved", self.watch.press())

    async def _rated(self) -> None:
        self.watch.press()
        await self.customer.call("POST", "/widget/v1/rating", {"score": 5, "comment": "很快"}, expect=(204,))
        opened = await self.agent.call("GET", f"/api/v1/conversations/{self.customer.conversation_id}")
        if opened["conversation"]["rating"] != 5:
            raise Failed(f"the rating shows as {opened['conversation']['rating']} in the console")
        self._note("rated 5 of 5", self.watch.press())

    def _line(self, who: str, text: str, ms: float | None = None) -> None:
        taken = f"  ({ms:.0f} ms)" if ms is not None else ""
        self.tell(f"  {self.watch.total_s:6.2f} s  {_WHO[who]}  {' '.join(text.split())}{taken}")

    def _note(self, text: str, ms: float | None = None) -> None:
        self._line("system", text, ms)


def text_of(message: dict[str, Any]) -> str:
    """Return the words of a message, whatever its kind."""
    content = message["content"]
    return str(content.get("text") or content.get("title") or content.get("code") or "")
