import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Hello, Identity } from "../bridge";
import type { OutboxItem } from "../state/types";
import { Visitor } from "./visitor";

const kept = new Map<string, string>();
const area = new Proxy(
  {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  },
  {
    ownKeys: () => [...kept.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  },
);

const ann: Identity = { external_id: "ann", hmac: "1" };
const bob: Identity = { external_id: "bob", hmac: "2" };

function visit(identity: Identity | null = null, token: string | null = null): Visitor {
  const hello = {
    inbox: "shop",
    identity,
    identity_token: token,
    visitor: null,
    page: {},
  } as unknown as Hello;
  return new Visitor(
    hello,
    () => "en",
    () => undefined,
  );
}

function write(visitor: Visitor, clientId = "c1"): void {
  visitor.remember();
  visitor.store.keepItem({ client_id: clientId, created_at: 1, content: { text: "hi" } } as OutboxItem);
}

const jwt = (sub: string, exp: number) => `h.${btoa(JSON.stringify({ sub, exp }))}.s`;

beforeEach(() => {
  kept.clear();
  vi.stubGlobal("window", { localStorage: area });
});

describe("who sits here", () => {
  it("keeps the visitor id and what was written when a guest signs in", () => {
    const guest = visit();
    write(guest);
    const id = guest.request().visitor_id;
    expect(guest.identify(ann, null)).toBe(false);
    expect(guest.request()).toMatchObject({ visitor_id: id, identity: ann });
    expect(guest.unsent).toHaveLength(1);
  });

  it("is a new visitor after signing out", () => {
    const person = visit(ann);
    write(person);
    const id = person.request().visitor_id;
    expect(person.identify(null, null)).toBe(true);
    expect(person.request().visitor_id).not.toBe(id);
    expect(person.known).toBe(false);
    expect(kept.size).toBe(0);
  });

  it("shows nothing of a person who signed out on another page", () => {
    const person = visit(ann);
    write(person);
    const id = person.request().visitor_id;
    const guest = visit();
    expect(guest.known).toBe(false);
    expect(guest.unsent).toEqual([]);
    expect(guest.request().visitor_id).not.toBe(id);
    // The page tells later that it is the same person: nothing was lost.
    expect(guest.identify(ann, null)).toBe(false);
    expect(guest.known).toBe(true);
    expect(guest.unsent).toHaveLength(1);
    expect(guest.request().visitor_id).toBe(id);
    // A guest who writes instead begins anew.
    const other = visit();
    write(other, "c2");
    expect(other.unsent.map((item) => item.client_id)).toEqual(["c2"]);
    // What the person wrote is not shown to the guest, and not lost.
    expect(visit().unsent.map((item) => item.client_id)).toEqual(["c2"]);
    expect(visit(bob).unsent.map((item) => item.client_id)).toEqual(["c2"]);
    expect(visit(ann).unsent.map((item) => item.client_id)).toEqual(["c1"]); // bob took the guest's along
  });

  it("takes no two people for one", () => {
    for (const [one, two] of [
      ["userAa", "userBB"], // the same by a product of 31
      ["\u{1f600}", "\u{1f601}"],
    ] as const) {
      kept.clear();
      const person = visit({ external_id: one, hmac: "1" });
      write(person);
      expect(visit({ external_id: two, hmac: "2" }).unsent).toEqual([]);
      expect(person.identify({ external_id: two, hmac: "2" }, null)).toBe(true);
    }
  });

  it("hears nothing of what another person writes in another tab", () => {
    const person = visit(ann);
    write(person);
    const [key, value] = [...kept].find(([name]) => name.includes("out:")) ?? ["", ""];
    expect(visit(ann).store.itemIn(key, value)?.item?.client_id).toBe("c1");
    expect(visit(bob).store.itemIn(key, value)?.item).toBeNull();
  });

  it("forgets the first person when a second one signs in", () => {
    const person = visit(ann);
    write(person);
    const id = person.request().visitor_id;
    const second = visit();
    expect(second.identify(bob, null)).toBe(true);
    expect(second.unsent).toEqual([]);
    expect(second.request().visitor_id).not.toBe(id);
  });

  it("reads who a token speaks for: a renewed one is the same person", () => {
    const person = visit(null, jwt("ann", 1));
    write(person);
    expect(person.identify(null, jwt("ann", 2))).toBe(false);
    expect(person.identify(null, jwt("bob", 2))).toBe(true);
    expect(person.identify(null, null)).toBe(true);
    expect(visit(null, "nonsense").identify(null, "nonsense")).toBe(false);
  });
});
