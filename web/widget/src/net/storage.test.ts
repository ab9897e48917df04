import { beforeEach, describe, expect, it } from "vitest";
import { queued } from "../state/testing";
import { Store } from "./storage";

class Area {
  [name: string]: unknown;
  getItem(key: string) {
    return (this[key] as string | undefined) ?? null;
  }
  setItem(key: string, value: string) {
    this[key] = value;
  }
  removeItem(key: string) {
    delete this[key];
  }
}

let area: Area;
const open = (inbox = "shop") => new Store(inbox, area as unknown as Storage);

beforeEach(() => {
  area = new Area();
});

describe("Store", () => {
  it("writes nothing before it is permitted", () => {
    const store = open();
    store.keepItem(queued("k1"));
    expect(Object.keys(area)).toEqual([]);
    store.permit("v1");
    store.keepItem(queued("k1"));
    expect(Object.keys(area)).toEqual(["zhike:shop:visitor", "zhike:shop:out:k1"]);
  });

  it("keeps items over a reload, sendable again, without their progress", () => {
    open().permit("v1");
    open().keepItem(queued("k1", 1, { state: "sending", progress: 0.5 }));
    open().keepItem(queued("k2", 2, { state: "failed", failure: { code: "x", message: "" } }));
    const items = open().items();
    expect(items.map((item) => [item.client_id, item.state])).toEqual([
      ["k1", "waiting"],
      ["k2", "failed"],
    ]);
    expect(items[0]).not.toHaveProperty("progress");
  });

  it("keeps inboxes apart and forgets only its own", () => {
    open("a").permit("v1");
    open("b").permit("v2");
    open("a").clear();
    expect(open("a").get("visitor")).toBeNull();
    expect(open("b").get("visitor")).toBe("v2");
  });

  it("throws away what it cannot read", () => {
    open().permit("v1");
    area["zhike:shop:out:bad"] = "{";
    area["zhike:shop:out:odd"] = '{"client_id":1}';
    expect(open().items()).toEqual([]);
  });

  it("works without any storage", () => {
    const store = new Store("shop", null);
    store.permit("v1");
    store.keepItem(queued("k1"));
    expect(store.items()).toEqual([]);
    expect(store.get("visitor")).toBeNull();
  });
});
