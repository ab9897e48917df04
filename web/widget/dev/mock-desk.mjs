/** Conversations of the mock server: a log with positions, a canned assistant, a person who joins when asked. */
import { randomUUID } from "node:crypto";
import { answerTo, EXAMPLES } from "./mock-words.mjs";

const ASSISTANT = { kind: "assistant", id: "a1", name: "小智", avatar_url: null };
const AGENT = { kind: "person", id: "p1", name: "林晓", avatar_url: null };
const SYSTEM = { kind: "system", id: null, name: "", avatar_url: null };

class Person {
  constructor(desk, visitor) {
    Object.assign(this, { desk, visitor, id: randomUUID(), messages: [], log: [], sockets: new Set() });
    Object.assign(this, { conversation: null, files: new Map(), seq: 0 });
  }

  snapshot() {
    const shown = this.messages.slice(-50);
    return { position: this.desk.position, conversation: this.conversation, messages: shown };
  }

  earlier(before) {
    const items = this.messages.filter((message) => message.seq < before).slice(-50);
    return { items, has_earlier: (items[0]?.seq ?? 1) > 1 };
  }

  send(frame) {
    for (const socket of this.sockets) socket.send(JSON.stringify(frame));
  }

  join(socket, position) {
    this.sockets.add(socket);
    socket.on("close", () => this.sockets.delete(socket));
    socket.send(JSON.stringify({ t: "welcome", position: this.desk.position, resumed: position !== null }));
    const missed = this.log.filter((fact) => position !== null && fact.position > position);
    if (missed.length)
      socket.send(JSON.stringify({ t: "facts", position: this.desk.position, items: missed }));
  }

  fact(type, message = null) {
    if (this.conversation)
      this.conversation = { ...this.conversation, version: this.conversation.version + 1 };
    const position = ++this.desk.position;
    const fact = { position, type, conversation: this.conversation, message };
    this.log.push(fact);
    this.send({ t: "facts", position, items: [fact] });
  }

  add(direction, author, kind, content, extra = {}) {
    const message = {
      id: randomUUID(),
      conversation_id: this.conversation.id,
      seq: ++this.seq,
      client_id: null,
      direction,
      author,
      kind,
      content,
      state: direction === "in" ? "accepted" : "sent",
      failure: null,
      created_at: new Date().toISOString(),
      reply_to: null,
      turn: null,
      ...extra,
    };
    this.messages.push(message);
    this.fact("message.added", message);
    return message;
  }

  change(over) {
    this.conversation = { ...this.conversation, ...over };
  }

  begin() {
    const owner = { kind: "assistant", name: "小智", avatar_url: null };
    this.conversation ??= {
      id: randomUUID(),
      number: 1001,
      version: 0,
      status: "open",
      owner,
      queue: null,
      rating: null,
      can_rate: false,
    };
    if (this.conversation.status === "resolved") this.change({ status: "open", can_rate: false });
  }

  receive({ client_id, kind, content, reply_to = null }) {
    const before = this.messages.find((message) => message.client_id === client_id);
    this.begin();
    const author = { kind: "customer", id: this.id, name: "访客", avatar_url: null };
    const message = before ?? this.add("in", author, kind, content, { client_id, reply_to });
    if (!before) this.answer(content.text ?? "");
    const { id, conversation_id, seq, created_at } = message;
    return { ack: { id, conversation_id, seq, client_id, created_at }, fresh: !before };
  }

  answer(text) {
    if (this.conversation.owner.kind !== "assistant") return;
    if (/人工|person/i.test(text)) return this.handover();
    const said = answerTo(text);
    const turn = { id: randomUUID(), outcome: "answer", confidence: 0.9, sources: said.sources ?? [] };
    this.send({
      t: "signal",
      kind: "typing",
      conversation_id: this.conversation.id,
      actor: ASSISTANT,
      data: { on: true },
    });
    const words = said.content.text ?? "";
    const pieces = said.kind === "markdown" ? [0.3, 0.6, 0.9] : [];
    pieces.forEach((part, i) => {
      const data = { turn_id: turn.id, text: words.slice(0, words.length * part) };
      setTimeout(
        () =>
          this.send({
            t: "signal",
            kind: "token",
            conversation_id: this.conversation.id,
            actor: ASSISTANT,
            data,
          }),
        300 + i * 150,
      );
    });
    setTimeout(() => this.add("out", ASSISTANT, said.kind, said.content, { turn }), 800);
  }

  handover() {
    this.begin();
    this.change({
      owner: { kind: "queue", name: "售后" },
      queue: { place: 2, expected_wait_s: 110, online: 3 },
    });
    this.add("out", SYSTEM, "event", { code: "handover.queued", params: {} });
    setTimeout(() => {
      this.change({ queue: { place: 1, expected_wait_s: null, online: 3 } });
      this.fact("queue.moved");
    }, this.desk.pace * 2);
    setTimeout(() => this.takeOver(), this.desk.pace * 4);
  }

  takeOver() {
    this.change({ owner: AGENT, queue: null });
    this.add("out", SYSTEM, "event", { code: "agent.joined", params: { name: AGENT.name } });
    this.personSays("您好，我是林晓。已看到您前面的对话，我来帮您处理。");
  }

  personSays(text) {
    this.begin();
    for (const mine of this.messages.filter((message) => message.direction === "in")) mine.state = "read";
    this.add("out", AGENT, "text", { text });
    this.fact("message.updated", this.messages.filter((message) => message.direction === "in").pop() ?? null);
  }

  show(kind) {
    this.begin();
    for (const [name, content] of Object.entries(EXAMPLES))
      if (!kind || kind === name) this.add("out", ASSISTANT, name, content);
  }

  resolve() {
    this.change({ status: "resolved", can_rate: true });
    this.add("out", SYSTEM, "event", { code: "conversation.resolved", params: {} });
  }

  rate(score) {
    this.change({ rating: score, can_rate: false });
    this.add("out", SYSTEM, "event", { code: "conversation.rated", params: { score } });
  }

  attach({ name, media_type, bytes }) {
    const id = randomUUID();
    this.files.set(id, { media_type, bytes });
    return {
      id,
      name,
      media_type,
      size: bytes.length,
      url: `/widget/v1/attachments/${id}`,
      width: null,
      height: null,
    };
  }
}

export class Desk {
  position = 100;
  pace = Number(process.env.PACE ?? 2000);
  people = new Map();
  tokens = new Map();

  session({ visitor_id, identity, locale }) {
    const key = identity?.external_id ?? visitor_id;
    const person = this.people.get(key) ?? new Person(this, key);
    this.people.set(key, person);
    const token = randomUUID();
    this.tokens.set(token, person);
    const zh = locale !== "en";
    return {
      token,
      expires_at: new Date(Date.now() + 3_600_000).toISOString(),
      customer: { id: person.id, name: identity?.name ?? "访客", verified: !!identity },
      inbox: {
        name: zh ? "青禾生活客服" : "Qinghe Living support",
        locale: "zh-CN",
        color: "#0E8A7D",
        greeting: zh
          ? "我是青禾的智能助手，可以帮您查订单、退换货和发票问题。"
          : "I can help with orders, returns and invoices.",
        suggestions: zh
          ? ["怎么退货", "多久能到货", "怎么开发票"]
          : ["How do I return an item?", "When will it arrive?"],
        assistant_name: "小智",
        max_upload_bytes: 10 * 1024 * 1024,
      },
      snapshot: person.snapshot(),
    };
  }

  byToken(token) {
    return this.tokens.get(token) ?? null;
  }

  expire() {
    this.tokens.clear();
  }

  everyone(act) {
    for (const person of this.people.values()) if (person.conversation || person.sockets.size) act(person);
  }
}
