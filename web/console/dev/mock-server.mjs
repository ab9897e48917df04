// A stand-in backend for developing the console: contract-shaped data in memory. `npm run mock`, then `npm run dev`.
import { createServer } from "node:http";
import { route } from "./mock-routes.mjs";
import { addMessage, clients, now } from "./mock-state.mjs";
import { conversations } from "./mock-talk.mjs";
import { accept } from "./mock-ws.mjs";

const PORT = Number(process.env.PORT ?? 8000);
const PIXEL =
  '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="420"><rect width="640" height="420" fill="#c9b08a"/><path d="M0 0L640 420M640 0L330 205" stroke="#7d6a4a" stroke-width="8"/><text x="40" y="380" font-size="30" fill="#5b4a2a">FRAGILE</text></svg>';
const server = createServer(async (req, res) => {
  const url = new URL(req.url, "http://x");
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  if (url.pathname.startsWith("/api/v1/attachments/"))
    return res.writeHead(200, { "Content-Type": "image/svg+xml" }).end(PIXEL);
  const raw = Buffer.concat(chunks).toString();
  const body = raw.startsWith("{")
    ? JSON.parse(raw)
    : { dry_run: /dry_run"\r\n\r\nfalse/.test(raw) ? "false" : "true" };
  const answer = route(req.method, url.pathname.replace("/api/v1", ""), url.searchParams, body);
  const plain = typeof answer?.status === "number" ? answer : { status: 200, body: answer };
  setTimeout(
    () =>
      res
        .writeHead(plain.status, { "Content-Type": "application/json" })
        .end(plain.body ? JSON.stringify(plain.body) : ""),
    60,
  );
});

server.on("upgrade", (req, socket) => {
  const client = { watched: [], send: () => {} };
  client.send = accept(
    req,
    socket,
    (text) => {
      const frame = JSON.parse(text);
      if (frame.t === "hello") client.send({ t: "welcome", position: now(), resumed: frame.position === now() });
      if (frame.t === "ping") client.send({ t: "pong" });
      if (frame.t === "watch") {
        client.watched = frame.conversation_ids ?? [frame.conversation_id].filter(Boolean);
        const other = { kind: "person", id: "ag_lead", name: "周敏", avatar_url: null };
        for (const conversation_id of client.watched)
          client.send({ t: "signal", kind: "viewing", conversation_id, actor: other, data: { on: true } });
      }
    },
    () => clients.delete(client),
  );
  clients.add(client);
});

if (process.env.LIVELY)
  setInterval(() => {
    const conv = conversations[Math.floor(Math.random() * conversations.length)];
    addMessage(conv, { kind: "customer", ...conv.row.customer, avatar_url: null }, "text", { text: "还在吗？" });
  }, 5000);
server.listen(PORT, "127.0.0.1", () => console.log(`mock on http://127.0.0.1:${PORT}`));
