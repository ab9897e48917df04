import { readFileSync } from "node:fs";
import type { Grant } from "@api/contract";
import { describe, expect, it } from "vitest";
import { AREAS, byPermission, commonLimit, isScoped, limitTo, mixedLimits, scopesOf, withScopes } from "./grants";

const beside = (path: string) => readFileSync(new URL(path, import.meta.url), "utf-8");
type Words = Record<string, Record<string, Record<string, string>>>;
const roles = JSON.parse(beside("../../locales/zh-CN/roles.json")) as Words;
const settings = JSON.parse(beside("../../locales/zh-CN/settings.json")) as Words;
const grant = (permission: string, scope: Grant["scope"], inbox_ids: string[] | null = null): Grant => ({
  permission,
  scope,
  inbox_ids,
});

describe("grants of a role", () => {
  it("names every permission once", () => {
    const all = AREAS.flatMap((a) => a.permissions);
    expect(new Set(all).size).toBe(all.length);
    const server = beside("../../../../../src/zhike/identity/roles.py");
    const named = /^PERMISSIONS = \(([^)]*)\)/m.exec(server)?.[1]?.match(/[a-z_]+\.[a-z_]+/g) ?? [];
    expect(named.length).toBeGreaterThan(20);
    expect([...all].sort()).toEqual([...named].sort());
    for (const permission of named) {
      const [area = "", act = ""] = permission.split(".");
      expect(roles.can?.[area]?.[act], `roles:can.${permission}`).toBeTruthy();
      expect(settings.permission?.[area]?.[act], `settings:permission.${permission}`).toBeTruthy();
    }
  });

  it("choosing all replaces the narrower ones, choosing a narrower one replaces all", () => {
    const held = [grant("customer.read", "own"), grant("customer.read", "team"), grant("staff.read", "all")];
    const wide = withScopes(held, "customer.read", ["own", "team", "all"]);
    expect(wide).toEqual([grant("staff.read", "all"), grant("customer.read", "all")]);
    expect(withScopes(wide, "customer.read", ["all", "team"])).toContainEqual(grant("customer.read", "team"));
    expect(withScopes(wide, "customer.read", ["all", "team"])).toHaveLength(2);
    expect(withScopes(wide, "customer.read", [])).toEqual([grant("staff.read", "all")]);
  });

  it("keeps the limit to channels for what stays and gives it to what is added", () => {
    const held = [grant("conversation.read", "team", ["i1"]), grant("staff.read", "all")];
    expect(withScopes(held, "conversation.read", ["team", "mentioned"])).toEqual([
      grant("staff.read", "all"),
      grant("conversation.read", "team", ["i1"]),
      grant("conversation.read", "mentioned", ["i1"]),
    ]);
    expect(withScopes(held, "customer.read", ["team"])).toContainEqual(grant("customer.read", "team", ["i1"]));
    expect(withScopes(held, "audit.read", ["all"])).toContainEqual(grant("audit.read", "all"));
  });

  it("keeps every grant of a scope that stays, each with its channels", () => {
    const held = [grant("conversation.read", "team", ["i1"]), grant("conversation.read", "team", ["i2"])];
    expect(withScopes(held, "conversation.read", ["team", "mentioned"])).toEqual([
      ...held,
      grant("conversation.read", "mentioned", ["i1"]),
    ]);
  });

  it("limits only what can be limited, and sees limits that differ", () => {
    const held = [grant("conversation.read", "all"), grant("staff.read", "all")];
    const limited = limitTo(held, ["i2", "i1"]);
    expect(limited).toEqual([grant("conversation.read", "all", ["i2", "i1"]), grant("staff.read", "all")]);
    expect(commonLimit(limited)).toEqual(["i2", "i1"]);
    expect(commonLimit(limitTo(limited, []))).toBeNull();
    expect(mixedLimits([...limited, grant("customer.read", "all")])).toBe(true);
    expect(mixedLimits(limited)).toBe(false);
    expect(mixedLimits(held)).toBe(false);
  });

  it("knows that canned replies are a team's or everybody's, in no channel", () => {
    expect(scopesOf("canned_reply.manage")).toEqual(["team", "all"]);
    expect(scopesOf("conversation.read")).toHaveLength(4);
    const held = [grant("conversation.read", "team"), grant("canned_reply.manage", "team")];
    const limited = limitTo(held, ["i1"]);
    expect(limited).toEqual([grant("conversation.read", "team", ["i1"]), grant("canned_reply.manage", "team")]);
    expect(commonLimit(limited)).toEqual(["i1"]);
    expect(mixedLimits(limited)).toBe(false);
    expect(withScopes(limited, "canned_reply.manage", ["team", "all"])).toContainEqual(
      grant("canned_reply.manage", "all"),
    );
  });

  it("groups by permission, narrow scopes first", () => {
    const held = byPermission([grant("customer.read", "mentioned"), grant("customer.read", "own")]);
    expect(held["customer.read"]?.map((g) => g.scope)).toEqual(["own", "mentioned"]);
    expect(isScoped("knowledge.edit")).toBe(false);
  });
});
