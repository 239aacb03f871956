// Errors of host calls: what a template asked for and did not get.
declare module "templateworker" {
  /**
   * What a host call throws. `instanceof HostCallError` finds it, and `name` tells the kinds apart.
   *
   * ```ts
   * try {
   *   await discord.createDirectMessage(userId, "Hello");
   * } catch (error) {
   *   if (!(error instanceof HostCallError && error.name === "DiscordError" && error.code === 50007)) throw error;
   *   log.info("The member takes no direct messages.");
   * }
   * ```
   */
  export type HostCallError =
    | DiscordError
    | RateLimitError
    | CapabilityError
    | KeyValueError
    | FetchError
    | OtherHostCallError;

  /** The class of errors of host calls. */
  export const HostCallError: HostCallErrorConstructor;

  /** The class of errors of host calls. */
  export interface HostCallErrorConstructor {
    /** What all of them have. */
    readonly prototype: HostCallErrorBase;
    /** Whether something is an error of a host call. */
    readonly [Symbol.hasInstance]: (value: unknown) => value is HostCallError;
  }

  /** What errors of host calls have in common. */
  export interface HostCallErrorBase extends Error {
    /** What happened, where, and what to do. */
    message: string;
  }

  /** Discord refused. */
  export interface DiscordError extends HostCallErrorBase {
    /** Kind of the error. */
    name: "DiscordError";
    /**
     * Discord's number of the error, such as 10008 (no such message), 50013 (not permitted), and of interactions 40060
     * (it has its first answer), 10062 (the first answer came after 3 seconds), 50027 (its 15 minutes are over);
     * `"RateLimited"` when Discord wants a longer pause, `"Unavailable"` when it does not answer; left out where Discord
     * gives no number.
     */
    code?: number | "RateLimited" | "Unavailable";
    /** HTTP status of the answer, where there was one. */
    status?: number;
  }

  /** The guild's templates have done something too often. */
  export interface RateLimitError extends HostCallErrorBase {
    /** Kind of the error. */
    name: "RateLimitError";
    /** What was done too often. */
    action: string;
    /** How often it may be done in each window. */
    limit: number;
    /** Length of the window in seconds. */
    window: number;
    /** Seconds after which it can be done again. */
    retryAfter: number;
  }

  /** The template has not asked for the capability. */
  export interface CapabilityError extends HostCallErrorBase {
    /** Kind of the error. */
    name: "CapabilityError";
    /** The line to add to `capabilities` in `template.yaml`. */
    capability: string;
  }

  /** A key or a value that cannot be stored, or a search that cannot be made. */
  export interface KeyValueError extends HostCallErrorBase {
    /** Kind of the error. */
    name: "KeyValueError";
    /** What was wrong; `"Unavailable"` when the database cannot be reached at the moment. */
    code:
      | "BadKey"
      | "BadScopes"
      | "BadValue"
      | "ValueTooLarge"
      | "QuotaExceeded"
      | "BadQuery"
      | "NotANumber"
      | "NumberOutOfRange"
      | "BadTimeToLive"
      | "BadTransaction"
      | "BadList"
      | "Unavailable";
  }

  /** A request that was refused or failed. An answer with an error's status is no error: see `response.ok`. */
  export interface FetchError extends HostCallErrorBase {
    /** Kind of the error. */
    name: "FetchError";
    /** What was wrong: the address is not allowed, nobody answered in time, something is too large, or else. */
    code: "Refused" | "Timeout" | "TooLarge" | "TooManyRedirects" | "Failed";
  }

  /** Another reason. */
  export interface OtherHostCallError extends HostCallErrorBase {
    /**
     * Kind of the error: `PermissionError` for what belongs to another guild, `DeadlineError` for a call whose dispatch
     * ended, `HostCallError` for all else.
     */
    name: "PermissionError" | "DeadlineError" | "HostCallError";
  }
}
