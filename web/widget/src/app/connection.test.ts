import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Api, ApiError } from "../net/api";
import type { SessionReply } from "../state/types";
import { Connection } from "./connection";

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("location", { href: "https://zhike.test/widget/frame" });
  vi.stubGlobal("window", globalThis);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A connection to a server that gives these answers to "begin a visit", the last one for ever. */
function open(answers: (ApiError | null)[]) {
  const problems: (string | null)[] = [];
  const reply = { token: "t", expires_at: new Date(Date.now() + 3_600_000).toISOString(), snapshot: {} };
  const api = {
    token: "",
    session: async () => {
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer) throw answer;
      return reply as SessionReply;
    },
  } as unknown as Api;
  const connection = new Connection(api, "shop", {
    request: () => ({ visitor_id: "v", locale: "en", page: { url: "", title: "" } }),
    dispatch: () => undefined,
    position: () => -1,
    onSession: () => undefined,
    onIdentityRefused: () => undefined,
    onProblem: (problem) => problems.push(problem),
    onLink: () => undefined,
  });
  return { connection, problems };
}

describe("beginning a visit", () => {
  it("comes back by itself when an inbox that was switched off is open again", async () => {
    const off = new ApiError(410, "inbox_disabled", "closed");
    const { connection, problems } = open([off, off, null]);
    await connection.start();
    expect(problems).toEqual(["unreachable"]);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(problems).toEqual(["unreachable", "unreachable", null]);
  });

  it("gives up where there is no inbox", async () => {
    const { connection, problems } = open([new ApiError(404, "inbox_not_found", "")]);
    await connection.start();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(problems).toEqual(["unknown_inbox"]);
  });
});
