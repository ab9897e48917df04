// A WebSocket server end, just enough for the mock: text frames up to 64 KB from the client, any length to it.
import { createHash } from "node:crypto";

const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

function encode(text) {
  const body = Buffer.from(text);
  const head =
    body.length < 126
      ? Buffer.from([0x81, body.length])
      : body.length < 65536
        ? Buffer.from([0x81, 126, body.length >> 8, body.length & 255])
        : Buffer.concat([
            Buffer.from([0x81, 127, 0, 0, 0, 0]),
            Buffer.from(Uint32Array.of(body.length).buffer).reverse(),
          ]);
  return Buffer.concat([head, body]);
}

/** Answers the upgrade and calls `onText` for each frame; returns a send function. */
export function accept(req, socket, onText, onEnd) {
  const key = createHash("sha1")
    .update(req.headers["sec-websocket-key"] + GUID)
    .digest("base64");
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`,
  );
  let buffer = Buffer.alloc(0);
  socket.on("data", (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    while (buffer.length >= 6) {
      const short = buffer[1] & 127;
      const at = short === 126 ? 4 : 2;
      const length = short === 126 ? buffer.readUInt16BE(2) : short;
      if (buffer.length < at + 4 + length) return;
      const mask = buffer.subarray(at, at + 4);
      const body = buffer.subarray(at + 4, at + 4 + length).map((b, i) => b ^ mask[i % 4]);
      const opcode = buffer[0] & 15;
      buffer = buffer.subarray(at + 4 + length);
      if (opcode === 8) return socket.end();
      if (opcode === 1) onText(Buffer.from(body).toString());
    }
  });
  socket.on("close", onEnd);
  socket.on("error", onEnd);
  return (object) => socket.writable && socket.write(encode(JSON.stringify(object)));
}
