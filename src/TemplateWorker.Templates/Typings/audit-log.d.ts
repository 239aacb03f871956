// The audit log: who changed what in the guild.
declare module "templateworker" {
  /**
   * What somebody did. 1: guild update, 10: channel create, 11: channel update, 12: channel delete, 13: channel
   * overwrite create, 14: channel overwrite update, 15: channel overwrite delete, 20: member kick, 21: member prune,
   * 22: member ban add, 23: member ban remove, 24: member update, 25: member role update, 26: member move, 27: member
   * disconnect, 28: bot add, 30: role create, 31: role update, 32: role delete, 40: invite create, 41: invite update,
   * 42: invite delete, 50: webhook create, 51: webhook update, 52: webhook delete, 60: emoji create, 61: emoji update,
   * 62: emoji delete, 72: message delete, 73: message bulk delete, 74: message pin, 75: message unpin, 80: integration
   * create, 81: integration update, 82: integration delete, 83: stage instance create, 84: stage instance update, 85:
   * stage instance delete, 90: sticker create, 91: sticker update, 92: sticker delete, 100: guild scheduled event
   * create, 101: guild scheduled event update, 102: guild scheduled event delete, 110: thread create, 111: thread
   * update, 112: thread delete, 121: application command permission update, 130: soundboard sound create, 131:
   * soundboard sound update, 132: soundboard sound delete, 140: auto moderation rule create, 141: auto moderation rule
   * update, 142: auto moderation rule delete, 143: auto moderation block message, 144: auto moderation flag to channel,
   * 145: auto moderation user comm disabled, 146: auto moderation quarantine user, 150: creator monetization request
   * created, 151: creator monetization terms accepted, 163: onboarding prompt create, 164: onboarding prompt update,
   * 165: onboarding prompt delete, 166: onboarding create, 167: onboarding update, 171: guild home feature item, 172:
   * guild home remove item, 180: harmful links blocked message, 190: home settings create, 191: home settings update,
   * 192: voice channel status create, 193: voice channel status delete, 200: guild scheduled event exception create,
   * 201: guild scheduled event exception update, 202: guild scheduled event exception delete, 211: guild profile
   * update.
   */
  export type AuditLogAction =
    | 1 | 10 | 11 | 12 | 13 | 14 | 15 | 20 | 21 | 22 | 23 | 24 | 25 | 26 | 27 | 28 | 30 | 31 | 32 | 40 | 41 | 42
    | 50 | 51 | 52 | 60 | 61 | 62 | 72 | 73 | 74 | 75 | 80 | 81 | 82 | 83 | 84 | 85 | 90 | 91 | 92 | 100 | 101 | 102
    | 110 | 111 | 112 | 121 | 130 | 131 | 132 | 140 | 141 | 142 | 143 | 144 | 145 | 146 | 150 | 151 | 163 | 164
    | 165 | 166 | 167 | 171 | 172 | 180 | 190 | 191 | 192 | 193 | 200 | 201 | 202 | 211;

  /** One entry of the audit log. */
  export interface AuditLogEntry {
    /** The id. */
    id: Snowflake;
    /** What was done. */
    action_type: AuditLogAction;
    /** Who did it, or null. */
    user_id: Snowflake | null;
    /** What it was done to, or null. */
    target_id: Snowflake | null;
    /** What changed about it. */
    changes?: AuditLogChange[];
    /** More about it, such as the number of messages that were deleted. */
    options?: Record<string, string>;
    /** Why, when somebody said so. */
    reason?: string;
  }

  /** One thing that changed. */
  export interface AuditLogChange {
    /** Name of the field that changed. */
    key: string;
    /** What it is now; left out when it was taken away. */
    new_value?: unknown;
    /** What it was before; left out when it is new. */
    old_value?: unknown;
  }

  /** A page of the audit log, newest first, with what its entries name. */
  export interface AuditLog {
    /** The entries. */
    audit_log_entries: AuditLogEntry[];
    /** Users they name. */
    users: User[];
    /** Integrations they name. */
    integrations: PartialIntegration[];
    /** Webhooks they name. */
    webhooks: Webhook[];
    /** Scheduled events they name. */
    guild_scheduled_events: ScheduledEvent[];
    /** Threads they name. */
    threads: Thread[];
    /** Commands they name. */
    application_commands: { id: Snowflake; application_id: Snowflake; name: string; description: string }[];
    /** Rules of automatic moderation they name. */
    auto_moderation_rules: AutoModerationRule[];
  }
}
