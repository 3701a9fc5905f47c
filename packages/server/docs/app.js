// The page of the reference: contents and search on one side, one operation on the other, by the address behind #.
import { bodySchema, curlOf, fieldsOf, matches, operationsOf, parametersOf } from "./reading.js";

/** @typedef {import("./reading.js").Api} Api */
/** @typedef {import("./reading.js").Field} Field */
/** @typedef {import("./reading.js").Operation} Operation */

/** @param {string} id @returns {HTMLElement} */
const byId = (id) => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no ${id}`);
  return found;
};

/** An element with these attributes and contents; texts are texts, never markup. @param {string} name @param {Record<string, string>} attributes @param {...(Node | string)} contents */
const h = (name, attributes, ...contents) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...contents);
  return element;
};

/** Text with `code` between backquotes. @param {string} text */
const prose = (text) => text.split("`").map((part, at) => (at % 2 === 1 ? h("code", {}, part) : part));

const base = new URL(".", location.href).href.replace(/\/$/u, "");

/** @type {Api} */
// oxlint-disable-next-line typescript/no-unsafe-assignment -- it is our own document, of this very version
const api = await (await fetch("openapi.json")).json();
const operations = operationsOf(api);
const tags = [...api.tags, { name: "Webhooks", description: "What is posted to your own server." }];

/** How long a button says that it has done its work, in milliseconds. */
const copiedMs = 1_500;

const search = document.querySelector("input");
if (search === null) throw new Error("the page has no field to search in");
const main = byId("main");
const side = byId("side");
const menu = byId("menu");

const link = (/** @type {Operation} */ one) =>
  h(
    "a",
    { href: `#${one.id}` },
    h("span", { class: `method ${one.method}` }, one.isWebhook ? "hook" : one.method),
    h("span", {}, one.summary),
  );

const drawContents = () => {
  const words = search.value.trim();
  const shown = operations.filter((one) => matches(api, one, words));
  byId("found").textContent = words === "" ? "" : `${shown.length} of ${operations.length} operations`;
  byId("groups").replaceChildren(
    ...tags.flatMap(({ name }) => {
      const own = shown.filter((one) => one.tag === name);
      return own.length === 0 ? [] : [h("h2", {}, name), h("ul", {}, ...own.map((one) => h("li", {}, link(one))))];
    }),
  );
  markCurrent();
};

const markCurrent = () => {
  for (const anchor of side.querySelectorAll("a")) {
    if (anchor.getAttribute("href") === location.hash) anchor.setAttribute("aria-current", "page");
    else anchor.removeAttribute("aria-current");
  }
};

/** @param {readonly Field[]} fields @param {boolean} isInput */
const table = (fields, isInput) =>
  h(
    "table",
    { class: "fields" },
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Name"), h("th", { scope: "col" }, "Meaning"))),
    h("tbody", {}, ...fields.map((field) => row(field, isInput))),
  );

/** @param {Field} field @param {boolean} isInput @returns {HTMLElement} */
const row = ({ name, type, description, isNeeded, inner }, isInput) =>
  h(
    "tr",
    {},
    h(
      "td",
      {},
      h("code", {}, name),
      isInput && isNeeded ? h("span", { class: "needed" }, "needed") : "",
      h("span", { class: "type" }, type),
    ),
    h(
      "td",
      {},
      ...prose(description),
      inner.length === 0
        ? ""
        : h(
            "details",
            {},
            h("summary", {}, `${inner.length} fields`),
            h("div", { class: "inner" }, table(inner, isInput)),
          ),
    ),
  );

/** @param {string} title @param {...(Node | string)} contents */
const section = (title, ...contents) => h("section", {}, h("h2", {}, title), ...contents);

/** @param {Operation} one @param {string} place @param {string} title */
const parameters = (one, place, title) => {
  const fields = parametersOf(api, one)
    .filter((each) => each.in === place)
    .flatMap(({ name, schema, required, description = "" }) =>
      fieldsOf(api, { properties: { [name]: { ...schema, description } }, required: required === true ? [name] : [] }),
    );
  return fields.length === 0 ? "" : section(title, table(fields, true));
};

/** @param {Operation} one */
const example = (one) => {
  const text = curlOf(api, one, base);
  const copy = h("button", { type: "button" }, "Copy");
  copy.addEventListener("click", () => {
    void navigator.clipboard.writeText(text).then(() => {
      copy.textContent = "Copied";
      setTimeout(() => (copy.textContent = "Copy"), copiedMs);
    });
  });
  return h("div", { class: "example" }, h("pre", { tabindex: "0" }, text), copy);
};

/** @param {Operation} one */
const answers = (one) =>
  Object.entries(one.raw.responses)
    .filter(([status]) => Number(status) < 400)
    .map(([status, response]) => {
      const fields = fieldsOf(api, response.content?.["application/json"]?.schema);
      return section(
        `Answer ${status}`,
        h("p", {}, response.description),
        fields.length === 0 ? "" : table(fields, false),
      );
    });

/** @param {Operation} one */
const codes = (one) => {
  const refused = Object.entries(one.raw.responses)
    .filter(([status]) => Number(status) >= 400)
    .flatMap(([status, { description }]) => description.split("\n\n").map((line) => ({ status, line })));
  if (refused.length === 0) return "";
  const lines = refused.map(({ status, line }) => {
    const [code = "", ...rest] = line.split(": ");
    return h("li", {}, h("code", {}, `${status} ${code}`), h("span", {}, rest.join(": ")));
  });
  return section("Codes", h("ul", { class: "codes" }, ...lines));
};

/** @param {Operation} one */
const page = (one) => {
  const body = bodySchema(one);
  const fields = fieldsOf(api, body);
  return [
    h("p", { class: "soft" }, one.tag),
    h("h1", {}, one.summary),
    h(
      "p",
      { class: "address" },
      h("span", { class: `method ${one.method}` }, one.method),
      h("span", { class: "path" }, one.isWebhook ? "the URL that you set" : one.path),
    ),
    h("p", {}, ...prose(one.description)),
    one.isWebhook ? "" : section("Try it", example(one)),
    parameters(one, "path", "In the path"),
    parameters(one, "query", "In the query"),
    fields.length === 0 ? "" : section("In the body", table(fields, true)),
    parameters(one, "header", "In the headers"),
    ...(one.isWebhook ? [] : answers(one)),
    codes(one),
  ];
};

const overview = () => [
  h("h1", {}, "Pennywire API"),
  h("p", {}, ...prose(api.info.description)),
  h(
    "p",
    {},
    "This server is at ",
    h("code", {}, base),
    ". Sign in by HTTP Basic: an account's SID and its auth token, or an API key's SID and its secret.",
  ),
  h("p", {}, h("a", { href: "openapi.json" }, "openapi.json"), " has all of this for programs."),
  ...tags.map(({ name, description }) =>
    section(
      name,
      h("p", { class: "soft" }, description),
      h("ul", { class: "list" }, ...operations.filter((one) => one.tag === name).map(line)),
    ),
  ),
];

/** @param {Operation} one */
const line = (one) =>
  h(
    "li",
    {},
    h("span", { class: `method ${one.method}` }, one.method),
    h("a", { href: `#${one.id}` }, one.summary),
    h("span", { class: "path" }, one.isWebhook ? "" : one.path),
  );

const open = (/** @type {boolean} */ isOpen) => {
  side.classList.toggle("open", isOpen);
  menu.setAttribute("aria-expanded", String(isOpen));
};

const draw = () => {
  if (location.hash === "#main") return;
  const one = operations.find(({ id }) => `#${id}` === location.hash);
  main.replaceChildren(...(one === undefined ? overview() : page(one)));
  document.title = one === undefined ? "Pennywire API" : `${one.summary} · Pennywire API`;
  open(false);
  markCurrent();
  scrollTo(0, 0);
};

/** The links that are shown, for the arrow keys. */
const links = () => [...byId("groups").querySelectorAll("a")];

addEventListener("hashchange", () => {
  draw();
  main.focus({ preventScroll: true });
});
menu.addEventListener("click", () => open(!side.classList.contains("open")));
search.addEventListener("input", drawContents);
addEventListener("keydown", (event) => {
  const isTyping = event.target instanceof HTMLInputElement;
  if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    open(true);
    search.focus();
  } else if (event.key === "Escape") {
    if (isTyping && search.value !== "") {
      search.value = "";
      drawContents();
    } else open(false);
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && side.contains(document.activeElement)) {
    const all = links();
    const at = all.findIndex((anchor) => anchor === document.activeElement);
    const next = all[event.key === "ArrowDown" ? at + 1 : at - 1];
    event.preventDefault();
    (next ?? search).focus();
  } else if (event.key === "Enter" && event.target === search) links()[0]?.click();
});

drawContents();
draw();
