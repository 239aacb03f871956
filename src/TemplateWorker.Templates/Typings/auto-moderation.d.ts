// Discord's own moderation: rules that look at messages before anybody reads them.
declare module "templateworker" {
  /** When a rule looks. 1: message send, 2: guild member join or update. */
  export type AutoModerationEventType = 1 | 2;

  /** What sets a rule off. 1: keyword, 3: ml spam, 4: default keyword list, 5: mention spam, 6: user profile. */
  export type AutoModerationTrigger = 1 | 3 | 4 | 5 | 6;

  /** A list of words that Discord keeps. 1: profanity, 2: sexual content, 3: slurs. */
  export type AutoModerationPreset = 1 | 2 | 3;

  /** What a rule does. 1: block message, 2: flag to channel, 3: user communication disabled, 4: quarantine user. */
  export type AutoModerationActionType = 1 | 2 | 3 | 4;

  /** A rule of the guild's automatic moderation. */
  export interface AutoModerationRule {
    /** The id. */
    id: Snowflake;
    /** The guild it belongs to. */
    guild_id: Snowflake;
    /** The name. */
    name: string;
    /** Who made it. */
    creator_id: Snowflake;
    /** 1: messages, 2: members who join or change their profile. */
    event_type: AutoModerationEventType;
    /** 1: words, 3: spam, 4: Discord's lists of words, 5: many mentions, 6: words in profiles. */
    trigger_type: AutoModerationTrigger;
    /** The words and numbers that belong to the trigger. */
    trigger_metadata: AutoModerationMetadata;
    /** What the rule does. */
    actions: AutoModerationAction[];
    /** Whether it is in force. */
    enabled: boolean;
    /** Roles that the rule leaves alone; at most 20. */
    exempt_roles: Snowflake[];
    /** Channels that the rule leaves alone; at most 50. */
    exempt_channels: Snowflake[];
  }

  /** Words and numbers of a rule; which of them count depends on its trigger. */
  export interface AutoModerationMetadata {
    /** Words to look for; `*` at either end matches any letters. For triggers 1 and 6. */
    keyword_filter?: string[];
    /** Regular expressions, in the dialect of Rust, to look for. For triggers 1 and 6. */
    regex_patterns?: string[];
    /** Words that never set the rule off. For triggers 1, 4 and 6. */
    allow_list?: string[];
    /** Lists that Discord keeps: 1 swear words, 2 sexual content, 3 slurs. For trigger 4. */
    presets?: AutoModerationPreset[];
    /** Most mentions in a message, at most 50. For trigger 5. */
    mention_total_limit?: number;
    /** Whether to look out for raids of mentions. For trigger 5. */
    mention_raid_protection_enabled?: boolean;
  }

  /** Something that a rule does. */
  export interface AutoModerationAction {
    /** 1: blocks the message, 2: tells a channel, 3: times the member out, 4: keeps the member from writing. */
    type: AutoModerationActionType;
    /** The channel, the time or the text that belongs to it. */
    metadata?: AutoModerationActionMetadata;
  }

  /** What belongs to an action; which of it counts depends on the action. */
  export interface AutoModerationActionMetadata {
    /** What the member is told, at most 150 characters. For action 1. */
    custom_message?: string;
    /** The channel that is told. For action 2. */
    channel_id?: Snowflake;
    /** Length of the timeout, at most 2419200 (4 weeks). For action 3. */
    duration_seconds?: number;
  }

  /** A rule to create. */
  export interface AutoModerationRuleBody {
    /** The name. */
    name: string;
    /** 1: messages, 2: members who join or change their profile. */
    event_type: AutoModerationEventType;
    /** 1: words, 3: spam, 4: Discord's lists of words, 5: many mentions, 6: words in profiles. */
    trigger_type: AutoModerationTrigger;
    /** The words and numbers that belong to the trigger. */
    trigger_metadata?: AutoModerationMetadata | null;
    /** What the rule does. */
    actions: AutoModerationAction[];
    /** Whether it is in force; not when left out. */
    enabled?: boolean | null;
    /** Roles that the rule leaves alone; at most 20. */
    exempt_roles?: Snowflake[] | null;
    /** Channels that the rule leaves alone; at most 50. */
    exempt_channels?: Snowflake[] | null;
  }

  /** What to change about a rule; what is left out stays. */
  export interface EditAutoModerationRuleBody {
    /** The name. */
    name?: string;
    /** 1: messages, 2: members who join or change their profile. */
    event_type?: AutoModerationEventType;
    /** The words and numbers that belong to the trigger. */
    trigger_metadata?: AutoModerationMetadata | null;
    /** What the rule does. */
    actions?: AutoModerationAction[];
    /** Whether it is in force. */
    enabled?: boolean | null;
    /** Roles that the rule leaves alone; at most 20. */
    exempt_roles?: Snowflake[] | null;
    /** Channels that the rule leaves alone; at most 50. */
    exempt_channels?: Snowflake[] | null;
  }
}
