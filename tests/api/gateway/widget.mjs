/**
 * The widget's own connection, sender and reducer, driven line by line from a test: one JSON command in, one answer out.
 * Only what a browser gives is made up here: window, location, a store in memory.
 */
import { registerHooks } from "node:module";
import { createInterface } from "node:readline";

registerHooks({
  resolve(specifier, context, next) {
    try {
      return next(specifier, context);
    } catch (error) {
      if (specifier.startsWith(".")) return next(`${specifier}.ts`, context); // as the bundler reads it
      throw error;
    }
  },
});

const source = "../../../web/widget/src/";
let state, connection, sender, api, reduce, initial;
const seen = { links: [], resyncs: 0, reasons: [], facts: 0, problems: [] };
const dispatch = (action) => {
  if (action.type === "resync") seen.resyncs += 1;
  if (action.type === "facts") seen.facts += action.items.length;
  state = reduce(state, action);
};

async function start({ base, inbox, visitor_id }) {
  globalThis.window = globalThis;
  globalThis.WebSocket = class extends WebSocket {
    constructor(url) {
      super(url);
      this.addEventListener("message", ({ data }) => {
        const frame = JSON.parse(data);
        if (frame.t === "resync") seen.reasons.push(frame.reason);
      });
    }
  };
  globalThis.location = new URL(base);
  const reducer = await import(`${source}state/reducer.ts`);
  const { Api } = await import(`${source}net/api.ts`);
  const { Sender } = await import(`${source}net/sender.ts`);
  const { Connection } = await import(`${source}app/connection.ts`);
  reduce = reducer.reduce;
  initial = state = reducer.initial;
  api = new Api(`${base}/widget/v1`, () => "zh-CN");
  connection = new Connection(api, inbox, {
    request: () => ({ visitor_id, locale: "zh-CN", page: { url: base, title: "" } }),
    dispatch,
    position: () => state.position,
    onSession: () => {},
    onIdentityRefused: () => {},
    onProblem: (problem) => problem && seen.problems.push(problem),
    onLink: (link) => seen.links.push(link),
  });
  sender = new Sender({
    items: () => state.outbox,
    send: async (item) => {
      await connection.ready();
      return api.send(item);
    },
    dispatch,
    keep: () => {},
    forget: () => {},
    alone: (task) => task(),
    later: (ms, task) => setTimeout(task, ms),
    random: Math.random,
  });
  await connection.start();
  connection.listen(true);
  return {};
}

let clock = 0;
const say = ({ text, client_id }) => {
  clock += 1;
  const item = { client_id, kind: "text", content: { text }, reply_to: null, created_at: clock };
  sender.add({ ...item, state: "waiting", failure: null });
  return {};
};

const shown = (s) => ({
  position: s.position,
  conversation: s.conversation,
  messages: s.messages.map(({ id, seq, client_id, direction, content }) => ({ id, seq, client_id, direction, content })),
  outbox: s.outbox.length,
});

/** What a widget that opens now would show: the server's snapshot, taken by another road. */
async function fresh({ base }) {
  const answer = await fetch(`${base}/widget/v1/snapshot`, { headers: { Authorization: `Bearer ${api.token}` } });
  if (!answer.ok) throw new Error(`snapshot: ${answer.status}`);
  return { fresh: shown(reduce(initial, { type: "snapshot", snapshot: await answer.json() })) };
}

const look = () => ({ state: shown(state), seen, awaiting: state.awaiting });
const commands = { start, say, look, fresh };
for await (const line of createInterface({ input: process.stdin })) {
  const { do: what, ...told } = JSON.parse(line);
  try {
    console.log(JSON.stringify(await commands[what](told)));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error?.stack ?? error) }));
  }
}
process.exit(0);
