// URL and URLSearchParams as the URL standard (https://url.spec.whatwg.org) has them.
const { entries, part } = core;
const { shown } = part("checks");
const parser = part("urlparser");

const SAFE = /[A-Za-z0-9*\-._]/;

function encodeForm(text) {
  return Array.from(text.toWellFormed(), (character) => {
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

// What changes the list tells the URL that it belongs to.
const owners = new WeakMap();

class URLSearchParams {
  #pairs = [];

  constructor(init = "") {
    if (typeof init !== "object" || init === null) {
      this.#pairs = parseForm(`${init}`.replace(/^\?/, ""));
    } else if (typeof init[Symbol.iterator] === "function") {
      this.#pairs = Array.from(init, (pair) => {
        const [name, value, ...more] = pair;
        if (value === undefined || more.length > 0) {
          throw new TypeError(`URLSearchParams takes pairs of name and value; it was given ${shown(pair)}.`);
        }
        return [`${name}`, `${value}`];
      });
    } else {
      this.#pairs = entries(init).map(([name, value]) => [name, `${value}`]);
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
    this.#pairs.push([`${name}`, `${value}`]);
    this.#changed();
  }

  delete(name, value) {
    this.#pairs = this.#pairs.filter(([key, held]) => key !== `${name}` || value !== undefined && held !== `${value}`);
    this.#changed();
  }

  get(name) {
    return this.#pairs.find(([key]) => key === `${name}`)?.[1] ?? null;
  }

  getAll(name) {
    return this.#pairs.filter(([key]) => key === `${name}`).map(([, value]) => value);
  }

  has(name, value) {
    return this.#pairs.some(([key, held]) => key === `${name}` && (value === undefined || held === `${value}`));
  }

  set(name, value) {
    const first = this.#pairs.find(([key]) => key === `${name}`);
    if (first === undefined) {
      this.#pairs.push([`${name}`, `${value}`]);
    } else {
      first[1] = `${value}`;
      this.#pairs = this.#pairs.filter((pair) => pair === first || pair[0] !== first[0]);
    }
    this.#changed();
  }

  sort() {
    this.#pairs.sort(([one], [other]) => one < other ? -1 : one > other ? 1 : 0);
    this.#changed();
  }

  forEach(callback) {
    for (const [name, value] of this.#pairs) {
      callback(value, name, this);
    }
  }

  * entries() {
    for (const [name, value] of this.#pairs) {
      yield [name, value];
    }
  }

  * keys() {
    for (const [name] of this.#pairs) {
      yield name;
    }
  }

  * values() {
    for (const [, value] of this.#pairs) {
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
    const from = base === undefined ? undefined : parser.parse(`${base}`);
    const parts = from === null ? null : parser.parse(`${url}`, from);
    if (parts === null) {
      const what = from === null ? `${shown(`${base}`)} is no URL to start from` : `${shown(`${url}`)} is no URL`;
      throw new TypeError(`${what}.${base === undefined && /^[/.\w]*$/.test(`${url}`) ? " A relative one needs a second argument." : ""}`);
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
      read(this.#params, parts.search.slice(1));
    }
  }

  // What a setter cannot make sense of changes nothing.
  #change(changes) {
    this.#take({ ...this.#parts, ...changes });
  }

  get #hasOpaquePath() {
    return this.#parts.hostname === null && !this.#parts.pathname.startsWith("/");
  }

  get #canHaveUser() {
    return this.#parts.hostname !== null && this.#parts.hostname !== "";
  }

  get href() {
    const { protocol, username, password, hostname, port, pathname, search, hash } = this.#parts;
    const user = username === "" && password === "" ? "" : `${username}${password === "" ? "" : `:${password}`}@`;
    const guard = hostname === null && pathname.startsWith("//") ? "/." : "";
    const authority = hostname === null ? guard : `//${user}${hostname}${port === "" ? "" : `:${port}`}`;
    return `${protocol}${authority}${pathname}${search}${hash}`;
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
    const [, scheme] = /^([a-zA-Z][a-zA-Z0-9+.-]*)(?::|$)/.exec(`${value}`) ?? [];
    if (scheme !== undefined) {
      const protocol = `${scheme.toLowerCase()}:`;
      if (parser.isSpecial(protocol) === parser.isSpecial(this.protocol)) {
        this.#change({ protocol, port: parser.parsePort(this.port, protocol) });
      }
    }
  }

  get username() {
    return this.#parts.username;
  }

  set username(value) {
    if (this.#canHaveUser) {
      this.#change({ username: parser.encode(`${value}`, parser.USER) });
    }
  }

  get password() {
    return this.#parts.password;
  }

  set password(value) {
    if (this.#canHaveUser) {
      this.#change({ password: parser.encode(`${value}`, parser.USER) });
    }
  }

  get host() {
    return this.port === "" ? this.hostname : `${this.hostname}:${this.port}`;
  }

  set host(value) {
    const [text] = `${value}`.split(/[/?#\\]/);
    const parts = { ...this.#parts };
    if (!this.#hasOpaquePath && !text.includes("@") && parser.parseAuthority(parts, text)) {
      this.#change({ hostname: parts.hostname, port: /:\d+$/.test(text.replace(/^\[.*\]/, "")) ? parts.port : this.port });
    }
  }

  get hostname() {
    return this.#parts.hostname ?? "";
  }

  set hostname(value) {
    const [text] = `${value}`.split(/[/?#\\]/);
    if (!this.#hasOpaquePath && text !== "" && (text.startsWith("[") || !text.includes(":"))) {
      const hostname = parser.parseHost(text, this.protocol);
      if (hostname !== null) {
        this.#change({ hostname });
      }
    }
  }

  get port() {
    return this.#parts.port;
  }

  set port(value) {
    const [digits] = /^\d*/.exec(`${value}`);
    const port = `${value}` === "" || digits !== "" ? parser.parsePort(digits, this.protocol) : null;
    if (port !== null && this.#canHaveUser) {
      this.#change({ port });
    }
  }

  get pathname() {
    return this.#parts.pathname;
  }

  set pathname(value) {
    if (!this.#hasOpaquePath) {
      const path = `${value}`.replaceAll("?", "%3F").replaceAll("#", "%23").replace(parser.isSpecial(this.protocol) ? /^[/\\]/ : /^\//, "");
      this.#change({ pathname: parser.parsePath(path, this.protocol) });
    }
  }

  get search() {
    return this.#parts.search;
  }

  set search(value) {
    this.#change({ search: parser.toQuery(`${value}`.replace(/^\?/, "").replaceAll("#", "%23"), this.protocol) });
  }

  get searchParams() {
    if (this.#params === undefined) {
      this.#params = new URLSearchParams(this.#parts.search);
      owners.set(this.#params, () => {
        const text = `${this.#params}`;
        this.#parts = { ...this.#parts, search: text === "" ? "" : `?${text}` };
      });
    }
    return this.#params;
  }

  get hash() {
    return this.#parts.hash;
  }

  set hash(value) {
    this.#change({ hash: parser.toHash(`${value}`.replace(/^#/, "")) });
  }

  toString() {
    return this.href;
  }

  toJSON() {
    return this.href;
  }
}

return { URL, URLSearchParams };
