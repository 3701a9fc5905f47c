import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { createIo, type Io } from "./io.ts";
import { printDetails, printTable, type Column } from "./table.ts";
import type { World } from "./world.ts";

interface Row {
  readonly name: string;
  readonly price: string;
}

const columns: readonly Column<Row>[] = [
  { header: "name", text: ({ name }) => name, shrinkTo: 6 },
  { header: "price", text: ({ price }) => `$${price}`, raw: ({ price }) => price, align: "right" },
  { header: "secret", text: () => "for programs", only: "programs" },
];

const rows: readonly Row[] = [
  { name: "Ann", price: "0.00830" },
  { name: "日本語 and more", price: "10.00000" },
];

describe("a list", () => {
  it("is aligned on a terminal, numbers to the right", () => {
    expect(printed(40, (io) => printTable(io, columns, rows))).toBe(
      "NAME                 PRICE\nAnn               $0.00830\n日本語 and more  $10.00000\n",
    );
  });

  it("is never wider than the terminal while something can shrink", () => {
    expect(printed(20, (io) => printTable(io, columns, rows))).toBe(
      "NAME           PRICE\nAnn         $0.00830\n日本語 a…  $10.00000\n",
    );
  });

  it("is tab-separated elsewhere: exact values, no header, one line a row", () => {
    const told = printed(null, (io) => printTable(io, columns, [{ name: "a\tb\nc", price: "1.00000" }]));
    expect(told).toBe("a b c\t1.00000\tfor programs\n");
  });

  it("is coloured without losing its alignment", () => {
    const coloured: readonly Column<Row>[] = [
      { header: "name", text: ({ name }) => name, paint: (text) => `<${text}>` },
      { header: "price", text: ({ price }) => price, align: "right", paint: (text) => `<${text}>` },
    ];
    expect(printed(40, (io) => printTable(io, coloured, rows)).split("\n")[1]).toBe("<Ann>               <0.00830>");
  });
});

describe("details", () => {
  const details = [
    { name: "sid", text: "SM1" },
    { name: "price", text: "$1", raw: "1" },
  ];

  it("are aligned on a terminal and tab-separated elsewhere", () => {
    expect(printed(40, (io) => printDetails(io, details))).toBe("sid    SM1\nprice  $1\n");
    expect(printed(null, (io) => printDetails(io, details))).toBe("sid\tSM1\nprice\t1\n");
  });
});

const printed = (terminal: number | null, print: (io: Io) => void): string => {
  let text = "";
  const stdout = { write: (part: string) => (text += part), isTTY: terminal !== null, columns: terminal ?? undefined };
  print(createIo(worldOf(stdout), { json: false, color: false }));
  return text;
};

const worldOf = (stdout: World["stdout"]): World => ({
  env: {},
  home: "/nobody",
  stdin: new PassThrough(),
  stdout,
  stderr: { write: () => true },
  now: () => 0,
  timeZone: "UTC",
  sleep: async () => undefined,
  interrupted: () => new AbortController().signal,
  readFile: async () => "",
  startServer: async () => undefined,
  openProxy: async () => ({ variables: {}, close: () => undefined }),
  runProgram: async () => 0,
});
