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
  export type HostCallError = DiscordError | RateLimitError | CapabilityError | OtherHostCallError;

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
    /** Discord's number of the error, such as 10008 (no such message), 50013 (not permitted); 0 when it has none. */
    code: number;
    /** HTTP status of the answer. */
    status: number;
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

  /** Another reason. */
  export interface OtherHostCallError extends HostCallErrorBase {
    /**
     * Kind of the error: `KeyValueError` for keys and values that cannot be stored, `PermissionError` for a channel of
     * another guild, `FetchError` for requests that failed, `HostCallError` for all else.
     */
    name: "KeyValueError" | "PermissionError" | "FetchError" | "HostCallError";
  }
}
