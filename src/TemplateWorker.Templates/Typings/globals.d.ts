// Names that are there without an import, beyond JavaScript's own.

/** Writes lines to the log, like `log` of "templateworker". */
declare const console: Console;

/** The console of a template. */
interface Console {
  /** Writes what only helps to find an error. */
  debug(...values: unknown[]): void;
  /** Writes what happened. */
  log(...values: unknown[]): void;
  /** Writes what happened. */
  info(...values: unknown[]): void;
  /** Writes what should not have happened. */
  warn(...values: unknown[]): void;
  /** Writes what failed. */
  error(...values: unknown[]): void;
  /** Writes what only helps to find an error. */
  trace(...values: unknown[]): void;
}

/**
 * Calls a function after a while, within the dispatch that is running: the dispatch lasts until then, and its limits
 * hold. A dispatch has at most ten such functions waiting.
 *
 * ```ts
 * await new Promise((done) => setTimeout(done, 1000));
 * ```
 *
 * @param handler The function.
 * @param milliseconds How long to wait, at most 15 minutes; 0 when left out.
 * @returns What `clearTimeout` takes.
 */
declare function setTimeout(handler: (nothing: void) => unknown, milliseconds?: number): number;

/**
 * Calls a function after a while, within the dispatch that is running: the dispatch lasts until then, and its limits
 * hold.
 *
 * @param handler The function.
 * @param milliseconds How long to wait; 0 when left out.
 * @param values What to call it with.
 * @returns What `clearTimeout` takes.
 */
declare function setTimeout<A extends unknown[]>(
  handler: (...values: A) => unknown,
  milliseconds?: number,
  ...values: A
): number;

/** Keeps `setTimeout` from calling its function. */
declare function clearTimeout(id: number | undefined): void;

/** Calls a function as soon as what runs now has ended. */
declare function queueMicrotask(handler: () => unknown): void;

/** Sends an HTTP request; the same as `fetch` of "templateworker". */
declare function fetch(
  url: string | URL,
  init?: import("templateworker").RequestInit,
): Promise<import("templateworker").Response>;

/** Headers of a request or an answer; the same as `Headers` of "templateworker". */
type Headers = import("templateworker").Headers;

/** The answer to a request; the same as `Response` of "templateworker". */
type Response = import("templateworker").Response;

/** What a request sends; the same as `RequestInit` of "templateworker". */
type RequestInit = import("templateworker").RequestInit;

/** The class of headers, to make some for a request. */
declare const Headers: HeadersConstructor;

/** The class of headers. */
interface HeadersConstructor {
  /** Makes headers from an object, from pairs, or from other headers. */
  new (
    init?: Readonly<Record<string, string>> | Iterable<readonly [name: string, value: string]> | null,
  ): import("templateworker").Headers;
}

/** The class of answers. They come from `fetch`; templates make none. */
declare const Response: ResponseConstructor;

/** The class of answers. */
interface ResponseConstructor {
  /** What all of them have. */
  readonly prototype: import("templateworker").Response;
  /** Whether something is the answer to a request. */
  readonly [Symbol.hasInstance]: (value: unknown) => value is import("templateworker").Response;
}

/** Copies a value deeply: objects, lists, maps, sets, dates, bytes. */
declare function structuredClone<T>(value: T): T;

/** Encodes text, in which each character stands for a byte, as base64. */
declare function btoa(text: string): string;

/** Decodes base64 into text in which each character stands for a byte. */
declare function atob(base64: string): string;

/** Random numbers that nobody can guess. */
declare const crypto: Crypto;

/** Random numbers that nobody can guess. */
interface Crypto {
  /** Makes a random id, such as "36b8f84d-df4e-4d49-b662-bcde71a8764f". */
  randomUUID(): string;
  /** Fills an array with random numbers, and returns it. */
  getRandomValues<
    T extends
      | Int8Array
      | Uint8Array
      | Uint8ClampedArray
      | Int16Array
      | Uint16Array
      | Int32Array
      | Uint32Array
      | BigInt64Array
      | BigUint64Array,
  >(array: T): T;
}

/** Turns text into bytes of UTF-8. */
declare class TextEncoder {
  /** Name of the encoding. */
  readonly encoding: "utf-8";
  /** Encodes text. */
  encode(text?: string): Uint8Array;
}

/** Turns bytes of UTF-8 into text. */
declare class TextDecoder {
  /**
   * Makes a decoder.
   *
   * @param label Name of the encoding; only UTF-8 is known.
   * @param options `fatal` throws on bytes that are not UTF-8, `ignoreBOM` keeps a mark at the beginning.
   */
  constructor(label?: "utf-8" | "utf8", options?: { fatal?: boolean; ignoreBOM?: boolean });
  /** Name of the encoding. */
  readonly encoding: "utf-8";
  /** Whether it throws on bytes that are not UTF-8. */
  readonly fatal: boolean;
  /** Whether it keeps a mark at the beginning. */
  readonly ignoreBOM: boolean;
  /** Decodes bytes. */
  decode(bytes?: Uint8Array | ArrayBuffer | DataView): string;
}

/** A web address and its parts, of any scheme but `file:`. */
declare class URL {
  /**
   * Reads an address; throws a TypeError when it is none.
   *
   * @param url The address.
   * @param base What a relative address starts from.
   */
  constructor(url: string | URL, base?: string | URL);
  /** Whether something is an address. */
  static canParse(url: string | URL, base?: string | URL): boolean;
  /** Reads an address; null when it is none. */
  static parse(url: string | URL, base?: string | URL): URL | null;
  /** The whole address. */
  href: string;
  /** Scheme, host and port. */
  readonly origin: string;
  /** Scheme, such as "https:". */
  protocol: string;
  /** Name before the host. */
  username: string;
  /** Password before the host. */
  password: string;
  /** Host and port. */
  host: string;
  /** Host without port. */
  hostname: string;
  /** Port, or "" for the scheme's own. */
  port: string;
  /** Path, such as "/a/b". */
  pathname: string;
  /** Query, such as "?a=1", or "". */
  search: string;
  /** The query's parameters; changing them changes the address. */
  readonly searchParams: URLSearchParams;
  /** Fragment, such as "#top", or "". */
  hash: string;
  /** The whole address. */
  toString(): string;
  /** The whole address. */
  toJSON(): string;
}

/** Parameters of a query. */
declare class URLSearchParams implements Iterable<[name: string, value: string]> {
  /** Makes parameters from a query, from pairs, or from an object. */
  constructor(init?: string | URLSearchParams | Record<string, string> | Iterable<readonly [string, string]>);
  /** How many there are. */
  readonly size: number;
  /** Adds a parameter. */
  append(name: string, value: string): void;
  /** Removes all parameters of a name, or those of a value. */
  delete(name: string, value?: string): void;
  /** The first value of a name, or null. */
  get(name: string): string | null;
  /** All values of a name. */
  getAll(name: string): string[];
  /** Whether there is such a parameter. */
  has(name: string, value?: string): boolean;
  /** Gives a name this value alone. */
  set(name: string, value: string): void;
  /** Puts the parameters in order of their names. */
  sort(): void;
  /** Calls a function with each parameter. */
  forEach(callback: (value: string, name: string, parameters: URLSearchParams) => void): void;
  /** All parameters. */
  entries(): IterableIterator<[name: string, value: string]>;
  /** All names. */
  keys(): IterableIterator<string>;
  /** All values. */
  values(): IterableIterator<string>;
  /** All parameters. */
  [Symbol.iterator](): IterableIterator<[name: string, value: string]>;
  /** The query as text, without "?". */
  toString(): string;
}
