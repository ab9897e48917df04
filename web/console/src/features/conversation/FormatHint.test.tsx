import i18next from "i18next";
import { renderToStaticMarkup } from "react-dom/server";
import { initReactI18next } from "react-i18next";
import { expect, test } from "vitest";
import { FormatHint } from "./FormatHint";

const format = { asTyped: "They stand", sendDrawn: "Format", drawn: "They are drawn", sendAsTyped: "As typed" };
await i18next.use(initReactI18next).init({ lng: "en", resources: { en: { writing: { format } } } });

test.each([
  [false, format.asTyped, format.sendDrawn],
  [true, format.drawn, format.sendAsTyped],
])("marks typed by hand (formatted: %s): what the customer will see, and the other way", (rich, says, offers) => {
  const html = renderToStaticMarkup(<FormatHint rich={rich} onRich={() => {}} />);
  expect(html).toContain(says);
  expect(html).toContain(offers);
});
