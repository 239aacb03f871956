// Keys and values: what a guild's templates remember.
declare module "templateworker" {
  /**
   * The guild's store of keys and values. All templates of a guild share it. Needs the capability `kv`.
   *
   * ```ts
   * const visits = await kv.increment("visits");
   * await kv.set("rules", { text: "Be kind.", by: member.user.id });
   * const rules = await kv.get<{ text: string; by: string }>("rules");
   * ```
   */
  export const kv: KeyValueStore;

  /** What can be stored: text, numbers, times, bytes, and lists and objects of them. */
  export type KvValue =
    | string
    | number
    | bigint
    | boolean
    | null
    | Date
    | Uint8Array
    | Vector
    | Duration
    | TimeZone
    | KvValue[]
    | { [key: string]: KvValue }
    | Map<KvValue, KvValue>;

  /** The type itself where its values can be stored; what is wrong, in words, in place of what cannot. */
  export type Storable<T> = [KvValue] extends [T]
    ? T
    : T extends ((...values: never[]) => unknown) | symbol | undefined
      ? NotStorable
      : T extends string | number | bigint | boolean | null | Date | Uint8Array | Vector | Duration | TimeZone
        ? T
        : T extends ReadonlyMap<unknown, unknown>
          ? T
          : T extends object
            ? { [K in keyof T]: Storable<Exclude<T[K], undefined>> | Extract<T[K], undefined> }
            : never;

  /** What the compiler shows where a value cannot be stored. Nothing has this type. */
  export type NotStorable = { "functions, symbols and undefined cannot be stored": never };

  /** Which of several records of the same key is meant. */
  export interface KvScope {
    /** Labels that belong to the key: a record is found by its key and exactly these, in any order. None by default. */
    scopes?: readonly string[];
  }

  /** How `kv.set` stores. */
  export interface KvSetOptions extends KvScope {
    /**
     * Seconds until the key is gone, at most ten years. For ever when left out; writing again without it makes it stay
     * for ever.
     */
    ttl?: number;
  }

  /** When `kv.setIf` stores: only one of the three. */
  export type KvCondition =
    | {
        /** Store only when the key is not there. */
        absent: true;
      }
    | {
        /** Store only when the key is there. */
        present: true;
      }
    | {
        /** Store only when the key has this value now. */
        equals: unknown;
      };

  /** A stored value with all that is known about it. */
  export interface KvRecord<T = KvValue> {
    /** Its key. */
    key: string;
    /** The value. */
    value: T;
    /** Its scopes, in order. */
    scopes: string[];
    /** Its id: 64 letters and digits. */
    id: string;
    /** When the key was first stored. */
    createdAt: Date;
    /** When it was last stored. */
    updatedAt: Date;
    /** When it will be gone, or null. */
    expiresAt: Date | null;
  }

  /** What `kv.find` looks for. */
  export interface KvQuery extends KvScope {
    /** Beginning of the keys. */
    prefix?: string;
    /** Pattern of the keys: `%` is any text, `_` any character. */
    like?: string;
    /** Most records of a page; 100 when left out. */
    limit?: number;
    /** Where the page before ended: its `cursor`. */
    cursor?: string | null;
  }

  /** A page of records. */
  export interface KvPage<T = KvValue> {
    /** The records, ordered by key. */
    items: KvRecord<T>[];
    /** Pass it on for the next page; null on the last one. */
    cursor: string | null;
  }

  /** The store of keys and values of one guild. */
  export interface KeyValueStore {
    /**
     * Reads a value.
     *
     * @returns The value; null when the key is not there or has expired.
     */
    get<T = KvValue>(key: string, options?: KvScope): Promise<T | null>;

    /**
     * Reads a value with all that is known about it.
     *
     * @returns The record; null when the key is not there or has expired.
     */
    getRecord<T = KvValue>(key: string, options?: KvScope): Promise<KvRecord<T> | null>;

    /**
     * Stores a value, in place of the one that was there.
     *
     * @param key Its key, at most 512 bytes.
     * @param value The value, at most 256 KiB.
     */
    set<T>(key: string, value: [T] extends [Storable<T>] ? T : NoInfer<Storable<T>>, options?: KvSetOptions): Promise<void>;

    /**
     * Stores a value if something holds, in one step: of two who do it at once, only one succeeds.
     *
     * ```ts
     * const mine = await kv.setIf(`welcomed/${id}`, true, { absent: true });
     * ```
     *
     * @returns Whether it was stored.
     */
    setIf<T>(
      key: string,
      value: [T] extends [Storable<T>] ? T : NoInfer<Storable<T>>,
      condition: KvCondition,
      options?: KvSetOptions,
    ): Promise<boolean>;

    /**
     * Deletes a key.
     *
     * @returns Whether it was there.
     */
    delete(key: string, options?: KvScope): Promise<boolean>;

    /**
     * Adds to a number in one step; a key that is not there counts as 0.
     *
     * @param by What to add; 1 when left out, negative to subtract.
     * @returns The sum. Whole numbers beyond 2^53 come as `bigint`.
     */
    increment(key: string, by?: number, options?: KvScope): Promise<number>;
    increment(key: string, by: bigint, options?: KvScope): Promise<number | bigint>;

    /**
     * Sets when a key will be gone.
     *
     * @param ttl Seconds from now, or null to keep it for ever.
     * @returns Whether the key is there.
     */
    expire(key: string, ttl: number | null, options?: KvScope): Promise<boolean>;

    /**
     * Finds records by their keys and scopes, page by page. A record must have all the scopes that are asked for, and
     * may have others.
     *
     * ```ts
     * let cursor: string | null = null;
     * do {
     *   const page = await kv.find<Warning>({ prefix: "warning/", cursor });
     *   for (const { key, value } of page.items) log.info(key, value.reason);
     *   cursor = page.cursor;
     * } while (cursor !== null);
     * ```
     */
    find<T = KvValue>(query?: KvQuery): Promise<KvPage<T>>;

    /**
     * Lists the scopes that are in use, in order, at most 1,000 at a time.
     *
     * ```ts
     * const scopes = await kv.listScopes();
     * const more = scopes.length === 1000 ? await kv.listScopes({ after: scopes.at(-1) }) : [];
     * ```
     *
     * @param options Where to go on: `after` is the last scope that was listed before.
     */
    listScopes(options?: { after?: string }): Promise<string[]>;

    /**
     * Does several things at once: all of them, or none. At most 25.
     *
     * ```ts
     * const { committed } = await kv.transaction([
     *   { check: "coins/alice", equals: 10 },
     *   { increment: "coins/alice", by: -10 },
     *   { increment: "coins/bob", by: 10 },
     * ]);
     * ```
     */
    transaction<const O extends readonly KvOperation[]>(operations: O): Promise<KvTransactionResult<O>>;

    /**
     * A list of members with scores, kept in order: for leaderboards.
     *
     * @param list Name of the list.
     */
    sorted(list: string): SortedList;
  }

  /** Stores a value, in a transaction. */
  export interface KvSetOperation extends KvSetOptions {
    /** The key to store. */
    set: string;
    /** The value. */
    value: unknown;
  }

  /** Deletes a key, in a transaction. */
  export interface KvDeleteOperation extends KvScope {
    /** The key to delete. */
    delete: string;
  }

  /** Adds to a number, in a transaction. */
  export interface KvIncrementOperation extends KvScope {
    /** The key to add to. */
    increment: string;
    /** What to add; 1 when left out. */
    by?: number | bigint;
  }

  /** Goes on only if something holds, in a transaction: one of `absent`, `present` and `equals`. */
  export interface KvCheckOperation extends KvScope {
    /** The key to look at. */
    check: string;
    /** The key must not be there. */
    absent?: true;
    /** The key must be there. */
    present?: true;
    /** The key must have this value. */
    equals?: unknown;
  }

  /** One thing that a transaction does. */
  export type KvOperation = KvSetOperation | KvDeleteOperation | KvIncrementOperation | KvCheckOperation;

  /** What one thing that a transaction does gives: the sum, whether a key was there, true for a check, or null. */
  export type KvOperationResult<O> = O extends KvIncrementOperation
    ? number
    : O extends KvDeleteOperation
      ? boolean
      : O extends KvCheckOperation
        ? true
        : null;

  /** What became of a transaction: `committed` says which. */
  export type KvTransactionResult<O extends readonly KvOperation[] = readonly KvOperation[]> =
    | {
        /** All was done. */
        committed: true;
        /** Nothing failed. */
        failed: null;
        /** What each operation gave, in their order. */
        results: { -readonly [I in keyof O]: KvOperationResult<O[I]> };
      }
    | {
        /** A check did not hold, and nothing was done. */
        committed: false;
        /** Number of the operation that did not hold, counted from 0. */
        failed: number;
        /** Nothing. */
        results: [];
      };

  /** A member of a sorted list. */
  export interface SortedEntry {
    /** Name of the member, such as a user's id. */
    member: string;
    /** Its score. */
    score: number;
    /** Its place; 1 has the highest score. */
    rank: number;
  }

  /** Which part of a sorted list to read. */
  export interface SortedPage {
    /** Most members; 10 when left out. */
    limit?: number;
    /** How many to leave out at the beginning. */
    offset?: number;
    /** Lowest score first. */
    ascending?: boolean;
  }

  /** A list of members with scores, kept in order. */
  export interface SortedList {
    /** Gives a member a score, in place of the one it had. */
    set(member: string, score: number): Promise<void>;
    /**
     * Adds to a member's score; one that is not in the list counts as 0.
     *
     * @param by What to add; 1 when left out.
     * @returns The new score.
     */
    increment(member: string, by?: number): Promise<number>;
    /** Reads a member's score and place; null when it is not in the list. */
    get(member: string): Promise<{ score: number; rank: number } | null>;
    /** Reads the members with the highest scores. */
    top(page?: SortedPage): Promise<SortedEntry[]>;
    /** Takes a member out of the list; whether it was in it. */
    delete(member: string): Promise<boolean>;
    /** Counts the members. */
    count(): Promise<number>;
    /** Takes all members out of the list; how many there were. */
    clear(): Promise<number>;
  }

  /** Three numbers, such as a place in a game. */
  export class Vector {
    /** Makes a vector. */
    constructor(x: number, y: number, z: number);
    /** The first number. */
    readonly x: number;
    /** The second number. */
    readonly y: number;
    /** The third number. */
    readonly z: number;
  }

  /** A length of time. */
  export class Duration {
    /**
     * Makes a length of time.
     *
     * @param seconds Whole seconds; negative for a time back.
     * @param nanoseconds What comes on top of them, from 0 to 999999999.
     */
    constructor(seconds: number | bigint, nanoseconds?: number);
    /** Whole seconds. */
    readonly seconds: number | bigint;
    /** Nanoseconds on top of them. */
    readonly nanoseconds: number;
    /** The whole of it in milliseconds. */
    readonly milliseconds: number;
  }

  /** A time zone. */
  export class TimeZone {
    /** Makes a time zone from its name in the IANA database, such as "Europe/Paris". */
    constructor(name: string);
    /** Its name. */
    readonly name: string;
  }
}
