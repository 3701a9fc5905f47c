// Kannel 1.4 beside us: its HTTP door (smsbox's sendsms), its core (bearerbox) with a store in a file, and an SMPP link
// to our own small SMSC. Its 202 means "written, not yet on the disk".
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as wait } from "node:timers/promises";
import { cpuSeconds, loadCore, memoryMib, need, start, untilListening, type Running } from "./programs.ts";

const smscProgram = fileURLToPath(new URL("smsc.ts", import.meta.url));

export const sendsmsPath = "/cgi-bin/sendsms";
/** As sendsms wants them, in the query. */
export const sendsmsCredentials = "username=bench&password=benchbench";

export interface Kannel {
  readonly port: number;
  /** How many messages its SMSC has taken so far. */
  submitted(): number;
  /** Resolves when its SMSC gets nothing more. */
  drained(): Promise<void>;
  pause(): void;
  resume(): void;
  /** Of both boxes; the SMSC is not Kannel's. */
  memoryMib(): number;
  cpuSeconds(): number;
  stop(): Promise<void>;
}

/** `core`: number of the core that both of its boxes share, or null for all of them. Takes four ports from `port` on. */
export const startKannel = async (folder: string, port: number, core: string | null): Promise<Kannel> => {
  need("/usr/sbin/bearerbox", "kannel");
  mkdirSync(folder, { recursive: true });
  const [adminPort, boxPort, smscPort] = [port + 1, port + 2, port + 3];
  const file = join(folder, "kannel.conf");
  writeFileSync(file, settings(folder, { sendsms: port, admin: adminPort, box: boxPort, smsc: smscPort }));
  const smsc = start({
    command: process.execPath,
    args: ["--import", "tsx", smscProgram, String(smscPort)],
    core: core === null ? null : loadCore,
  });
  let submitted = 0;
  smsc.onLine((line) => {
    submitted = Number(line);
  });
  await untilListening(smscPort);
  const bearerbox = start({ command: "/usr/sbin/bearerbox", args: ["-v", "4", file], core });
  await untilListening(boxPort);
  const smsbox = start({ command: "/usr/sbin/smsbox", args: ["-v", "4", file], core });
  await untilListening(port);
  await wait(bindMs);
  const boxes: readonly Running[] = [smsbox, bearerbox, smsc];
  return {
    port,
    submitted: () => submitted,
    drained: async () => {
      let before = -1;
      while (before !== submitted) {
        before = submitted;
        await wait(300);
      }
    },
    pause: () => boxes.forEach((box) => box.pause()),
    resume: () => boxes.forEach((box) => box.resume()),
    memoryMib: () => memoryMib(bearerbox.pid) + memoryMib(smsbox.pid),
    cpuSeconds: () => cpuSeconds(bearerbox.pid) + cpuSeconds(smsbox.pid),
    stop: async () => {
      for (const box of boxes) await box.stop();
    },
  };
};

/** Time for the box to find its core and the core its SMSC, in milliseconds. */
const bindMs = 1_500;

interface Ports {
  readonly sendsms: number;
  readonly admin: number;
  readonly box: number;
  readonly smsc: number;
}

const settings = (folder: string, ports: Ports): string => {
  const groups: readonly Readonly<Record<string, string | number>>[] = [
    {
      group: "core",
      "admin-port": ports.admin,
      "admin-password": "bench",
      "admin-deny-ip": "*.*.*.*",
      "admin-allow-ip": "127.0.0.1",
      "smsbox-port": ports.box,
      "box-deny-ip": "*.*.*.*",
      "box-allow-ip": "127.0.0.1",
      "store-type": "file",
      "store-file": join(folder, "kannel.store"),
      "dlr-storage": "internal",
      "sms-outgoing-queue-limit": 10_000_000,
    },
    {
      group: "smsc",
      smsc: "smpp",
      "smsc-id": "bench",
      host: "127.0.0.1",
      port: ports.smsc,
      "transceiver-mode": "true",
      "smsc-username": "bench",
      "smsc-password": "bench",
      "system-type": "bench",
      "max-pending-submits": 100,
    },
    { group: "smsbox", "bearerbox-host": "127.0.0.1", "sendsms-port": ports.sendsms, "sendsms-interface": "127.0.0.1" },
    { group: "sendsms-user", username: "bench", password: "benchbench", concatenation: "true", "max-messages": 10 },
  ];
  return groups
    .map((group) =>
      Object.entries(group)
        .map(([name, value]) => `${name} = ${value}\n`)
        .join(""),
    )
    .join("\n");
};
