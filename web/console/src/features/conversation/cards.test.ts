import { expect, test } from "vitest";
import { BLANK, cardOf, wrong } from "./cards";

const words = {
  price: "Price",
  total: "Total",
  state: "State",
  order: (n: string) => `Order ${n}`,
  open: { product: "See it", order: "See the order" },
};

test.each([
  [{ ...BLANK }, ["title"]],
  [{ ...BLANK, title: "Fan" }, []],
  [{ ...BLANK, title: " ", picture: "javascript:alert(1)", link: "a.example" }, ["title", "picture", "link"]],
  [{ ...BLANK, title: "Fan", picture: "https://a.example/fan.png", link: "http://a.example" }, []],
])("%j lacks %j", (form, fields) => expect(wrong(form)).toEqual(fields));

test("a product shows its price and a way to it, an order its number, sum and state", () => {
  const form = { ...BLANK, title: " Fan ", price: "199", state: "paid", link: "https://a.example/fan" };
  expect(cardOf(form, words)).toEqual({
    title: "Fan",
    fields: [{ label: "Price", value: "199" }],
    buttons: [{ label: "See it", url: "https://a.example/fan" }],
  });
  expect(cardOf({ ...form, kind: "order", title: "A1", link: "" }, words)).toEqual({
    title: "Order A1",
    fields: [
      { label: "Total", value: "199" },
      { label: "State", value: "paid" },
    ],
    buttons: [],
  });
});
