/**
 * The console's own reducer and socket, driven line by line from a test: one JSON command in, one JSON answer out.
 *
 * It does what the console does: open the socket, take snapshots at `welcome` and whenever the state calls itself stale.
 */
import { createInterface } from "node:readline";
import {
  applyConversationSnapshot,
  applyFrame,
  applySnapshot,
  closeConversation,
  initial,
} from "../../../web/console/src/features/live/reducer.ts";
import { connect } from "../../../web/console/src/features/live/socket.ts";
import { defaultQuery } from "../../../web/console/src/features/live/state.ts";

let state = initial();
let link = null;
let raw = null;
let told = null;
let fetching = 0;
let cutAfter = 0;
let frames = 0;
let last = -1;
const seen = { connections: 0, resumed: 0, resyncs: [], removed: [], facts: 0, errors: [], disorder: 0, places: 0, about_customers: 0 };
const opened = new Set();

async function get(path) {
  const answer = await fetch(told.base + path, { headers: { cookie: told.cookie } });
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

async function fetching_(work) {
  fetching += 1;
  try {
    await work();
  } catch (error) {
    seen.errors.push(String(error));
  } finally {
    fetching -= 1;
  }
}

const takeList = () =>
  fetching_(async () => {
    const query = { ...defaultQuery, view: "all", status: "any", sort: "newest" };
    const page = await get("/api/v1/inbox?view=all&status=any&sort=newest&limit=200");
    state = applySnapshot(state, page, query);
  });

const takeConversation = (id) =>
  fetching_(async () => {
    const page = await get(`/api/v1/conversations/${id}`);
    if (page) state = applyConversationSnapshot(state, page);
    if (state.conversations[id]?.stale) setTimeout(() => takeConversation(id), 100); // overtaken; the console asks again too
  });

function hear(frame) {
  if (frame.t === "welcome") {
    last = -1;
    if (frame.resumed) seen.resumed += 1;
  }
  if (frame.t === "resync") seen.resyncs.push(frame.reason);
  if (frame.t === "signal" && frame.kind === "queue") seen.places += 1;
  if (frame.t === "removed") seen.removed.push(frame.conversation_id);
  if (frame.t === "facts") {
    for (const fact of frame.items) {
      if (fact.position <= last) seen.disorder += 1;
      last = fact.position;
      seen.facts += 1;
      if (fact.rows?.length) seen.about_customers += 1;
    }
  }
  state = applyFrame(state, frame, 0);
  if (state.listStale) takeList();
  for (const id of opened) {
    const held = state.conversations[id];
    if (!held || held.stale) takeConversation(id);
  }
  frames += 1;
  if (cutAfter && frames % cutAfter === 0) raw.close();
}

const commands = {
  open(command) {
    told = command;
    cutAfter = command.cut_after ?? 0;
    state = { ...state, cursor: command.position ?? null };
    link = connect({
      url: told.base.replace("http", "ws") + "/ws/console",
      csrfToken: () => told.csrf,
      position: () => state.cursor,
      headers: { cookie: told.cookie, origin: told.base },
      backoff: [5],
      create(url, headers) {
        seen.connections += 1;
        raw = new WebSocket(url, { headers });
        return raw;
      },
      onFrame: hear,
    });
    return {};
  },
  watch({ id }) {
    opened.add(id);
    link.watch(id);
    takeConversation(id);
    return {};
  },
  unwatch({ id }) {
    opened.delete(id);
    link.unwatch(id);
    state = closeConversation(state, id);
    return {};
  },
  cut_after({ n }) {
    cutAfter = n;
    return {};
  },
  cut() {
    raw.close();
    return {};
  },
  state() {
    const messages = {};
    for (const [id, held] of Object.entries(state.conversations)) messages[id] = held.messages;
    return { rows: state.rows, messages, cursor: state.cursor, fetching, stale: state.listStale, seen, told: Object.keys(state.places.of) };
  },
};

createInterface({ input: process.stdin })
  .on("line", (line) => {
    const command = JSON.parse(line);
    process.stdout.write(`${JSON.stringify(commands[command.do](command))}\n`);
  })
  .on("close", () => process.exit(0));
