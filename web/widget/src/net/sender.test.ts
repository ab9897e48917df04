import { beforeEach, describe, expect, it } from "vitest";
import { type Action, initial, reduce, type State } from "../state/reducer";
import type { Acknowledgement, OutboxItem } from "../state/types";
import { ApiError } from "./api";
import { Sender } from "./sender";

let state: State;
let kept: Map<string, OutboxItem>;
let sent: string[];
let accepted: string[];
let timers: { ms: number; task: () => void }[];
let answers: ((item: OutboxItem) => Acknowledgement | ApiError)[];
let sender: Sender;

const item = (client_id: string, created_at: number): OutboxItem => ({
  client_id,
  kind: "text",
  content: { text: client_id },
  reply_to: null,
  created_at,
  state: "waiting",
  failure: null,
});

/** A server that accepts each client id once and answers a repeat with the same acknowledgement. */
function accept(queued: OutboxItem): Acknowledgement {
  if (!accepted.includes(queued.client_id)) accepted.push(queued.client_id);
  const seq = accepted.indexOf(queued.client_id) + 1;
  return {
    id: `m${seq}`,
    conversation_id: "c",
    seq,
    client_id: queued.client_id,
    created_at: "2026-01-01T00:00:00Z",
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

beforeEach(() => {
  state = reduce(initial, { type: "snapshot", snapshot: { position: 0, conversation: null, messages: [] } });
  kept = new Map();
  sent = [];
  accepted = [];
  timers = [];
  answers = [];
  sender = new Sender({
    items: () => state.outbox,
    send: async (queued) => {
      sent.push(queued.client_id);
      const answer = (answers.shift() ?? accept)(queued);
      if (answer instanceof ApiError) throw answer;
      return answer;
    },
    dispatch: (action: Action) => {
      state = reduce(state, action);
    },
    keep: (queued) => kept.set(queued.client_id, queued),
    forget: (id) => kept.delete(id),
    alone: (task) => task(),
    later: (ms, task) => timers.push({ ms, task }),
    random: () => 0.5,
  });
});

describe("Sender", () => {
  it("sends in order, one at a time, and forgets only what was acknowledged", async () => {
    for (const n of [1, 2, 3]) sender.add(item(`k${n}`, n));
    await settled();
    expect(sent).toEqual(["k1", "k2", "k3"]);
    expect(kept.size).toBe(0);
    expect(state.outbox).toEqual([]);
    expect(state.messages.map((m) => m.client_id)).toEqual(["k1", "k2", "k3"]);
  });

  it("keeps everything, in order, while the network is gone, then sends it once", async () => {
    answers = [() => new ApiError(0, "offline", "")];
    sender.add(item("k1", 1));
    await settled();
    sender.add(item("k2", 2));
    answers = [() => new ApiError(0, "offline", "")];
    await settled();
    expect(kept.size + accepted.length).toBeGreaterThanOrEqual(2);
    for (const timer of timers.splice(0)) timer.task();
    await settled();
    expect(accepted).toEqual(["k1", "k2"]);
    expect(kept.size).toBe(0);
  });

  it("repeats under the same client id when the acknowledgement was lost", async () => {
    answers = [
      (queued) => {
        accept(queued);
        return new ApiError(0, "offline", "");
      },
    ];
    sender.add(item("k1", 1));
    await settled();
    timers.shift()?.task();
    await settled();
    expect(sent).toEqual(["k1", "k1"]);
    expect(accepted).toEqual(["k1"]);
    expect(state.messages).toHaveLength(1);
  });

  it("waits as long as a busy server asks", async () => {
    answers = [() => new ApiError(503, "database_unavailable", "", 10)];
    sender.add(item("k1", 1));
    await settled();
    expect(timers[0]?.ms).toBeGreaterThanOrEqual(10_000);
    expect(state.outbox[0]?.state).toBe("waiting");
  });

  it("keeps a message whose session could not be renewed", async () => {
    answers = [() => new ApiError(401, "token_expired", "")];
    sender.add(item("k1", 1));
    await settled();
    expect(state.outbox[0]?.state).toBe("waiting");
    timers.shift()?.task();
    await settled();
    expect(accepted).toEqual(["k1"]);
  });

  it("marks a refused message failed, goes on with the next, and tries again on demand", async () => {
    answers = [() => new ApiError(422, "text_too_long", "太长")];
    sender.add(item("k1", 1));
    sender.add(item("k2", 2));
    await settled();
    expect(accepted).toEqual(["k2"]);
    expect(state.outbox[0]).toMatchObject({
      client_id: "k1",
      state: "failed",
      failure: { code: "text_too_long" },
    });
    expect(kept.get("k1")?.state).toBe("failed");
    sender.retry("k1");
    await settled();
    expect(accepted).toEqual(["k2", "k1"]);
    expect(kept.size).toBe(0);
  });

  it("throws a refused message away when the customer says so", async () => {
    answers = [() => new ApiError(422, "x", "")];
    sender.add(item("k1", 1));
    await settled();
    sender.discard("k1");
    expect(state.outbox).toEqual([]);
    expect(kept.size).toBe(0);
  });
});
