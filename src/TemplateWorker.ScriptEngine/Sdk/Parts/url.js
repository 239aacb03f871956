// URL and URLSearchParams as the URL standard (https://url.spec.whatwg.org) has them.
const { entries, part } = core;
const { convert, requireCallback, shown } = part("checks");
const parser = part("urlparser");

const SAFE = /[A-Za-z0-9*\-._]/;

// As `USVString` of the standards.
function toText(value, what) {
  if (typeof value !== "string") {
    return convert(value, what).toWellFormed();
  }
  return value.toWellFormed();
}

const toChange = (value, name) => parser.withoutBreaks(toText(value, `URL.${name}`));

function encodeForm(text) {
  return Array.from(text, (character) => {
    if (SAFE.test(character)) {
      return character;
    }
    return character === " " ? "+" : parser.encode(character, character);
  }).join("");
}

const decodeForm = (text) => parser.decodePercent(text.replaceAll("+", " "));

function parseForm(text) {
  return text.split("&").filter((pair) => pair !== "").map((pair) => {
    const end = pair.indexOf("=");
    return end < 0 ? [decodeForm(pair), ""] : [decodeForm(pair.slice(0, end)), decodeForm(pair.slice(end + 1))];
  });
}

function toPair(pair) {
  const both = typeof pair === "object" && typeof pair?.[Symbol.iterator] === "function" ? [...pair] : [];
  if (both.length !== 2) {
    throw new TypeError(`URLSearchParams takes pairs of name and value; it was given ${shown(pair)}.`);
  }
  return toTexts(both[0], both[1], "URLSearchParams");
}

// Whether a pair has this name, and this value where one is given.
function matcher(name, value, method) {
  const key = toName(name, method);
  const text = value === undefined ? undefined : toText(value, `The value of ${method}`);
  return (pair) => pair[0] === key && (text === undefined || pair[1] === text);
}

const toName = (name, method) => toText(name, `The name of ${method}`);
const toTexts = (name, value, method) => [toName(name, method), toText(value, `The value of ${method}`)];

// What changes the list tells the URL that it belongs to.
const owners = new WeakMap();

class URLSearchParams {
  #pairs = [];

  constructor(init = "") {
    if (typeof init !== "object" || init === null) {
      this.#pairs = parseForm(toText(init, "What URLSearchParams takes").replace(/^\?/, ""));
    } else {
      this.#pairs = typeof init[Symbol.iterator] === "function" ? Array.from(init, toPair) : entries(init).map(toPair);
    }
  }

  // Reads the pairs anew, because the URL's text has changed.
  static read(params, search) {
    params.#pairs = parseForm(search);
  }

  #changed() {
    owners.get(this)?.();
  }

  get size() {
    return this.#pairs.length;
  }

  append(name, value) {
    this.#pairs.push(toTexts(name, value, "URLSearchParams.append"));
    this.#changed();
  }

  delete(name, value) {
    const isMeant = matcher(name, value, "URLSearchParams.delete");
    this.#pairs = this.#pairs.filter((pair) => !isMeant(pair));
    this.#changed();
  }

  get(name) {
    return this.#pairs.find(matcher(name, undefined, "URLSearchParams.get"))?.[1] ?? null;
  }

  getAll(name) {
    return this.#pairs.filter(matcher(name, undefined, "URLSearchParams.getAll")).map(([, value]) => value);
  }

  has(name, value) {
    return this.#pairs.some(matcher(name, value, "URLSearchParams.has"));
  }

  set(name, value) {
    const [key, text] = toTexts(name, value, "URLSearchParams.set");
    const first = this.#pairs.find((pair) => pair[0] === key);
    if (first === undefined) {
      this.#pairs.push([key, text]);
    } else {
      first[1] = text;
      this.#pairs = this.#pairs.filter((pair) => pair === first || pair[0] !== key);
    }
    this.#changed();
  }

  sort() {
    this.#pairs.sort(([one], [other]) => one < other ? -1 : one > other ? 1 : 0);
    this.#changed();
  }

  forEach(callback) {
    requireCallback(callback, "URLSearchParams.forEach");
    for (const [name, value] of this.entries()) {
      callback(value, name, this);
    }
  }

  // By number, because the pairs may change meanwhile.
  * entries() {
    for (let i = 0; i < this.#pairs.length; i++) {
      yield [...this.#pairs[i]];
    }
  }

  * keys() {
    for (const [name] of this.entries()) {
      yield name;
    }
  }

  * values() {
    for (const [, value] of this.entries()) {
      yield value;
    }
  }

  [Symbol.iterator]() {
    return this.entries();
  }

  toString() {
    return this.#pairs.map(([name, value]) => `${encodeForm(name)}=${encodeForm(value)}`).join("&");
  }
}
const { read } = URLSearchParams;
delete URLSearchParams.read;

class URL {
  #parts;
  #params;

  constructor(url, base) {
    const text = toText(url, "The address that URL takes");
    const from = base === undefined ? undefined : parser.parse(toText(base, "The base of a URL"));
    const parts = from === null ? null : parser.parse(text, from);
    if (parts === null) {
      const what = from === null ? `${shown(`${base}`)} is no URL to start from` : `${shown(text)} is no URL`;
      throw new TypeError(`${what}.${base === undefined && /^[/.\w]*$/.test(text) ? " A relative one needs a second argument." : ""}`);
    }
    this.#take(parts);
  }

  static canParse(url, base) {
    return URL.parse(url, base) !== null;
  }

  static parse(url, base) {
    try {
      return new URL(url, base);
    } catch {
      return null;
    }
  }

  #take(parts) {
    this.#parts = parts;
    if (this.#params !== undefined) {
      read(this.#params, parts.query ?? "");
    }
  }

  // What a setter cannot make sense of changes nothing.
  #change(changes) {
    this.#take({ ...this.#parts, ...changes });
  }

  get #canHaveUser() {
    return this.#parts.hostname !== null && this.#parts.hostname !== "";
  }

  get href() {
    const { protocol, username, password, hostname, port, pathname, query, fragment } = this.#parts;
    const user = username === "" && password === "" ? "" : `${username}${password === "" ? "" : `:${password}`}@`;
    const guard = hostname === null && pathname.startsWith("//") ? "/." : "";
    const authority = hostname === null ? guard : `//${user}${hostname}${port === "" ? "" : `:${port}`}`;
    return `${protocol}${authority}${pathname}${query === null ? "" : `?${query}`}${fragment === null ? "" : `#${fragment}`}`;
  }

  set href(value) {
    this.#take(new URL(value).#parts);
  }

  get origin() {
    const { protocol } = this.#parts;
    return parser.isSpecial(protocol) ? `${protocol}//${this.host}` : "null";
  }

  get protocol() {
    return this.#parts.protocol;
  }

  set protocol(value) {
    const [, scheme] = /^([a-zA-Z][a-zA-Z0-9+.-]*)(?::|$)/.exec(toChange(value, "protocol")) ?? [];
    const protocol = `${scheme}:`.toLowerCase();
    if (scheme !== undefined && protocol !== "file:" && parser.isSpecial(protocol) === parser.isSpecial(this.protocol)) {
      this.#change({ protocol, port: parser.parsePort(this.port, protocol) });
    }
  }

  get username() {
    return this.#parts.username;
  }

  set username(value) {
    const text = toText(value, "URL.username");
    if (this.#canHaveUser) {
      this.#change({ username: parser.encode(text, parser.USER) });
    }
  }

  get password() {
    return this.#parts.password;
  }

  set password(value) {
    const text = toText(value, "URL.password");
    if (this.#canHaveUser) {
      this.#change({ password: parser.encode(text, parser.USER) });
    }
  }

  get host() {
    return this.port === "" ? this.hostname : `${this.hostname}:${this.port}`;
  }

  set host(value) {
    this.#changeHost(toChange(value, "host"), true);
  }

  get hostname() {
    return this.#parts.hostname ?? "";
  }

  set hostname(value) {
    this.#changeHost(toChange(value, "hostname"), false);
  }

  // The host counts even where the port behind it is nonsense.
  #changeHost(value, canHavePort) {
    const [text] = value.split(parser.isSpecial(this.protocol) ? /[/?#\\]/ : /[/?#]/);
    const { name, port } = parser.splitHost(text) ?? {};
    const needsName = parser.isSpecial(this.protocol) || port !== undefined || this.username !== "" || this.password !== "" || this.port !== "";
    if (parser.isOpaque(this.#parts) || name === undefined || name === "" && needsName || port !== undefined && !canHavePort) {
      return;
    }
    const hostname = name === "" ? "" : parser.parseHost(name, this.protocol);
    if (hostname !== null) {
      this.#change({ hostname });
      this.#changePort(port ?? "");
    }
  }

  // The digits at the beginning count.
  #changePort(text) {
    const [digits] = /^\d*/.exec(text);
    const port = digits === "" ? null : parser.parsePort(digits, this.protocol);
    if (port !== null) {
      this.#change({ port });
    }
  }

  get port() {
    return this.#parts.port;
  }

  set port(value) {
    const text = toText(value, "URL.port");
    if (!this.#canHaveUser) {
      return;
    }
    if (text === "") {
      this.#change({ port: "" });
    } else {
      this.#changePort(parser.withoutBreaks(text));
    }
  }

  get pathname() {
    return this.#parts.pathname;
  }

  set pathname(value) {
    const text = toChange(value, "pathname");
    if (parser.isOpaque(this.#parts)) {
      return;
    }
    const isSpecial = parser.isSpecial(this.protocol);
    const path = text.replace(isSpecial ? /^[/\\]/ : /^\//, "");
    const isEmpty = text === "" && !isSpecial && this.#parts.hostname !== null;
    this.#change({ pathname: isEmpty ? "" : parser.parsePath(path, this.protocol) });
  }

  get search() {
    return this.#parts.query === null || this.#parts.query === "" ? "" : `?${this.#parts.query}`;
  }

  set search(value) {
    const text = toText(value, "URL.search");
    this.#change({ query: text === "" ? null : parser.toQuery(parser.withoutBreaks(text.replace(/^\?/, "")), this.protocol) });
  }

  get searchParams() {
    if (this.#params === undefined) {
      this.#params = new URLSearchParams(this.search);
      owners.set(this.#params, () => {
        const text = `${this.#params}`;
        this.#parts = { ...this.#parts, query: text === "" ? null : text };
      });
    }
    return this.#params;
  }

  get hash() {
    return this.#parts.fragment === null || this.#parts.fragment === "" ? "" : `#${this.#parts.fragment}`;
  }

  set hash(value) {
    const text = toText(value, "URL.hash");
    this.#change({ fragment: text === "" ? null : parser.toFragment(parser.withoutBreaks(text.replace(/^#/, ""))) });
  }

  toString() {
    return this.href;
  }

  toJSON() {
    return this.href;
  }
}

return { URL, URLSearchParams };
