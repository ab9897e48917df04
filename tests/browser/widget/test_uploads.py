"""Pictures and files: picked, pasted, refused."""

import base64
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.widget.desk import AgentDesk
from tests.browser.widget.driver import Widget

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("widget")]

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGPkqfvAwMDAxMDAwMDAAAANiAFfxV0B0QAAAABJRU5ErkJggg=="
)


def test_a_picture_and_a_file_arrive(widget: Widget, desk: AgentDesk, tmp_path: Path) -> None:
    words = f"看图 {uuid4().hex[:6]}"
    widget.open().say(words)
    widget.settled()
    picker = widget.frame.locator("input[type=file][multiple]")
    picker.set_input_files({"name": "破损.png", "mimeType": "image/png", "buffer": PNG})
    expect(widget.frame.locator(".row.own .picture img")).to_be_visible()
    widget.settled()
    picker.set_input_files({"name": "清单.txt", "mimeType": "text/plain", "buffer": "一、二、三".encode()})
    widget.settled()
    expect(widget.frame.locator(".row.own .file")).to_contain_text("清单.txt")
    sent = [m for m in desk.messages(desk.find(words)) if m["kind"] in ("image", "file")]
    assert [(m["kind"], m["content"]["attachment"]["name"]) for m in sent] == [
        ("image", "破损.png"),
        ("file", "清单.txt"),
    ]

    widget.visit().open()
    expect(widget.frame.locator(".row.own .picture img")).to_be_visible()
    with widget.page.expect_download() as download:
        widget.frame.locator(".row.own .file").click()
    target = tmp_path / "saved"
    download.value.save_as(target)
    assert target.read_text() == "一、二、三"


def test_a_pasted_picture_is_sent(widget: Widget) -> None:
    widget.open()
    widget.composer.evaluate(
        """(field, bytes) => {
            const data = new DataTransfer();
            const raw = Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0));
            data.items.add(new File([raw], "p.png", { type: "image/png" }));
            field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        base64.b64encode(PNG).decode(),
    )
    expect(widget.frame.locator(".row.own .picture")).to_be_visible()
    widget.settled()


def test_a_file_over_the_limit_is_refused_before_it_is_sent(widget: Widget) -> None:
    widget.open().say("看看这个文件")
    widget.settled()
    widget.composer.evaluate(
        """(field) => {
            const data = new DataTransfer();
            data.items.add(new File([new Uint8Array(64 * 1024 * 1024)], "big.bin"));
            field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }"""
    )
    expect(widget.frame.locator(".notice")).to_contain_text("文件超过")
    expect(widget.own).to_have_count(1)


def test_a_kind_of_file_that_is_never_taken_is_not_even_uploaded(widget: Widget) -> None:
    widget.open().say("看看这个文件")
    widget.settled()
    asked: list[str] = []
    widget.page.on("request", lambda request: asked.append(request.url))
    picker = widget.frame.locator("input[type=file][multiple]")
    picker.set_input_files({"name": "setup.exe", "mimeType": "application/x-msdownload", "buffer": b"MZ"})
    expect(widget.frame.locator(".notice")).to_contain_text("不支持这种文件")
    expect(widget.own).to_have_count(1)
    assert not any("/attachments" in url for url in asked)


def test_what_the_server_refuses_by_its_bytes_leaves_only_the_reason(widget: Widget) -> None:
    widget.open().say("看看这个文件")
    widget.settled()
    picker = widget.frame.locator("input[type=file][multiple]")
    picker.set_input_files({"name": "清单.pdf", "mimeType": "application/pdf", "buffer": bytes(range(256))})
    expect(widget.frame.locator(".notice")).to_contain_text("不支持这种文件，请发送图片、PDF")
    expect(widget.own).to_have_count(1)
    expect(widget.pending).to_have_count(0)


def test_an_upload_cut_off_can_be_tried_again(widget: Widget) -> None:
    widget.open().say("看看这个文件")
    widget.settled()  # the line is up: what fails now is not taken up again by itself
    widget.page.route("**/widget/v1/attachments", lambda route: route.abort())
    widget.frame.locator("input[type=file][multiple]").set_input_files(
        {"name": "a.txt", "mimeType": "text/plain", "buffer": b"a"}
    )
    expect(widget.pending).to_contain_text("上传失败")
    widget.page.unroute("**/widget/v1/attachments")
    widget.pending.get_by_role("button", name="重新发送").click()
    widget.settled()
    expect(widget.own).to_have_count(2)
