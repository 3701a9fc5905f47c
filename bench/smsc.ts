// The far end of an SMPP 3.4 link, as small as can be: takes every bind and every submit_sm and answers at once. Prints
// how many messages it has taken, ten times a second while that changes. Argument: port.
import { createServer } from "node:net";

const [port = "0"] = process.argv.slice(2);

/** Bytes of a header: length, command, status, sequence number. */
const headerBytes = 16;
/** Answers have this bit set in their command. */
const answerBit = 0x80000000;
const submitSm = 0x00000004;
const enquireLink = 0x00000015;
const unbind = 0x00000006;
const binds: ReadonlySet<number> = new Set([0x00000001, 0x00000002, 0x00000009]);

let taken = 0;
let told = 0;

const answer = (command: number, sequence: number, body: string | null): Buffer => {
  const text = body === null ? Buffer.alloc(0) : Buffer.from(`${body}\0`, "latin1");
  const header = Buffer.alloc(headerBytes);
  header.writeUInt32BE(headerBytes + text.length, 0);
  header.writeUInt32BE((command | answerBit) >>> 0, 4);
  header.writeUInt32BE(sequence, 12);
  return Buffer.concat([header, text]);
};

const answerTo = (command: number, sequence: number): Buffer | null => {
  if (command === submitSm) {
    taken += 1;
    return answer(command, sequence, String(taken));
  }
  if (binds.has(command)) return answer(command, sequence, "smsc");
  return command === enquireLink || command === unbind ? answer(command, sequence, null) : null;
};

const server = createServer((socket) => {
  let waiting: Buffer = Buffer.alloc(0);
  socket.setNoDelay(true);
  socket.on("error", () => socket.destroy());
  socket.on("data", (bytes) => {
    waiting = waiting.length === 0 ? bytes : Buffer.concat([waiting, bytes]);
    const answers: Buffer[] = [];
    while (waiting.length >= headerBytes) {
      const length = waiting.readUInt32BE(0);
      if (length < headerBytes || waiting.length < length) break;
      const one = answerTo(waiting.readUInt32BE(4), waiting.readUInt32BE(12));
      if (one !== null) answers.push(one);
      waiting = waiting.subarray(length);
    }
    if (answers.length > 0) socket.write(Buffer.concat(answers));
  });
});

server.listen(Number(port), "127.0.0.1");
setInterval(() => {
  if (taken === told) return;
  told = taken;
  process.stdout.write(`${taken}\n`);
}, 100);
