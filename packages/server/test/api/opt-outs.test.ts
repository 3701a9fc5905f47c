// The list of opt-outs, imports of such lists, and the words of messaging services.
import { routes } from "@pennywire/contract";
import { describe, expect, it } from "vitest";
import { expectContract, expectRefusal, oneWorld, secondSender, sender, type World } from "../world.ts";

const inWorld = oneWorld();

let phones = 0;
const newPhone = (): string => {
  phones += 1;
  return `+1555866${String(1_000 + phones)}`;
};

interface Entry {
  readonly sid: string;
  readonly scope: string;
  readonly phone_number: string;
}

const add = async (world: World, PhoneNumber: string, Scope = sender) =>
  expectContract(routes.createOptOut, await world.api("/v1/OptOuts", { form: { Scope, PhoneNumber } })) as Entry;

const list = async (world: World, query: string) =>
  expectContract(routes.listOptOuts, await world.api(`/v1/OptOuts?${query}`)) as {
    readonly opt_outs: readonly Entry[];
    readonly meta: { readonly next_page_url: string | null; readonly previous_page_url: string | null };
  };

const upload = async (world: World, body: string, query = "", type = "text/csv") =>
  world.api(`/v1/OptOuts/Imports${query}`, { method: "POST", form: body, headers: { "Content-Type": type } });

interface Import {
  readonly sid: string;
  readonly status: string;
  readonly errors: readonly { readonly line: number; readonly field: string }[];
}

const completed = async (world: World, body: string, query = ""): Promise<Import> => {
  const { sid } = expectContract(routes.createOptOutImport, await upload(world, body, query)) as Import;
  return world.until("the import", async () => {
    const answer = await world.api(`/v1/OptOuts/Imports/${sid}`);
    const now = expectContract(routes.fetchOptOutImport, answer) as Import;
    return now.status === "completed" && now;
  });
};

const openService = async (world: World): Promise<string> => {
  const { json } = await world.api("/v1/Services", { form: { FriendlyName: "Shop" } });
  return (json as { readonly sid: string }).sid;
};

describe("the list", () => {
  it("shows what was added with every field, once, and forgets what is cleared", async () => {
    const world = inWorld();
    const phone = newPhone();
    const made = await add(world, phone);
    expect(made).toEqual({
      sid: expect.stringMatching(/^OP[0-9a-f]{32}$/u),
      account_sid: world.owner.sid,
      scope: sender,
      phone_number: phone,
      source: "api",
      message_sid: null,
      date_created: expect.stringMatching(/Z$/u),
      url: `${world.url()}/v1/OptOuts/${made.sid}`,
    });
    expect(await add(world, phone)).toEqual(made);
    expect(expectContract(routes.fetchOptOut, await world.api(`/v1/OptOuts/${made.sid}`))).toEqual(made);
    expect((await list(world, `PhoneNumber=${encodeURIComponent(phone)}`)).opt_outs).toEqual([made]);
    expectRefusal(
      await world.api("/Messages.json", { form: { To: phone, From: sender, Body: "Hi" } }),
      400,
      21610,
      "To",
    );
    expectContract(routes.deleteOptOut, await world.api(`/v1/OptOuts/${made.sid}`, { method: "DELETE" }));
    expectRefusal(await world.api(`/v1/OptOuts/${made.sid}`), 404, 20404);
    await world.send({ To: phone });
  });

  it("is read page by page, newest first, by scope and by phone", async () => {
    const world = inWorld();
    const added: Entry[] = [];
    for (let count = 0; count < 5; count += 1) added.push(await add(world, newPhone(), secondSender));
    const wanted = added
      .map(({ sid }) => sid)
      .toSorted()
      .toReversed();
    const seen: string[] = [];
    let query = `Scope=${encodeURIComponent(secondSender)}&PageSize=2`;
    for (;;) {
      const page = await list(world, query);
      seen.push(...page.opt_outs.map(({ sid }) => sid));
      if (page.meta.next_page_url === null) break;
      query = new URL(page.meta.next_page_url).search.slice(1);
    }
    expect(seen).toEqual(wanted);
    const both = `Scope=${encodeURIComponent(sender)}&PhoneNumber=${encodeURIComponent(added[0]?.phone_number ?? "")}`;
    expect((await list(world, both)).opt_outs).toEqual([]);
  });

  it.each([
    [21211, "PhoneNumber", { Scope: sender, PhoneNumber: "nobody" }],
    [21211, "PhoneNumber", { Scope: sender }],
    [20400, "Scope", { PhoneNumber: "+15558660001" }],
    [21606, "Scope", { Scope: "+15558660002", PhoneNumber: "+15558660001" }],
    [21701, "Scope", { Scope: `MG${"0".repeat(32)}`, PhoneNumber: "+15558660001" }],
  ])("refuses with %d what is wrong in %s", async (code, field, form) => {
    expectRefusal(await inWorld().api("/v1/OptOuts", { form }), 400, code, field);
  });

  it("shows nothing of another account's", async () => {
    const world = inWorld();
    const stranger = await world.openTenant();
    const mine = await add(world, newPhone());
    for (const method of ["GET", "DELETE"]) {
      expectRefusal(await world.api(`/v1/OptOuts/${mine.sid}`, { method, as: stranger }), 404, 20404);
    }
    const answer = await world.api("/v1/OptOuts", { as: stranger });
    expect((answer.json as { readonly opt_outs: readonly unknown[] }).opt_outs).toEqual([]);
    const form = { Scope: sender, PhoneNumber: newPhone() };
    expectRefusal(await world.api("/v1/OptOuts", { form, as: stranger }), 400, 21606, "Scope");
  });

  it("gives a repeated request its first answer", async () => {
    const world = inWorld();
    const request = {
      form: { Scope: sender, PhoneNumber: newPhone() },
      headers: { "Idempotency-Key": "opt-out" },
    };
    const [first, second] = [await world.api("/v1/OptOuts", request), await world.api("/v1/OptOuts", request)];
    expect(second.json).toEqual(first.json);
    expect(second.headers.get("idempotent-replayed")).toBe("true");
  });
});

describe("an import", () => {
  it("adds every line once, counts what was there, and names the lines that are wrong", async () => {
    const world = inWorld();
    const [one, two, three] = [newPhone(), newPhone(), newPhone()];
    await add(world, three);
    const file = [
      "\uFEFFname,Phone_Number,Scope",
      `"Ann, the first",${one},`,
      `Bob,${two},${secondSender}`,
      `Ann again,${one},`,
      `Cid,${three},`,
      "Dan,12345,",
      `Eve,${newPhone()},+15558660002`,
      "",
    ].join("\r\n");
    expect(await completed(world, file, `?Scope=${encodeURIComponent(sender)}`)).toMatchObject({
      scope: sender,
      bytes: Buffer.byteLength(file.slice(1)),
      lines_read: 6,
      added: 2,
      already_present: 2,
      failed: 2,
      errors: [
        { line: 6, field: "phone_number" },
        { line: 7, field: "scope" },
      ],
    });
    for (const [phone, scope] of [
      [one, sender],
      [two, secondSender],
    ] as const) {
      const { opt_outs: found } = await list(world, `PhoneNumber=${encodeURIComponent(phone)}`);
      expect(found).toMatchObject([{ scope, source: "import" }]);
    }
    expect(await world.files()).toEqual([]);
  });

  it("of thousands of lines ends with all of them, whatever else is sent meanwhile", async () => {
    const world = inWorld();
    const lines = Array.from({ length: 3_000 }, (_, index) => `+1555${String(8_700_000 + index)}`);
    const { sid } = expectContract(
      routes.createOptOutImport,
      await upload(world, ["phone_number", ...lines].join("\n"), `?Scope=${encodeURIComponent(sender)}`),
    ) as Import;
    await world.send({ To: newPhone() });
    const done = await world.until("the import", async () => {
      const now = (await world.api(`/v1/OptOuts/Imports/${sid}`)).json as Import;
      return now.status === "completed" && now;
    });
    expect(done).toMatchObject({ lines_read: 3_000, added: 3_000, failed: 0 });
    const { imports } = expectContract(routes.listOptOutImports, await world.api("/v1/OptOuts/Imports")) as {
      readonly imports: readonly Import[];
    };
    expect(imports[0]).toEqual(done);
  });

  it("reads what stands before a quotation mark that is never closed", async () => {
    const phone = newPhone();
    const done = await completed(
      inWorld(),
      `phone_number\n${phone}\n"${newPhone()}\n`,
      `?Scope=${encodeURIComponent(sender)}`,
    );
    expect(done).toMatchObject({ added: 1, failed: 1, errors: [{ field: "phone_number" }] });
  });

  it("keeps the first hundred errors and counts them all", async () => {
    const bad = ["phone_number", ...Array.from({ length: 130 }, () => "nobody")].join("\n");
    const done = await completed(inWorld(), bad, `?Scope=${encodeURIComponent(sender)}`);
    expect(done).toMatchObject({ failed: 130, added: 0 });
    expect(done.errors).toHaveLength(100);
  });

  it("is refused as a whole when its header is wrong, its type is another, or its scope is nobody's", async () => {
    const world = inWorld();
    for (const header of ["", "phone", "phone_number,phone_number", '"phone_number']) {
      expectRefusal(await upload(world, `${header}\n+15558660001`), 400, 20400);
    }
    expectRefusal(await upload(world, "phone_number\n", "", "application/json"), 415, 20415);
    expectRefusal(await upload(world, "phone_number\n", "?Scope=nobody"), 400, 21606, "Scope");
    expectRefusal(await upload(world, `phone_number\n${"x".repeat(5_242_880)}`), 413, 20413);
  });

  it("of another account is as one that does not exist", async () => {
    const world = inWorld();
    const { sid } = await completed(world, "phone_number\n");
    const stranger = await world.openTenant();
    expectRefusal(await world.api(`/v1/OptOuts/Imports/${sid}`, { as: stranger }), 404, 20404);
  });
});

describe("the words of a service", () => {
  const usual = { keywords: null, reply: null };

  it("are the usual ones until they are changed, and again when they are dropped", async () => {
    const world = inWorld();
    const service = await openService(world);
    const path = `/v1/OptOutSettings/${service}`;
    const before = expectContract(routes.fetchOptOutSettings, await world.api(path));
    expect(before).toEqual({
      account_sid: world.owner.sid,
      messaging_service_sid: service,
      advanced: false,
      language: null,
      stop: usual,
      start: usual,
      help: usual,
      countries: [],
      date_created: null,
      date_updated: null,
      url: `${world.url()}${path}`,
    });
    const form = {
      Language: "de",
      StopKeywords: ["Ende", "Schluss"],
      StopReply: "Tschüss",
      Countries: JSON.stringify([{ Country: "CH", Language: "fr", StopKeywords: ["Fini"] }]),
    };
    const changed = expectContract(routes.updateOptOutSettings, await world.api(path, { form }));
    expect(changed).toMatchObject({
      advanced: true,
      language: "de",
      stop: { keywords: ["Ende", "Schluss"], reply: "Tschüss" },
      help: usual,
      countries: [
        { country: "CH", language: "fr", stop: { keywords: ["Fini"], reply: null }, start: usual, help: usual },
      ],
    });
    expect(expectContract(routes.fetchOptOutSettings, await world.api(path))).toEqual(changed);
    const emptied = await world.api(path, { form: { StopReply: "", StopKeywords: "", HelpReply: "Call us" } });
    expect(expectContract(routes.updateOptOutSettings, emptied)).toMatchObject({
      language: "de",
      stop: usual,
      help: { keywords: null, reply: "Call us" },
      countries: [{ country: "CH" }],
    });
    expectContract(routes.deleteOptOutSettings, await world.api(path, { method: "DELETE" }));
    expect((await world.api(path)).json).toEqual(before);
    expectRefusal(await world.api(path, { method: "DELETE" }), 404, 20404);
  });

  it("may be given as JSON", async () => {
    const world = inWorld();
    const service = await openService(world);
    const json = { HelpKeywords: ["SOS"], Countries: [{ Country: "AT", HelpReply: "Servus" }] };
    const answer = await world.api(`/v1/OptOutSettings/${service}`, { json });
    expect(expectContract(routes.updateOptOutSettings, answer)).toMatchObject({
      help: { keywords: ["SOS"], reply: null },
      countries: [{ country: "AT", help: { keywords: null, reply: "Servus" } }],
    });
  });

  it.each([
    ["StopKeywords", { StopKeywords: "HELP" }],
    ["StopKeywords", { StopKeywords: "two words" }],
    ["HelpReply", { HelpReply: "x".repeat(460) }],
    ["Language", { Language: "tlh" }],
    ["Countries", { Countries: "not JSON" }],
    ["Countries", { Countries: '[{"Country":"Austria"}]' }],
    ["Countries", { Countries: '[{"Country":"AT","Colour":"red"}]' }],
  ])("are refused for %s: %j", async (field, form) => {
    const world = inWorld();
    const service = await openService(world);
    expectRefusal(await world.api(`/v1/OptOutSettings/${service}`, { form }), 400, 20400, field);
  });

  it("of another account's service are as those of none", async () => {
    const world = inWorld();
    const service = await openService(world);
    const as = await world.openTenant();
    const path = `/v1/OptOutSettings/${service}`;
    expectRefusal(await world.api(path, { as }), 404, 20404);
    expectRefusal(await world.api(path, { as, form: { StopReply: "Bye" } }), 404, 20404);
    expectRefusal(await world.api(path, { as, method: "DELETE" }), 404, 20404);
  });
});
