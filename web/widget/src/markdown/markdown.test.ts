import { describe, expect, it } from "vitest";
import { type Block, blocks } from "./blocks";
import { inline, linkify, safeImageUrl, safeUrl } from "./inline";

const text = (value: string) => ({ type: "text", text: value });

describe("safeUrl", () => {
  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "\u0001javascript:alert(1)",
    "data:text/html,<script>1</script>",
    "vbscript:x",
    "//evil.example/x",
    "/relative",
    "blob:https://a.cn/1",
    "file:///etc/passwd",
  ])("refuses %j", (url) => {
    expect(safeUrl(url)).toBeNull();
  });
  it("takes what a customer may follow", () => {
    expect(safeUrl("https://a.cn/b?c=1")).toBe("https://a.cn/b?c=1");
    expect(safeUrl("tel:4008001234")).toBe("tel:4008001234");
    expect(safeImageUrl("tel:4008001234")).toBeNull();
    expect(safeImageUrl("/api/v1/knowledge/pictures/AZ_m-A")).toBe("/api/v1/knowledge/pictures/AZ_m-A");
    expect(safeImageUrl("/api/v1/knowledge/pictures/../../auth/sign-out")).toBeNull();
  });
});

describe("inline", () => {
  it("nests emphasis, code and links", () => {
    expect(inline("**请 [查看](https://a.cn/)** `x<y`")).toEqual([
      {
        type: "strong",
        children: [text("请 "), { type: "link", href: "https://a.cn/", children: [text("查看")] }],
      },
      text(" "),
      { type: "code", text: "x<y" },
    ]);
  });
  it("keeps HTML and bad links as text", () => {
    expect(inline("<img src=x onerror=alert(1)>")).toEqual([text("<img src=x onerror=alert(1)>")]);
    expect(inline("[点我](javascript:alert)")).toEqual([text("[点我](javascript:alert)")]);
    expect(inline("![x](data:image/svg+xml;base64,AA)")).toEqual([
      text("![x](data:image/svg+xml;base64,AA)"),
    ]);
  });
  it("ends a bare address before Chinese punctuation", () => {
    expect(linkify("见 https://a.cn/x，谢谢")).toEqual([
      text("见 "),
      { type: "link", href: "https://a.cn/x", children: [text("https://a.cn/x")] },
      text("，谢谢"),
    ]);
  });
  it("leaves arithmetic and lonely stars alone", () => {
    expect(inline("3 * 4 * 5 = 60")).toEqual([text("3 * 4 * 5 = 60")]);
    expect(inline("5\\*5")).toEqual([text("5*5")]);
  });
  it("does not hang on hostile nesting", () => {
    const started = performance.now();
    inline("[".repeat(3000) + "*".repeat(3000));
    blocks("> ".repeat(2000));
    expect(performance.now() - started).toBeLessThan(1500);
  });
});

describe("blocks", () => {
  const types = (source: string) => blocks(source).map((block) => block.type);

  it("tells blocks apart", () => {
    expect(types("# 标题\n\n一段\n续行\n\n- a\n- b\n\n> 引\n\n```\n<b>\n```\n\n---")).toEqual([
      "heading",
      "paragraph",
      "list",
      "quote",
      "code",
      "rule",
    ]);
  });
  it("reads ordered lists, also the Chinese way, with nested steps", () => {
    const [list] = blocks("1、打开订单\n2、点击退货\n   - 选择原因\n3、提交") as [
      Extract<Block, { type: "list" }>,
    ];
    expect(list.ordered).toBe(true);
    expect(list.items).toHaveLength(3);
    expect(list.items[1]?.map((block) => block.type)).toEqual(["paragraph", "list"]);
  });
  it("starts a list right under a paragraph", () => {
    expect(types("步骤：\n- 一\n- 二")).toEqual(["paragraph", "list"]);
  });
  it("reads tables", () => {
    const [table] = blocks("| 地区 | 天数 |\n|---|---|\n| 上海 | 1 |") as [Extract<Block, { type: "table" }>];
    expect(table.head).toHaveLength(2);
    expect(table.rows).toEqual([[[text("上海")], [text("1")]]]);
  });
  it("shows an endless message as it stands", () => {
    expect(types("a\n".repeat(30_000))).toEqual(["code"]);
  });
});
