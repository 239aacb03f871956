// What *.test.ts files import to try a template out: a guild in memory, a clock, and what the template did.
declare module "templateworker/testing" {
  import type { Embed, EventName, Events, KeyValueStore, Settings, Snowflake } from "templateworker";

  /**
   * Declares a test. Each test has a guild, keys and values, a clock and a template of its own.
   *
   * ```ts
   * test("answers a ping", async () => {
   *   await guild.member("alice").send("general", "!ping");
   *   expect(messages("general").at(-1)?.content).toBe("pong");
   * });
   * ```
   *
   * @param name What the template does, in the words of a person.
   * @param body Acts and expects. The test passes when it ends without an error.
   */
  export const test: Test;

  /** Declares tests. */
  export interface Test {
    /** Declares a test. */
    (name: string, body: () => void | Promise<void>): void;
    /** Declares a test that is run while those of its file that are declared without `only` are not. */
    only(name: string, body: () => void | Promise<void>): void;
    /** Declares a test that is not run. */
    skip(name: string, body: () => void | Promise<void>): void;
  }

  /** Puts tests under a common name. The function must not be async. */
  export function describe(name: string, body: () => void): void;

  /** Runs before each test of the file, or of the `describe` that it is in. */
  export function beforeEach(body: () => void | Promise<void>): void;

  /** Runs after each test of the file, or of the `describe` that it is in, even after one that failed. */
  export function afterEach(body: () => void | Promise<void>): void;

  /** Says what is expected of a value. */
  export const expect: Expect;

  /** Says what is expected of a value, and makes patterns that stand for many values. */
  export interface Expect {
    /** Says what is expected of a value. */
    <T>(got: T): Expectation<T>;
    /** Stands for anything but null and undefined. */
    anything(): any;
    /** Stands for any value of a class; `String`, `Number`, `Boolean` and `BigInt` stand for the plain values. */
    any(type: new (...values: any[]) => unknown): any;
    /** Stands for any value of a plain type. */
    any(type: (value?: any) => unknown): any;
    /** Stands for any text that contains this. */
    stringContaining(text: string): any;
    /** Stands for any text that matches. */
    stringMatching(pattern: RegExp | string): any;
    /** Stands for any object that has at least these properties. */
    objectContaining(part: object): any;
    /** Stands for any array that has at least these items. */
    arrayContaining(items: readonly unknown[]): any;
  }

  /** Matchers, what is expected of their opposite, and of what promises come to. */
  export interface Expectation<T> extends Matchers<void> {
    /** Expects the opposite. */
    not: Matchers<void>;
    /** Expects it of what the promise resolves with. Await it. */
    resolves: Matchers<Promise<void>> & { not: Matchers<Promise<void>> };
    /** Expects it of what the promise rejects with. Await it. */
    rejects: Matchers<Promise<void>> & { not: Matchers<Promise<void>> };
  }

  /** What can be expected. */
  export interface Matchers<R> {
    /** The very same value, as `Object.is` sees it. */
    toBe(expected: unknown): R;
    /** An equal value, all the way down. A property that is undefined counts as one that is not there. */
    toEqual(expected: unknown): R;
    /** An object that has at least these properties, all the way down. Arrays must be of the same length. */
    toMatchObject(expected: object): R;
    /** A text that contains this text, or a list that contains this very item. */
    toContain(expected: unknown): R;
    /** A list that contains an equal item. */
    toContainEqual(expected: unknown): R;
    /** A text that matches the pattern, or contains the text. */
    toMatch(expected: RegExp | string): R;
    /** A text or list of this length. */
    toHaveLength(expected: number): R;
    /** An object with a property, such as "author.name", and with this value if one is given. */
    toHaveProperty(path: string | readonly string[], value?: unknown): R;
    /** Anything but undefined. */
    toBeDefined(): R;
    /** Undefined. */
    toBeUndefined(): R;
    /** Null. */
    toBeNull(): R;
    /** What counts as true. */
    toBeTruthy(): R;
    /** What counts as false. */
    toBeFalsy(): R;
    /** The number NaN. */
    toBeNaN(): R;
    /** More than this. */
    toBeGreaterThan(least: number | bigint): R;
    /** This or more. */
    toBeGreaterThanOrEqual(least: number | bigint): R;
    /** Less than this. */
    toBeLessThan(most: number | bigint): R;
    /** This or less. */
    toBeLessThanOrEqual(most: number | bigint): R;
    /** This number, but for a difference below half a unit of the last digit. Two digits when left out. */
    toBeCloseTo(expected: number, digits?: number): R;
    /** An instance of a class. */
    toBeInstanceOf(type: abstract new (...values: any[]) => unknown): R;
    /** A function that throws, with a message that contains this text or matches, or an error of this class. */
    toThrow(expected?: string | RegExp | Error | (abstract new (...values: any[]) => Error)): R;
  }

  /**
   * Runs an action that makes the template fail, and gives that failure. Without it, a failure of the template fails
   * the test. Expected is a part of its message, a pattern, or the class of what the template threw.
   *
   * ```ts
   * const error = await expectError(() => alice.send("general", "!crash"), "no such user");
   * ```
   */
  export function expectError(
    action: () => unknown, expected?: string | RegExp | Error | (abstract new (...values: any[]) => Error),
  ): Promise<TemplateError>;

  /** A failure of the template, as the action that caused it throws it. */
  export class TemplateError extends Error {
    private constructor();
    /** How the dispatch ended. */
    readonly kind: "Error" | "CpuLimit" | "MemoryLimit" | "Deadline" | "Crash" | "Refused" | "Cancelled";
    /** The event that was handled. */
    readonly event: string;
  }

  /** The guild of the test. */
  export const guild: Guild;

  /**
   * A guild. It starts with the members olivia (who owns it), alice, bob, mona (a moderator) and the bot, with channels
   * such as general, welcome, mod-log and staff-only, and with roles such as Moderator, Member and Muted.
   */
  export interface Guild {
    /** Its id. */
    readonly id: Snowflake;
    /** Its name. */
    readonly name: string;
    /** The bot's own member. */
    readonly bot: Member;
    /** All members, the bot among them. */
    readonly members: readonly Member[];
    /** All channels and threads. */
    readonly channels: readonly Channel[];
    /** All roles. */
    readonly roles: readonly Role[];
    /** Who is banned. */
    readonly bans: readonly { readonly id: Snowflake; readonly name: string; readonly reason: string | null }[];
    /** Finds a member by name or id. Throws when there is none. */
    member(name: string): Member;
    /** Finds a channel by name or id. Throws when there is none. */
    channel(name: string): Channel;
    /** Finds a role by name or id. Throws when there is none. */
    role(name: string): Role;
    /** Lets somebody join. */
    join(name: string): Promise<Member>;
    /** Makes a channel, as somebody who may do so would. */
    createChannel(name: string, options?: ChannelOptions): Promise<Channel>;
    /** Makes a role, as somebody who may do so would. */
    createRole(name: string, options?: RoleOptions): Promise<Role>;
    /** Sends the template any event, for what no member's action stands for. The guild's id is added when it is left out. */
    emit<E extends EventName>(event: E, payload: Partial<Events[E]> & Record<string, unknown>): Promise<void>;
  }

  /** How a channel is made. */
  export interface ChannelOptions {
    /** Discord's number of the kind of channel: 0 text (the default), 2 voice, 4 category, 5 announcements, 15 forum. */
    type?: number;
    /** What it is for. */
    topic?: string;
  }

  /** How a role is made. */
  export interface RoleOptions {
    /** RGB. */
    color?: number;
    /** Discord's permission bits as decimal text. */
    permissions?: string;
  }

  /** A channel, or its name or id. */
  export type ChannelLike = string | { readonly id: Snowflake };

  /** A role, or its name or id. */
  export type RoleLike = string | { readonly id: Snowflake };

  /** A member of the guild, by whom things are done. Every action resolves when all that it caused has ended. */
  export interface Member {
    /** The user's id. */
    readonly id: Snowflake;
    /** The user's name. */
    readonly name: string;
    /** What others see as the name. */
    readonly displayName: string;
    /** The name in this guild, when one is set. */
    readonly nick: string | null;
    /** Whether it is a bot. */
    readonly bot: boolean;
    /** Whether the member is in the guild. */
    readonly exists: boolean;
    /** Names of the member's roles. */
    readonly roles: readonly string[];
    /** Until when the member is timed out; null when not. */
    readonly timedOutUntil: Date | null;
    /** What the bot has written to the member alone, oldest first. */
    readonly directMessages: readonly Message[];
    /** Writes a message, perhaps as the answer to one of the same channel. */
    send(channel: ChannelLike, content: string, options?: SendOptions): Promise<Message>;
    /** Changes the text of a message of the member's own. */
    edit(message: Message, content: string): Promise<void>;
    /** Deletes a message. */
    delete(message: Message): Promise<void>;
    /**
     * Uses a command. Sub-commands follow after a space ("config set"). Members, roles and channels can be given as
     * values of options.
     */
    command(name: string, options?: Record<string, OptionValue>, where?: CommandPlace): Promise<Interaction>;
    /** Types in an option of a command and gives the choices that the template offers. */
    autocomplete(
      name: string, option: string, typed: string | number, options?: Record<string, OptionValue>, where?: CommandPlace,
    ): Promise<Choice[]>;
    /** Clicks a button, by its custom id or label; the first one when left out. */
    click(message: Message, button?: string): Promise<Interaction>;
    /** Chooses in a menu, by its custom id: values of its options, or members, roles and channels. */
    select(message: Message, menu: string, values: OptionValue | readonly OptionValue[]): Promise<Interaction>;
    /** Fills in and submits the form that an interaction opened: texts by the custom ids of its fields. */
    submit(form: Interaction | Modal, fields?: Record<string, string>): Promise<Interaction>;
    /** Reacts to a message. */
    react(message: Message, emoji: string): Promise<void>;
    /** Takes a reaction back. */
    unreact(message: Message, emoji: string): Promise<void>;
    /** Gets a role, as if somebody who may do so gave it. */
    addRole(role: RoleLike): Promise<void>;
    /** Loses a role. */
    removeRole(role: RoleLike): Promise<void>;
    /** Leaves the guild. */
    leave(): Promise<void>;
    /** The mention of the member. */
    toString(): string;
  }

  /** How a message is written. */
  export interface SendOptions {
    /** The message that it answers. */
    replyTo?: Message;
  }

  /** Where, and on what, a command is used. */
  export interface CommandPlace {
    /** The channel; general when left out. */
    channel?: ChannelLike;
    /** For commands of the menus of users and messages: the member or message. */
    target?: Member | Message;
  }

  /** The value of an option. */
  export type OptionValue = string | number | boolean | { readonly id: Snowflake };

  /** A choice that the template offers while a member types. */
  export interface Choice {
    /** What the member sees. */
    readonly name: string;
    /** What is sent. */
    readonly value: string | number;
  }

  /** A channel of the guild. */
  export interface Channel {
    /** Its id. */
    readonly id: Snowflake;
    /** Its name. */
    readonly name: string;
    /** What it is for. */
    readonly topic: string | null;
    /** Discord's number of its kind. */
    readonly type: number;
    /** The category it is in. */
    readonly parentId: Snowflake | null;
    /** Whether it is a thread that was put away. */
    readonly archived: boolean;
    /** Whether it is a thread that only moderators may bring back. */
    readonly locked: boolean;
    /** What it changes of the guild's permissions. */
    readonly permissionOverwrites: readonly { id: Snowflake; type: number; allow: string; deny: string }[];
    /** Whether it is in the guild. */
    readonly exists: boolean;
    /** Its messages, oldest first. */
    readonly messages: readonly Message[];
    /** The mention of the channel. */
    toString(): string;
  }

  /** A role of the guild. */
  export interface Role {
    /** Its id. */
    readonly id: Snowflake;
    /** Its name. */
    readonly name: string;
    /** RGB, 0 for none. */
    readonly color: number;
    /** Discord's permission bits as decimal text. */
    readonly permissions: string;
    /** Whether it is in the guild. */
    readonly exists: boolean;
    /** The mention of the role. */
    toString(): string;
  }

  /** The messages of a channel, oldest first, those that one member alone sees included. */
  export function messages(channel: ChannelLike): Message[];

  /** A message. It changes as the message in the guild does. */
  export interface Message {
    /** Its id. */
    readonly id: Snowflake;
    /** Its channel's id. */
    readonly channel_id: Snowflake;
    /** Who wrote it. */
    readonly author: { readonly id: Snowflake; readonly username: string; readonly bot: boolean };
    /** The text as the template sees it, with ids in mentions. */
    readonly content: string;
    /** The text as people read it, with names in mentions. */
    readonly text: string;
    /** When it was written, ISO 8601. */
    readonly timestamp: string;
    /** When it was last changed; null when never. */
    readonly edited_timestamp: string | null;
    /** Discord's bits. */
    readonly flags: number;
    /** Whether one member alone sees it. */
    readonly ephemeral: boolean;
    /** Id of that member; null when everybody sees it. */
    readonly visible_to: Snowflake | null;
    /** Whether it only says that the bot is thinking. */
    readonly thinking: boolean;
    /** Whether it is pinned. */
    readonly pinned: boolean;
    /** Its embeds. */
    readonly embeds: readonly Embed[];
    /** Its components as Discord has them. */
    readonly components: readonly any[];
    /** Its buttons, in order of reading. */
    readonly buttons: readonly MessageButton[];
    /** Its menus, in order of reading. */
    readonly selects: readonly MessageSelect[];
    /** Its reactions. */
    readonly reactions: readonly { readonly emoji: string; readonly count: number; readonly users: readonly string[] }[];
    /** Ids of the members that it notifies. */
    readonly mentions: readonly Snowflake[];
    /** Its files. `text` is null when a file is no text, or has more than 64 KiB. */
    readonly files: readonly {
      readonly name: string;
      readonly size: number;
      readonly description: string | null;
      readonly text: string | null;
    }[];
    /** The message that it replies to. */
    readonly reply_to: Snowflake | null;
    /** Whether it has been deleted. */
    readonly deleted: boolean;
  }

  /** A button of a message. */
  export interface MessageButton {
    /** What it says. */
    readonly label?: string;
    /** Its custom id; links have none. */
    readonly custom_id?: string;
    /** Discord's number of its style. */
    readonly style: number;
    /** Where a link leads. */
    readonly url?: string;
    /** Whether it cannot be clicked. */
    readonly disabled?: boolean;
  }

  /** A menu of a message. */
  export interface MessageSelect {
    /** Its custom id. */
    readonly custom_id: string;
    /** What it says while nothing is chosen. */
    readonly placeholder?: string;
    /** What a menu of texts offers. */
    readonly options?: readonly { readonly label: string; readonly value: string; readonly description?: string; readonly default?: boolean }[];
    /** Least number of values. */
    readonly min_values?: number;
    /** Most values. */
    readonly max_values?: number;
    /** Whether it cannot be used. */
    readonly disabled?: boolean;
  }

  /** What came of a command, a click, a choice or a form. */
  export interface Interaction {
    /** Its id. */
    readonly id: Snowflake;
    /** Whether a message answers it. */
    readonly answered: boolean;
    /** The first message that answers it. Throws when there is none. */
    readonly reply: Message;
    /** The messages after the first. */
    readonly followUps: readonly Message[];
    /** The message whose component was used, as it is now. Throws for commands. */
    readonly message: Message;
    /** The form that it opened. Throws when it opened none. */
    readonly modal: Modal;
  }

  /** A form. */
  export interface Modal {
    /** What the template named it. */
    readonly custom_id: string;
    /** Its title. */
    readonly title: string;
    /** Its components as Discord has them. */
    readonly components: readonly any[];
  }

  /** The time of the test. It starts at noon of 2026-01-01 (UTC) and stands still unless it is moved. */
  export const clock: Clock;

  /** A clock that a test moves. */
  export interface Clock {
    /** The time. */
    now(): Date;
    /** Moves on: milliseconds, or a text such as "10m", "1h30m", "500ms". What falls due on the way is done in order. */
    advance(duration: number | string): Promise<void>;
    /** Moves on to a time. */
    set(time: Date | string): Promise<void>;
  }

  /** The host calls that the template has made, of one name or all, in order. */
  export const calls: {
    (method?: string): HostCall[];
    /** Forgets those made so far. */
    clear(): void;
  };

  /** A host call of the template. */
  export interface HostCall {
    /** Its name, such as "discord.createMessage". */
    readonly method: string;
    /** Its arguments, such as the channel's id and the message. */
    readonly arguments: readonly any[];
    /** What it gave, once it was answered well. */
    readonly result?: any;
    /** Why it failed, once it did. */
    readonly error?: { readonly name: string; readonly message: string; readonly [detail: string]: unknown };
  }

  /** The lines that the template has logged, in order. */
  export function logs(): { readonly level: "debug" | "info" | "warn" | "error"; readonly text: string }[];

  /** The template's keys and values. */
  export const kv: KeyValueStore;

  /** The template's settings. */
  export const settings: {
    /** Sets some of them, as the guild would; null or undefined unsets one. The template starts anew with them. */
    set(values: { [K in keyof Settings]?: Settings[K] | null | undefined }): Promise<void>;
  };

  /**
   * Says what `fetch` gives the template for a URL, or for every URL that the pattern fits. Nothing else can be fetched
   * in a test.
   */
  export function fetchMock(url: string | RegExp, response?: MockResponse | string): Promise<void>;

  /** What `fetch` gives. */
  export interface MockResponse {
    /** The status; 200 when left out. */
    status?: number;
    /** Headers by name. */
    headers?: Record<string, string>;
    /** The body as text. */
    body?: string;
    /** The body as what is written as JSON. */
    json?: unknown;
    /** Why the request fails; nothing else counts then. */
    error?: string;
  }
}
