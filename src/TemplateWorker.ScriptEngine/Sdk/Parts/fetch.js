// fetch: the request as the host takes it, and the answer as the Fetch standard has it, read whole.
const { entries, hostCall, loaded, part } = core;
const { convert, requireCallback, requireObject, requireText, shown } = part("checks");

const { parse } = JSON;
const OPTIONS = ["method", "headers", "body"];
const BODYLESS = ["GET", "HEAD"];

const toName = (name) => convert(name, "The name of an HTTP header").toLowerCase();

/** Names and values of HTTP headers; names without regard to case. */
class Headers {
  #values = new Map();

  constructor(init) {
    if (init === undefined || init === null) {
      return;
    }
    const isList = typeof init === "object" && typeof init[Symbol.iterator] === "function";
    for (const pair of isList ? init : entries(requireObject(init, "What Headers takes"))) {
      const both = typeof pair === "object" && typeof pair?.[Symbol.iterator] === "function" ? [...pair] : [];
      if (both.length !== 2) {
        throw new TypeError(`Headers takes pairs of name and value; it was given ${shown(pair)}.`);
      }
      this.append(both[0], both[1]);
    }
  }

  append(name, value) {
    const key = toName(name);
    const text = convert(value, "The value of an HTTP header").trim();
    if (!/^[!#$%&'*+\-.^_`|~0-9a-z]+$/.test(key) || /[\0\r\n]/.test(text)) {
      throw new TypeError(`${shown(name)}: ${shown(value)} cannot be an HTTP header.`);
    }
    this.#values.set(key, this.#values.has(key) ? `${this.#values.get(key)}, ${text}` : text);
  }

  set(name, value) {
    this.delete(name);
    this.append(name, value);
  }

  delete(name) {
    this.#values.delete(toName(name));
  }

  get(name) {
    return this.#values.get(toName(name)) ?? null;
  }

  has(name) {
    return this.#values.has(toName(name));
  }

  forEach(callback) {
    requireCallback(callback, "Headers.forEach");
    for (const [name, value] of this) {
      callback(value, name, this);
    }
  }

  * entries() {
    yield* [...this.#values].sort(([one], [other]) => one < other ? -1 : 1);
  }

  * keys() {
    for (const [name] of this) {
      yield name;
    }
  }

  * values() {
    for (const [, value] of this) {
      yield value;
    }
  }

  [Symbol.iterator]() {
    return this.entries();
  }
}

/** The answer to a request. */
class Response {
  #base64;

  constructor(answer, maker) {
    if (maker !== fetch) {
      throw new TypeError("A Response comes from fetch; templates make none.");
    }
    this.url = answer.url;
    this.status = answer.status;
    this.statusText = answer.statusText;
    this.ok = answer.status >= 200 && answer.status <= 299;
    this.headers = new Headers(answer.headers);
    this.#base64 = answer.body ?? "";
  }

  async bytes() {
    return Uint8Array.fromBase64(this.#base64);
  }

  async arrayBuffer() {
    return (await this.bytes()).buffer;
  }

  async text() {
    const { TextDecoder } = part("encoding");
    return new TextDecoder().decode(await this.bytes());
  }

  async json() {
    const text = await this.text();
    try {
      return parse(text);
    } catch (error) {
      throw new SyntaxError(`The answer of ${this.url} is not JSON: ${error.message}`);
    }
  }
}

function toBody(body, headers) {
  if (body === undefined || body === null) {
    return null;
  }
  const addType = (type) => {
    if (!headers.has("content-type")) {
      headers.set("content-type", type);
    }
  };
  if (typeof body === "string") {
    addType("text/plain;charset=UTF-8");
    return { text: body.toWellFormed() };
  }
  const { URLSearchParams } = loaded("url") ?? {};
  if (URLSearchParams !== undefined && body instanceof URLSearchParams) {
    addType("application/x-www-form-urlencoded;charset=UTF-8");
    return { text: `${body}` };
  }
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) {
    return { base64: part("encoding").toBytes(body, "The body of fetch").toBase64() };
  }
  throw new TypeError(`The body of fetch must be a text, bytes or URLSearchParams; it is ${shown(body)}. For JSON use JSON.stringify.`);
}

function toRequest(url, options = {}) {
  requireObject(options, "What fetch takes as its options");
  for (const name of Object.keys(options)) {
    if (!OPTIONS.includes(name) && options[name] !== undefined) {
      throw new TypeError(`fetch has no option "${name}" in templates; it has ${OPTIONS.join(", ")}.`);
    }
  }
  const text = requireText(typeof url === "object" && url !== null ? convert(url, "The URL of fetch") : url, "The URL of fetch");
  if (!/^https?:\/\//i.test(text)) {
    throw new TypeError(`The URL of fetch begins with https:// or http://; it is ${shown(text)}.`);
  }
  const method = requireText(options.method ?? "GET", "The method of fetch").toUpperCase();
  const headers = new Headers(options.headers);
  const body = toBody(options.body, headers);
  if (body !== null && BODYLESS.includes(method)) {
    throw new TypeError(`A request with the method ${method} has no body; use POST, PUT or PATCH.`);
  }
  return { url: text, method, headers: [...headers], body };
}

function fetch(url, options) {
  return hostCall("fetch.request", () => [toRequest(url, options)], (answer) => new Response(answer, fetch));
}

return { Headers, Response, fetch };
