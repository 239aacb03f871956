// HTTP requests to hosts that the template has named in its capabilities.
declare module "templateworker" {
  /**
   * Sends an HTTP request. The host must be named in `template.yaml`: `fetch:api.example.com`, or
   * `fetch:*.example.com` for all below it. Addresses of private networks are refused.
   *
   * ```ts
   * const response = await fetch("https://api.example.com/facts");
   * if (response.ok) {
   *   const { fact } = await response.json<{ fact: string }>();
   * }
   * ```
   *
   * @param url An `https:` or `http:` address.
   * @param init Method, headers and body; a GET when left out.
   */
  export function fetch(url: string | URL, init?: RequestInit): Promise<Response>;

  /** What a request sends. */
  export interface RequestInit {
    /** Method; GET when left out. */
    method?: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | (string & {});
    /** Headers, by name or as pairs. */
    headers?: Readonly<Record<string, string>> | readonly (readonly [name: string, value: string])[] | Headers;
    /** Body: text, bytes, or the fields of a form. */
    body?: string | Uint8Array | ArrayBuffer | URLSearchParams | null;
  }

  /** Headers of an answer. Names are the same in upper and lower case. */
  export interface Headers extends Iterable<[name: string, value: string]> {
    /** Adds a header, beside those of the same name. */
    append(name: string, value: string): void;
    /** Sets a header, in place of those of the same name. */
    set(name: string, value: string): void;
    /** Removes the headers of a name. */
    delete(name: string): void;
    /** The value of a header, or null; several of the same name are joined by ", ". */
    get(name: string): string | null;
    /** Whether there is such a header. */
    has(name: string): boolean;
    /** All headers. */
    entries(): IterableIterator<[name: string, value: string]>;
    /** All names, in lower case. */
    keys(): IterableIterator<string>;
    /** All values. */
    values(): IterableIterator<string>;
    /** Calls a function with each header. */
    forEach(callback: (value: string, name: string) => void): void;
  }

  /** The answer to a request. */
  export interface Response {
    /** Whether the status is one of success, 200 to 299. */
    readonly ok: boolean;
    /** Status, such as 200. */
    readonly status: number;
    /** Text of the status, such as "OK". */
    readonly statusText: string;
    /** Where it came from, after redirections. */
    readonly url: string;
    /** Its headers. */
    readonly headers: Headers;
    /** Reads the body as text. */
    text(): Promise<string>;
    /** Reads the body as JSON. */
    json<T = any>(): Promise<T>;
    /** Reads the body as bytes. */
    bytes(): Promise<Uint8Array>;
    /** Reads the body as a buffer of bytes. */
    arrayBuffer(): Promise<ArrayBuffer>;
  }
}
