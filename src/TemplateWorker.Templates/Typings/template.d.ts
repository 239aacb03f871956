// What a template knows of itself: its settings, its tenant, its log, its limits.
declare module "templateworker" {
  /**
   * The settings that `template.yaml` describes, with the values that the guild has chosen. They are read only.
   *
   * ```ts
   * const channel = settings.channel ?? message.channel_id;
   * ```
   */
  export const settings: Readonly<Settings>;

  /** The template's settings, typed by the `settings` of its `template.yaml`. */
  export interface Settings {}

  /** Whom the template runs for. */
  export const tenant: Tenant;

  /** Who owns templates and data. */
  export interface Tenant {
    /** Kind of the owner. */
    readonly type: "guild" | "user";
    /** The owner's id: of the guild. */
    readonly id: Snowflake;
  }

  /** Writes lines to the log that `template logs` shows. */
  export const log: Log;

  /** The log. What it is given is written as text, separated by spaces. */
  export interface Log {
    /** Writes what only helps to find an error. */
    debug(...values: unknown[]): void;
    /** Writes what happened. */
    info(...values: unknown[]): void;
    /** Writes what should not have happened. */
    warn(...values: unknown[]): void;
    /** Writes what failed. */
    error(...values: unknown[]): void;
  }

  /** Tells the limits that the template runs under, and how much of them is left. */
  export function limits(): Promise<Limits>;

  /** The limits that a template runs under. */
  export interface Limits {
    /** Most bytes of memory of all templates of the guild together. */
    memory_bytes: number;
    /** Most milliseconds of processor time of one dispatch. */
    cpu_ms: number;
    /** Most milliseconds of processor time in each window of `cpu_burst_window_s`. */
    cpu_burst_ms: number;
    /** Length of that window in seconds. */
    cpu_burst_window_s: number;
    /** How many of those milliseconds are left. */
    cpu_burst_left_ms: number;
    /** Most milliseconds that a dispatch may last. */
    wall_ms: number;
    /** The same for interactions. */
    interaction_wall_ms: number;
    /** Most host calls of one dispatch. */
    host_calls: number;
    /** Most log lines of one dispatch. */
    log_lines: number;
    /** Most templates of a guild. */
    templates: number;
    /** Most bytes of one template's source. */
    template_bytes: number;
    /** Limits of keys and values. */
    kv: KvLimits;
    /** How often things may be done. */
    rates: RateLimit[];
  }

  /** Limits of keys and values. */
  export interface KvLimits {
    /** Most bytes of a key. */
    key_bytes: number;
    /** Most bytes of a value. */
    value_bytes: number;
    /** Most bytes that a guild may store: keys, values and scopes, 256 for each record, and 64 for each member of a sorted list. */
    total_bytes: number;
    /** How many of them are in use. */
    used_bytes: number;
  }

  /** How often something may be done. */
  export interface RateLimit {
    /** What is counted. */
    action: string;
    /** How often in each window. */
    limit: number;
    /** Length of the window in seconds. */
    window: number;
    /** How often it can be done right now. */
    remaining: number;
  }
}
