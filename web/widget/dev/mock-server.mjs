/**
 * A stand-in for Zhike while working on the widget: the widget's share of the HTTP and WebSocket contract, in memory.
 * Development only. `npm run build && npm run dev`, then open http://127.0.0.1:5190/shop/
 * POST /dev/<act> plays tricks: cut, down?ms=, expire, resync, say?text=, resolve.
 */
import { createServer } from "node:http";
import { WebSocketServer } from "ws";
import { Desk } from "./mock-desk.mjs";
import { serveFile } from "./mock-files.mjs";

const PORT = Number(process.env.PORT ?? 5190);
const desk = new Desk();
let downUntil = 0;
let dropReplies = 0;

const body = async (request) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
};
const reply = (response, status, value, headers = {}) => {
  response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store", ...headers });
  response.end(value === undefined ? "" : JSON.stringify(value));
};
const refuse = (response, status, code, headers) =>
  reply(response, status, { code, message: code, field: null, details: {}, request_id: "mock" }, headers);

/** The bytes and name of the one file in a multipart body. */
function multipart(buffer, type) {
  const boundary = Buffer.from(`--${/boundary=(.+)$/.exec(type)[1]}`);
  const start = buffer.indexOf("\r\n\r\n") + 4;
  const head = buffer.subarray(0, start).toString();
  return {
    name: /filename="([^"]*)"/.exec(head)?.[1] ?? "file",
    media_type: /Content-Type: (\S+)/i.exec(head)?.[1] ?? "application/octet-stream",
    bytes: buffer.subarray(start, buffer.indexOf(boundary, start) - 2),
  };
}

async function widgetApi(request, response, url) {
  const path = url.pathname.replace("/widget/v1", "");
  if (Date.now() < downUntil) return refuse(response, 503, "database_unavailable", { "Retry-After": "1" });
  if (/^\/inboxes\/.+\/session$/.test(path)) {
    if (!path.includes("demo-shop")) return refuse(response, 404, "inbox_not_found");
    const asked = JSON.parse(await body(request));
    if (asked.identity && asked.identity.hmac === "forged") return refuse(response, 403, "identity_invalid");
    return reply(response, 200, desk.session(asked));
  }
  const person = desk.byToken((request.headers.authorization ?? "").replace("Bearer ", ""));
  if (!person) return refuse(response, 401, "token_expired");
  if (path === "/snapshot") return reply(response, 200, person.snapshot());
  if (path === "/messages" && request.method === "GET")
    return reply(response, 200, person.earlier(Number(url.searchParams.get("before_seq"))));
  if (path === "/messages") {
    const sent = JSON.parse(await body(request));
    if ((sent.content.text ?? "").includes("[422]")) return refuse(response, 422, "text_refused");
    const { ack, fresh } = person.receive(sent);
    if (dropReplies > 0) {
      dropReplies--;
      return request.socket.destroy();
    }
    return reply(response, fresh ? 201 : 200, ack);
  }
  if (path === "/attachments") {
    const file = multipart(await body(request), request.headers["content-type"]);
    return reply(response, 201, person.attach(file));
  }
  if (path.startsWith("/attachments/")) {
    const file = person.files.get(path.split("/")[2]);
    if (!file) return refuse(response, 404, "attachment_not_found");
    response.writeHead(200, { "Content-Type": file.media_type });
    return response.end(file.bytes);
  }
  if (path === "/handover") {
    person.handover();
    return reply(response, 202, {});
  }
  if (path === "/rating") {
    person.rate(JSON.parse(await body(request)).score);
    return reply(response, 204);
  }
  if (path === "/read") return reply(response, 204);
  return refuse(response, 404, "not_found");
}

function devAct(response, url) {
  const act = url.pathname.slice(5);
  const { searchParams } = url;
  if (act === "cut") for (const client of sockets.clients) client.terminate();
  else if (act === "down") downUntil = Date.now() + Number(searchParams.get("ms") ?? 5000);
  else if (act === "lose-reply") dropReplies = Number(searchParams.get("n") ?? 1);
  else if (act === "expire") desk.expire();
  else if (act === "resync") desk.everyone((person) => person.send({ t: "resync", reason: "restarted" }));
  else if (act === "say") desk.everyone((person) => person.personSays(searchParams.get("text") ?? "您好"));
  else if (act === "resolve") desk.everyone((person) => person.resolve());
  else if (act === "show") desk.everyone((person) => person.show(searchParams.get("kind")));
  reply(response, 200, { act });
}

const server = createServer((request, response) => {
  const url = new URL(request.url, `http://${request.headers.host}`);
  const work = async () => {
    if (url.pathname.startsWith("/widget/v1/")) return widgetApi(request, response, url);
    if (url.pathname.startsWith("/dev/")) return devAct(response, url);
    return serveFile(url.pathname, response);
  };
  work().catch((error) => {
    console.error(error);
    if (!response.headersSent) refuse(response, 500, "broken");
  });
});

const sockets = new WebSocketServer({ server, path: "/ws/widget" });
sockets.on("connection", (socket) => {
  socket.on("message", (data) => {
    const frame = JSON.parse(data);
    if (frame.t === "ping") return socket.send('{"t":"pong"}');
    if (frame.t !== "hello") return;
    const person = desk.byToken(frame.token);
    if (!person) return socket.send(JSON.stringify({ t: "error", code: "token_expired", message: "" }));
    person.join(socket, frame.position);
  });
});

server.listen(PORT, "127.0.0.1", () => console.log(`http://127.0.0.1:${PORT}/shop/`));
