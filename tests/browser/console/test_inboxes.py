"""An inbox's page: what is changed there is what customers see."""

import re
from collections.abc import Callable
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.console.driver import ConsoleWindow

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]


def test_a_channel_is_made_dressed_and_seen(window: Callable[..., ConsoleWindow], base: str) -> None:
    console = window()
    key = f"w-{uuid4().hex[:8]}"
    page = console.sign_in("owner@demo.zhike", "/app/inboxes").page
    console.button("添加渠道").click()
    console.dialog.get_by_label("名称").fill("测试小窗")
    console.dialog.get_by_label("标识").fill(key)
    console.dialog.get_by_role("button", name="保 存").or_(console.dialog.get_by_role("button", name="保存")).click()
    expect(console.dialog).to_contain_text("身份密钥")
    console.dialog.get_by_role("button", name=re.compile("确 ?定|OK")).click()
    expect(page).to_have_url(re.compile("/app/inboxes/[0-9a-f-]{36}$"))
    expect(page.locator("h1")).to_have_text("测试小窗")
    page.get_by_label("主题色").first.fill("#FFE600")
    expect(page.get_by_text("这个颜色较浅，按钮上用深色文字")).to_be_visible()
    page.get_by_label("按钮文字 · 简体中文").fill("联系我们")
    page.get_by_text("左下角", exact=True).click()
    preview = page.get_by_role("region", name="预览")
    expect(preview).to_contain_text("联系我们")
    console.button("添加推荐问题").click()
    page.get_by_label("第 1 条推荐问题：中文问题").fill("能退吗")
    page.get_by_label("第 1 条推荐问题：页面，如 /product/*").fill("/product/*")
    page.get_by_role("switch", name="公开帮助中心").click()
    page.get_by_label("帮助", exact=True).check()
    console.button("保存").click()
    expect(page.get_by_text("已保存")).to_be_visible()
    with httpx.Client(base_url=base, trust_env=False) as anybody:
        look = anybody.get(f"/widget/v1/inboxes/{key}/look").json()
        assert (look["color"].lower(), look["side"], look["text"]) == ("#ffe600", "left", {"zh": "联系我们"})
        assert anybody.get(f"/help/{key}/zh").status_code == 200
        inbox = anybody.post(f"/widget/v1/inboxes/{key}/session", json={"visitor_id": uuid4().hex}).json()["inbox"]
        assert inbox["suggestions"] == [{"zh": "能退吗", "at": "/product/*"}]
        assert inbox["pages"] == ["help"]
    page.reload()
    expect(page.get_by_label("按钮文字 · 简体中文")).to_have_value("联系我们")
    assert console.problems == []
