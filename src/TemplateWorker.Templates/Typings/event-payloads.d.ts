// What events bring, where it is not a thing by itself (a message, a channel, a role).
declare module "templateworker" {
  /** A message was deleted. */
  export interface MessageDeleteEvent {
    /** The message's id. */
    id: Snowflake;
    /** The channel it was in. */
    channel_id: Snowflake;
    /** The guild. */
    guild_id: Snowflake;
  }

  /** Many messages were deleted at once. */
  export interface MessageDeleteBulkEvent {
    /** The messages' ids. */
    ids: Snowflake[];
    /** The channel they were in. */
    channel_id: Snowflake;
    /** The guild. */
    guild_id: Snowflake;
  }

  /** A reaction of one member to a message. */
  export interface MessageReactionEvent {
    /** Who reacted. */
    user_id: Snowflake;
    /** The channel of the message. */
    channel_id: Snowflake;
    /** The message. */
    message_id: Snowflake;
    /** The guild. */
    guild_id: Snowflake;
    /** The emoji. */
    emoji: PartialEmoji;
    /** Whether the reaction is a burst. */
    burst: boolean;
    /** 0: normal, 1: burst. */
    type: 0 | 1;
  }

  /** A member reacted to a message. */
  export interface MessageReactionAddEvent extends MessageReactionEvent {
    /** The member who reacted. */
    member: Member;
    /** Who wrote the message; not there for webhooks. */
    message_author_id?: Snowflake;
    /** Colours of a burst, as hexadecimal text. */
    burst_colors?: string[];
  }

  /** A member took a reaction back, or somebody removed it. */
  export interface MessageReactionRemoveEvent extends MessageReactionEvent {
  }

  /** All reactions of a message were removed. */
  export interface MessageReactionRemoveAllEvent {
    /** The channel of the message. */
    channel_id: Snowflake;
    /** The message. */
    message_id: Snowflake;
    /** The guild. */
    guild_id: Snowflake;
  }

  /** All reactions with one emoji were removed. */
  export interface MessageReactionRemoveEmojiEvent extends MessageReactionRemoveAllEvent {
    /** The emoji. */
    emoji: PartialEmoji;
  }

  /** A vote in a poll. */
  export interface MessagePollVoteEvent {
    /** Who voted. */
    user_id: Snowflake;
    /** The channel of the poll. */
    channel_id: Snowflake;
    /** The message with the poll. */
    message_id: Snowflake;
    /** The guild. */
    guild_id: Snowflake;
    /** Number of the answer. */
    answer_id: number;
  }

  /** Somebody began to write. */
  export interface TypingStartEvent {
    /** The channel. */
    channel_id: Snowflake;
    /** The guild. */
    guild_id: Snowflake;
    /** Who writes. */
    user_id: Snowflake;
    /** When, in seconds since 1970. */
    timestamp: number;
    /** The member who writes. */
    member: Member;
  }

  /** Somebody joined the guild. */
  export interface GuildMemberAddEvent extends Member {
    /** The guild. */
    guild_id: Snowflake;
  }

  /** A member changed: what the member is now. */
  export interface GuildMemberUpdateEvent {
    /** The guild. */
    guild_id: Snowflake;
    /** The user. */
    user: User;
    /** Ids of the member's roles. */
    roles: Snowflake[];
    /** The name in this guild, or null. */
    nick?: string | null;
    /** Hash of the avatar for this guild alone, or null. */
    avatar: string | null;
    /** Hash of the banner for this guild alone, or null. */
    banner: string | null;
    /** When the member joined. */
    joined_at: Timestamp | null;
    /** When the member began to boost the guild, or null. */
    premium_since?: Timestamp | null;
    /** Whether the guild has taken away the hearing. */
    deaf?: boolean;
    /** Whether the guild has taken away the voice. */
    mute?: boolean;
    /** Whether the member has not yet accepted the guild's rules. */
    pending?: boolean;
    /** When a timeout ends, or null. */
    communication_disabled_until?: Timestamp | null;
    /** Bits that say more about the member. */
    flags?: number;
    /** The frame around the avatar, or null. */
    avatar_decoration_data?: AvatarDecoration | null;
    /** Other decorations, or null. */
    collectibles?: Collectibles | null;
  }

  /** Somebody left the guild, was kicked or was banned. */
  export interface GuildMemberRemoveEvent {
    /** The guild. */
    guild_id: Snowflake;
    /** Who left. */
    user: User;
  }

  /** Members that the host asked for; large answers come in several parts. */
  export interface GuildMembersChunkEvent {
    /** The guild. */
    guild_id: Snowflake;
    /** The members. */
    members: Member[];
    /** Which part it is, counted from 0. */
    chunk_index: number;
    /** How many parts there are. */
    chunk_count: number;
    /** Ids that are nobody's. */
    not_found?: Snowflake[];
    /** How they show, where that was asked for. */
    presences?: Presence[];
    /** What the question was marked with. */
    nonce?: string;
  }

  /** Somebody was banned, or a ban was lifted. */
  export interface GuildBanEvent {
    /** The guild. */
    guild_id: Snowflake;
    /** The user. */
    user: User;
  }

  /** A role that was created or changed. */
  export interface GuildRoleEvent {
    /** The guild. */
    guild_id: Snowflake;
    /** The role as it is now. */
    role: Role;
  }

  /** A role that was deleted. */
  export interface GuildRoleDeleteEvent {
    /** The guild. */
    guild_id: Snowflake;
    /** The role's id. */
    role_id: Snowflake;
  }

  /** A message was pinned or unpinned. */
  export interface ChannelPinsUpdateEvent {
    /** The guild. */
    guild_id: Snowflake;
    /** The channel. */
    channel_id: Snowflake;
    /** When the newest pin was made, or null. */
    last_pin_timestamp?: Timestamp | null;
  }

  /** Facts about voice channels. */
  export interface ChannelInfoEvent {
    /** The guild. */
    guild_id: Snowflake;
    /** The channels. */
    channels: VoiceChannelInfo[];
  }

  /** Facts about one voice channel. */
  export interface VoiceChannelInfo {
    /** The channel. */
    id: Snowflake;
    /** The line under its name, or null. */
    status?: string | null;
    /** When the first of its members came, in seconds since 1970, or null. */
    voice_start_time?: number | null;
  }

  /** A thread was created, or the bot was added to one. */
  export interface ThreadCreateEvent extends Thread {
    /** True when the thread is new. */
    newly_created?: boolean;
  }

  /** A thread was deleted. */
  export interface ThreadDeleteEvent {
    /** The thread. */
    id: Snowflake;
    /** The guild. */
    guild_id: Snowflake;
    /** The channel that it belonged to. */
    parent_id: Snowflake;
    /** 10: in an announcement channel, 11: public, 12: private. */
    type: 10 | 11 | 12;
  }

  /** Active threads of channels that the bot can see now. */
  export interface ThreadListSyncEvent {
    /** The guild. */
    guild_id: Snowflake;
    /** The channels; left out for all of them. */
    channel_ids?: Snowflake[];
    /** Their active threads. */
    threads: Thread[];
    /** The bot's membership in those that it has joined. */
    members: ThreadMember[];
  }

  /** What the bot is in a thread has changed. */
  export interface ThreadMemberUpdateEvent extends ThreadMember {
    /** The guild. */
    guild_id: Snowflake;
  }

  /** Members were added to a thread or left it. */
  export interface ThreadMembersUpdateEvent {
    /** The thread. */
    id: Snowflake;
    /** The guild. */
    guild_id: Snowflake;
    /** About how many members it has; it stops counting at 50. */
    member_count: number;
    /** Those who were added. */
    added_members?: (ThreadMember & { member?: Member; presence?: Presence | null })[];
    /** Ids of those who left. */
    removed_member_ids?: Snowflake[];
  }

  /** A webhook was created, changed or deleted. */
  export interface WebhooksUpdateEvent {
    /** The guild. */
    guild_id: Snowflake;
    /** The channel of the webhook. */
    channel_id: Snowflake;
  }

  /** The guild, with what is in it. */
  export interface GuildCreateEvent extends Guild {
    /** When the bot joined it. */
    joined_at: Timestamp;
    /** Whether it has so many members that only some are listed. */
    large: boolean;
    /** Whether Discord cannot reach it now. */
    unavailable?: boolean;
    /** How many members it has. */
    member_count: number;
    /** Who is in which voice channel. */
    voice_states: Partial<VoiceState>[];
    /** Members; in large guilds only some. */
    members: Member[];
    /** All channels. */
    channels: Exclude<Channel, Thread>[];
    /** Active threads that the bot can see. */
    threads: Thread[];
    /** How members show. */
    presences: Partial<Presence>[];
    /** Stages that are live. */
    stage_instances: StageInstance[];
    /** Scheduled events. */
    guild_scheduled_events: ScheduledEvent[];
    /** Sounds. */
    soundboard_sounds: SoundboardSound[];
  }

  /** The guild is not available, or the bot was removed from it. */
  export interface GuildDeleteEvent {
    /** The guild. */
    id: Snowflake;
    /** True when Discord cannot reach it; left out when the bot was removed. */
    unavailable?: boolean;
  }

  /** Somebody did something that the audit log records. */
  export interface GuildAuditLogEntryCreateEvent extends AuditLogEntry {
    /** The guild. */
    guild_id: Snowflake;
  }

  /** The guild's emojis have changed. */
  export interface GuildEmojisUpdateEvent {
    /** The guild. */
    guild_id: Snowflake;
    /** All of them as they are now. */
    emojis: Emoji[];
  }

  /** The guild's stickers have changed. */
  export interface GuildStickersUpdateEvent {
    /** The guild. */
    guild_id: Snowflake;
    /** All of them as they are now. */
    stickers: Sticker[];
  }

  /** The guild's integrations have changed. */
  export interface GuildIntegrationsUpdateEvent {
    /** The guild. */
    guild_id: Snowflake;
  }

  /** An integration that was added or changed. */
  export interface IntegrationEvent extends Integration {
    /** The guild. */
    guild_id: Snowflake;
  }

  /** An integration that was removed. */
  export interface IntegrationDeleteEvent {
    /** The integration. */
    id: Snowflake;
    /** The guild. */
    guild_id: Snowflake;
    /** The bot that belonged to it. */
    application_id?: Snowflake;
  }

  /** An invite that was created. */
  export interface InviteCreateEvent {
    /** The channel that it leads to. */
    channel_id: Snowflake;
    /** Its code: `https://discord.gg/code`. */
    code: string;
    /** When it was made. */
    created_at: Timestamp;
    /** The guild. */
    guild_id: Snowflake;
    /** Who made it. */
    inviter?: User;
    /** Seconds until it ends; 0 for never. */
    max_age: number;
    /** How often it may be used; 0 for no limit. */
    max_uses: number;
    /** What it leads to, beyond the channel. */
    target_type?: InviteTargetType;
    /** The member whose stream it leads to. */
    target_user?: User;
    /** The activity that it leads to. */
    target_application?: Partial<Application>;
    /** Whether those who come by it are removed when they leave, unless they got a role. */
    temporary: boolean;
    /** How often it was used; always 0. */
    uses: number;
    /** When it ends, or null. */
    expires_at: Timestamp | null;
    /** Roles that it gives. */
    role_ids?: Snowflake[];
  }

  /** An invite that was deleted. */
  export interface InviteDeleteEvent {
    /** The channel that it led to. */
    channel_id: Snowflake;
    /** The guild. */
    guild_id: Snowflake;
    /** Its code. */
    code: string;
  }

  /** Somebody is interested in a scheduled event, or no longer. */
  export interface ScheduledEventUserEvent {
    /** The event. */
    guild_scheduled_event_id: Snowflake;
    /** The member. */
    user_id: Snowflake;
    /** The guild. */
    guild_id: Snowflake;
  }

  /** A rule of automatic moderation did something. */
  export interface AutoModerationActionExecutionEvent {
    /** The guild. */
    guild_id: Snowflake;
    /** What it did. */
    action: AutoModerationAction;
    /** The rule. */
    rule_id: Snowflake;
    /** What set it off. */
    rule_trigger_type: AutoModerationTrigger;
    /** Whose message or profile it was. */
    user_id: Snowflake;
    /** The channel of the message. */
    channel_id?: Snowflake;
    /** The message; left out when it was blocked. */
    message_id?: Snowflake;
    /** The message that tells of it, for action 2. */
    alert_system_message_id?: Snowflake;
    /** The text. */
    content: string;
    /** The word of the rule that was found, or null. */
    matched_keyword: string | null;
    /** The part of the text that matched it, or null. */
    matched_content: string | null;
  }

  /** The server of a voice connection of the bot. */
  export interface VoiceServerUpdateEvent {
    /** What opens the connection. */
    token: string;
    /** The guild. */
    guild_id: Snowflake;
    /** Address of the server; null while there is none. */
    endpoint: string | null;
  }

  /** Somebody sent an effect in a voice channel. */
  export interface VoiceChannelEffectSendEvent {
    /** The channel. */
    channel_id: Snowflake;
    /** The guild. */
    guild_id: Snowflake;
    /** Who sent it. */
    user_id: Snowflake;
    /** The emoji, or null. */
    emoji?: PartialEmoji | null;
    /** 0: the one of Nitro, 1: the plain one. */
    animation_type?: 0 | 1 | null;
    /** Number of the animation. */
    animation_id?: number;
    /** The sound. */
    sound_id?: Snowflake | number;
    /** Its volume from 0 to 1. */
    sound_volume?: number;
  }

  /** The line under a voice channel's name has changed. */
  export interface VoiceChannelStatusUpdateEvent {
    /** The channel. */
    id: Snowflake;
    /** The guild. */
    guild_id: Snowflake;
    /** The line, or null. */
    status: string | null;
  }

  /** The first member has entered a voice channel, or the last one has left it. */
  export interface VoiceChannelStartTimeUpdateEvent {
    /** The channel. */
    id: Snowflake;
    /** The guild. */
    guild_id: Snowflake;
    /** When the first member came, in seconds since 1970, or null. */
    voice_start_time: number | null;
  }

  /** A sound that was deleted. */
  export interface SoundboardSoundDeleteEvent {
    /** The sound. */
    sound_id: Snowflake;
    /** The guild. */
    guild_id: Snowflake;
  }

  /** Sounds of the guild. */
  export interface SoundboardSoundsEvent {
    /** The sounds. */
    soundboard_sounds: SoundboardSound[];
    /** The guild. */
    guild_id: Snowflake;
  }
}
