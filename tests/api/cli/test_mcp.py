"""`zhike mcp` with the official client: what a key may see and do is what the tools show and do."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
from mcp import Client

from tests.support.served import Served
from tests.support.shopfront import Shopfront
from zhike.cli.mcp import Desk, server
from zhike.identity import Grant, NewKey


@asynccontextmanager
async def tools(served: Served, shop: Shopfront, *permissions: str, write: bool = False) -> AsyncIterator[Client]:
    """Return a client of the server, in memory; its key holds these permissions."""
    owner = await shop.person("owner")
    async with shop.tx() as tx:
        _, secret = await shop.house.identity.keys.create(
            tx, owner, NewKey("mcp", tuple(Grant(one, "all") for one in permissions))
        )
    desk = Desk(served.base, secret, httpx.AsyncHTTPTransport())
    try:
        async with Client(server(desk, write=write)) as client:
            yield client
    finally:
        await desk.client.aclose()


async def called(client: Client, name: str, **arguments: Any) -> Any:
    return await client.call_tool(name, arguments)


async def test_reading_conversations_and_customers(served: Served, shop: Shopfront) -> None:
    who = await shop.customer("陈一诺")
    receipt = await shop.says(who, "我的四件套什么时候发货")
    async with tools(served, shop, "conversation.read", "customer.read", "knowledge.read") as client:
        names = {tool.name for tool in (await client.list_tools()).tools}
        assert {"ask_knowledge", "search_knowledge", "find_customers", "get_conversation", "list_operations"} <= names
        assert not names & {"reply", "add_note", "resolve_conversation"}
        listed = await called(client, "list_conversations", status="any")
        assert listed.structured_content["items"][0]["id"] == str(receipt.conversation_id)
        read = await called(client, "get_conversation", conversation_id=str(receipt.conversation_id))
        assert "四件套" in str(read.structured_content["messages"])


async def test_what_the_key_may_not_is_refused_in_words(served: Served, shop: Shopfront) -> None:
    async with tools(served, shop, "knowledge.read") as client:
        refused = await called(client, "find_customers", words="陈")
        assert refused.is_error
        assert "forbidden" in str(refused.content)


async def test_notes_only_where_writing_was_asked_for(served: Served, shop: Shopfront) -> None:
    receipt = await shop.says(await shop.customer(), "你好")
    rights = ("conversation.read", "conversation.reply")
    async with tools(served, shop, *rights, write=True) as client:
        noted = await called(client, "add_note", conversation_id=str(receipt.conversation_id), text="来自工具的备注")
        assert not noted.is_error, noted
        read = await called(client, "get_conversation", conversation_id=str(receipt.conversation_id))
        (note,) = [one for one in read.structured_content["messages"] if one["private"]]
        assert note["content"]["text"] == "来自工具的备注"
        assert note["author"]["name"] == "林晓"  # who made the key
        refused = await called(client, "reply", conversation_id=str(receipt.conversation_id), text="您好")
        assert refused.is_error  # the assistant has the conversation
    async with shop.tx() as tx:
        assert await tx.rows("SELECT 1 FROM audit_entries WHERE action = 'conversation.written_by_key'")
