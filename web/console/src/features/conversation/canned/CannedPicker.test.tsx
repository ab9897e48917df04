import type { CannedReply } from "@api/canned";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import i18next from "i18next";
import { renderToStaticMarkup } from "react-dom/server";
import { initReactI18next } from "react-i18next";
import { MemoryRouter } from "react-router";
import { expect, test } from "vitest";
import { FeedbackProvider } from "@/core/feedback";
import { activeIn, CannedPicker } from "./CannedPicker";

const canned = { none: "No canned replies yet", noneFound: "No reply goes by these words" };
await i18next
  .use(initReactI18next)
  .init({ lng: "en", resources: { en: { canned } }, interpolation: { escapeValue: false } });

const reply = (shortcut: string, body: string) =>
  ({ id: shortcut, shortcut, title: `About ${shortcut}`, body, scope: "team", steps: [] }) as unknown as CannedReply;

function drawn(words: string, items: CannedReply[] | undefined): string {
  const client = new QueryClient();
  client.setQueryData(["canned-variables"], { items: [{ name: "customer.name", label: "Customer" }] });
  if (items) client.setQueryData(["canned-replies", "picker", words], { items, next_cursor: null });
  return renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <FeedbackProvider>
          <CannedPicker
            words={words}
            conversationId="c"
            keys={{ current: null }}
            onPick={() => {}}
            onClose={() => {}}
          />
        </FeedbackProvider>
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

test("the first reply is the one the keys stand on, and its words are shown with the variables marked", () => {
  const html = drawn("s", [reply("ship", "Hello {{customer.name}}"), reply("size", "Large")]);
  expect(html.match(/role="option"/g)).toHaveLength(2);
  expect(html).toMatch(new RegExp(`id="${activeIn("c")}"[^>]*aria-selected="true"[^>]*><code>/ship</code>`));
  expect(html.match(/aria-selected="true"/g)).toHaveLength(1);
  expect(html).toContain('<span data-variable="true">Customer</span>');
  expect(html).not.toContain("Large");
});

test("what a body says is words, never markup", () => {
  const html = drawn("x", [reply("x", "<img src=x onerror=alert(1)>")]);
  expect(html).not.toContain("<img");
  expect(html).toContain("&lt;img");
});

test("an empty list says why, and where replies are kept", () => {
  expect(drawn("zzz", [])).toContain(canned.noneFound);
  expect(drawn("", [])).toContain(canned.none);
  expect(drawn("", [])).toContain('href="/knowledge/canned"');
  expect(drawn("", undefined)).not.toContain(canned.none);
});
