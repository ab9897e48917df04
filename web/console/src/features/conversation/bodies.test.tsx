import i18next from "i18next";
import { renderToStaticMarkup } from "react-dom/server";
import { initReactI18next } from "react-i18next";
import { expect, test } from "vitest";
import { Body } from "./bodies";

await i18next
  .use(initReactI18next)
  .init({ lng: "en", resources: { en: { conversation: { related: "Offered beside" } } } });

const drawn = (content: object) => renderToStaticMarkup(<Body kind="markdown" content={content} />);

test("an answer shows the related questions its customer was offered, not to be pressed", () => {
  const html = drawn({ text: "Seven days.", related: [{ id: "1", label: "Who pays?", value: "Who pays?" }] });
  expect(html).toContain("Offered beside");
  expect(html).toContain("<li>Who pays?</li>");
  expect(html).not.toMatch(/<(button|a)\b/);
});

test.each([[[]], [null], [undefined]])("an answer that offered %j shows nothing more", (related) => {
  expect(drawn({ text: "Seven days.", related })).not.toContain("<ul");
});

const attached = (name: string, media_type: string) =>
  renderToStaticMarkup(
    <Body kind="file" content={{ attachment: { id: "1", name, media_type, size: 9, url: "/a/1" } }} />,
  );

test("a voice note is heard where it stands; any other file is saved", () => {
  expect(attached("voice-12s.webm", "video/webm")).toContain('<audio controls="" preload="metadata" src="/a/1"');
  expect(attached("voice-12s.webm", "application/pdf")).not.toContain("<audio");
  expect(attached("film.mp4", "video/mp4")).not.toContain("<audio");
});

const said = (text: string) => renderToStaticMarkup(<Body kind="text" content={{ text }} />);

test("a web address in plain words is a link, as it is in the widget; the sentence around it is not", () => {
  const html = said("见 https://a.cn/x，谢谢 **粗**");
  expect(html).toContain(
    '<a href="https://a.cn/x" target="_blank" rel="noopener noreferrer nofollow">https://a.cn/x</a>',
  );
  expect(html).toContain("，谢谢 **粗**");
});

test.each(["javascript:alert(1)", "[x](javascript:alert(1))", "data:text/html,x", "<a href=x>x</a>"])(
  "%s is none",
  (text) => {
    expect(said(text)).not.toContain("<a ");
  },
);
