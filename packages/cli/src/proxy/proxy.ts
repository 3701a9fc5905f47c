// A proxy on the loopback that plays the hosts of Twilio: it ends TLS with a certificate of the development CA and hands
// the requests, with the Host that the program meant, to Pennywire. What goes elsewhere is refused, or passed through.
import { once } from "node:events";
import { createServer, request as requestHttp, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer, request as requestHttps } from "node:https";
import { connect, type AddressInfo, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { createSecureContext, type SecureContext } from "node:tls";
import type { Identity } from "./certificate.ts";
import { authorityOf, isPlayed } from "./hosts.ts";

export interface ProxyOptions {
  readonly authority: Identity;
  /** Where Pennywire is. */
  readonly baseUrl: string;
  /** Whether what is not for Twilio goes where it was meant to go. */
  readonly passThrough: boolean;
  /** Told of everything that was refused: `example.com:443`. */
  readonly onRefused: (target: string) => void;
}

export interface Proxy {
  /** What programs are told: `http://127.0.0.1:PORT`. */
  readonly url: string;
  close(): void;
}

const twilioPort = 443;

/** Listens on a free port of the loopback. */
export const openProxy = async (options: ProxyOptions): Promise<Proxy> => {
  const target = new URL(options.baseUrl);
  const inside = createTlsServer(
    { SNICallback: contextsOf(options.authority), ALPNProtocols: ["http/1.1"] },
    (incoming, outgoing) => forward(incoming, outgoing, target),
  );
  const sockets = new Set<Duplex>();
  const keep = (socket: Duplex): void => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    // A program that is ended drops its connections; that is no failure of ours.
    socket.on("error", () => socket.destroy());
  };
  inside.on("secureConnection", keep);
  inside.on("tlsClientError", (_error, socket) => socket.destroy());

  const outside = createServer((incoming, outgoing) => plain(incoming, outgoing, options));
  outside.on("connection", keep);
  outside.on("connect", (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    keep(socket);
    const asked = incoming.url ?? "";
    const to = authorityOf(asked);
    if (to !== null && to.port === twilioPort && isPlayed(to.host)) {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      socket.unshift(head);
      inside.emit("connection", socket);
    } else if (to !== null && options.passThrough) tunnel(to.host, to.port, socket, head, keep);
    else {
      options.onRefused(asked);
      refuse(socket, asked);
    }
  });
  outside.listen(0, "127.0.0.1");
  await once(outside, "listening");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- listen on a port gives an address with a port, not the path of a pipe
  const { port } = outside.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      outside.close();
      for (const socket of sockets) socket.destroy();
    },
  };
};

/** A certificate for each host that is asked for, made when it is first asked for. */
const contextsOf = (authority: Identity) => {
  const contexts = new Map<string, Promise<SecureContext>>();
  return (name: string, done: (error: Error | null, context?: SecureContext) => void): void => {
    const host = name.toLowerCase();
    if (!isPlayed(host)) {
      done(new Error(`${host} is not played here`));
      return;
    }
    const context = contexts.get(host) ?? contextOf(authority, host);
    contexts.set(host, context);
    context.then(
      (made) => done(null, made),
      (error: Error) => done(error),
    );
  };
};

const contextOf = async (authority: Identity, host: string): Promise<SecureContext> => {
  const { newHost } = await import("./certificate.ts"); // loaded here, so that the program need not wait to be started
  const { certificate, key } = await newHost(authority, host, Date.now());
  const pem = key.export({ type: "pkcs8", format: "pem" });
  return createSecureContext({ cert: `${certificate}${authority.certificate}`, key: pem });
};

/** Headers that are between two neighbours only. */
const betweenNeighbours: ReadonlySet<string> = new Set([
  "connection",
  "keep-alive",
  "proxy-authorization",
  "proxy-connection",
]);

const passedOn = ({ rawHeaders }: IncomingMessage): readonly string[] => {
  const passed: string[] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = "", value = ""] = rawHeaders.slice(at, at + 2);
    if (!betweenNeighbours.has(name.toLowerCase())) passed.push(name, value);
  }
  return passed;
};

/** Hands a request to Pennywire as it came, with its own Host, and its answer back. */
const forward = (incoming: IncomingMessage, outgoing: ServerResponse, target: URL): void => {
  const send = target.protocol === "https:" ? requestHttps : requestHttp;
  const onward = send(
    {
      protocol: target.protocol,
      hostname: target.hostname.replaceAll(/[[\]]/g, ""),
      port: target.port,
      servername: target.hostname,
      method: incoming.method,
      path: `${target.pathname.replace(/\/$/, "")}${incoming.url ?? "/"}`,
      headers: passedOn(incoming),
    },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, [...passedOn(answer)]);
      answer.pipe(outgoing);
    },
  );
  onward.on("error", (error) => fail(outgoing, `Pennywire does not answer at ${target.origin}: ${error.message}.`));
  outgoing.on("close", () => onward.destroy());
  incoming.pipe(onward);
};

/** A request for a plain http:// address. */
const plain = (incoming: IncomingMessage, outgoing: ServerResponse, { passThrough, onRefused }: ProxyOptions): void => {
  const asked = incoming.url ?? "";
  if (!URL.canParse(asked) || !passThrough || isPlayed(new URL(asked).hostname)) {
    const { host } = URL.canParse(asked) ? new URL(asked) : { host: asked };
    onRefused(host);
    outgoing.writeHead(403, { "content-type": "text/plain" }).end(refusalOf(host));
    return;
  }
  const onward = requestHttp(asked, { method: incoming.method, headers: passedOn(incoming) }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, [...passedOn(answer)]);
    answer.pipe(outgoing);
  });
  onward.on("error", (error) => fail(outgoing, `${new URL(asked).host} does not answer: ${error.message}.`));
  outgoing.on("close", () => onward.destroy());
  incoming.pipe(onward);
};

const fail = (outgoing: ServerResponse, sentence: string): void => {
  if (outgoing.headersSent) outgoing.destroy();
  else outgoing.writeHead(502, { "content-type": "text/plain" }).end(`${sentence}\n`);
};

const tunnel = (host: string, port: number, socket: Duplex, head: Buffer, keep: (socket: Socket) => void): void => {
  const onward = connect(port, host, () => {
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
    onward.write(head);
    onward.pipe(socket).pipe(onward);
  });
  keep(onward);
  onward.on("error", () => {
    if (onward.connecting || onward.bytesRead === 0)
      socket.end("HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n");
    else socket.destroy();
  });
  socket.on("close", () => onward.destroy());
};

const refusalOf = (target: string): string =>
  `pennywire run lets programs reach the hosts of Twilio only, and plays them itself. ${target} is none of them; with --pass-through it is reached as always.\n`;

const refuse = (socket: Duplex, target: string): void => {
  const sentence = refusalOf(target);
  socket.end(
    `HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nContent-Length: ${Buffer.byteLength(sentence)}\r\nConnection: close\r\n\r\n${sentence}`,
  );
};
