// The guild, its emojis, stickers, sounds and integrations.
declare module "templateworker" {
  /** A feature that the guild has. */
  export type GuildFeature =
    | "ANIMATED_BANNER" | "ANIMATED_ICON" | "APPLICATION_COMMAND_PERMISSIONS_V2" | "AUTO_MODERATION" | "BANNER"
    | "COMMUNITY" | "CREATOR_MONETIZABLE_PROVISIONAL" | "CREATOR_STORE_PAGE" | "DEVELOPER_SUPPORT_SERVER"
    | "DISCOVERABLE" | "FEATURABLE" | "INVITES_DISABLED" | "INVITE_SPLASH" | "MEMBER_VERIFICATION_GATE_ENABLED"
    | "MORE_STICKERS" | "NEWS" | "PARTNERED" | "PREVIEW_ENABLED" | "RAID_ALERTS_DISABLED" | "PRUNE_REQUIRES_ADMIN"
    | "ROLE_ICONS" | "ROLE_SUBSCRIPTIONS_AVAILABLE_FOR_PURCHASE" | "ROLE_SUBSCRIPTIONS_ENABLED"
    | "TICKETED_EVENTS_ENABLED" | "VANITY_URL" | "VERIFIED" | "VIP_REGIONS" | "WELCOME_SCREEN_ENABLED"
    | "OFFICIAL_GAME_GUILD";

  /** What newcomers must have before they may write. 0: none, 1: low, 2: medium, 3: high, 4: very high. */
  export type VerificationLevel = 0 | 1 | 2 | 3 | 4;

  /** What members are notified of, unless they choose otherwise. 0: all messages, 1: only mentions. */
  export type DefaultNotifications = 0 | 1;

  /** Whose images Discord scans. 0: disabled, 1: members without roles, 2: all members. */
  export type ExplicitContentFilter = 0 | 1 | 2;

  /** Whether moderators need two-factor authentication. 0: none, 1: elevated. */
  export type MfaLevel = 0 | 1;

  /** Discord's rating of the guild. 0: default, 1: explicit, 2: safe, 3: age restricted. */
  export type NsfwLevel = 0 | 1 | 2 | 3;

  /** How far the guild is boosted. 0: none, 1: tier 1, 2: tier 2, 3: tier 3. */
  export type PremiumTier = 0 | 1 | 2 | 3;

  /**
   * Seconds of silence after which a member is moved to the AFK channel. 60: one minute, 300: five minutes, 900:
   * fifteen minutes, 1800: thirty minutes, 3600: one hour.
   */
  export type AfkTimeout = 60 | 300 | 900 | 1800 | 3600;

  /** A language that Discord's clients speak. */
  export type Locale =
    | "ar" | "bg" | "cs" | "da" | "de" | "el" | "en-GB" | "en-US" | "es-419" | "es-ES" | "fi" | "fr" | "he" | "hi"
    | "hr" | "hu" | "id" | "it" | "ja" | "ko" | "lt" | "nl" | "no" | "pl" | "pt-BR" | "ro" | "ru" | "sv-SE" | "th"
    | "tr" | "uk" | "vi" | "zh-CN" | "zh-TW";

  /** The guild. */
  export interface Guild {
    /** The guild's id. */
    id: Snowflake;
    /** The name. */
    name: string;
    /** Hash of the icon's image, or null when there is none. */
    icon: string | null;
    /** What the guild is about, or null. */
    description: string | null;
    /** Hash of the image at the top of the guild's home, or null. */
    home_header: string | null;
    /** Hash of the image behind invites, or null. */
    splash: string | null;
    /** Hash of the image in Discord's list of guilds, or null. */
    discovery_splash: string | null;
    /** Features of the guild. */
    features: GuildFeature[];
    /** Hash of the banner's image, or null when there is none. */
    banner: string | null;
    /** The member who owns the guild. */
    owner_id: Snowflake;
    /** The application that created the guild, or null. */
    application_id: Snowflake | null;
    /** Old way to name a voice region; no longer used. */
    region: string;
    /** The voice channel for members who fell silent, or null. */
    afk_channel_id: Snowflake | null;
    /** Seconds until a silent member is moved there. */
    afk_timeout: AfkTimeout;
    /** The channel of Discord's own messages (joins, boosts), or null. */
    system_channel_id: Snowflake | null;
    /** Which of those messages are off, as bits. */
    system_channel_flags: number;
    /** Whether the guild's widget can be shown on web pages. */
    widget_enabled: boolean;
    /** The channel that the widget invites to, or null. */
    widget_channel_id: Snowflake | null;
    /** What newcomers must have before they may write. */
    verification_level: VerificationLevel;
    /** What members are notified of by default. */
    default_message_notifications: DefaultNotifications;
    /** Whether moderators need two-factor authentication. */
    mfa_level: MfaLevel;
    /** Whose images are scanned. */
    explicit_content_filter: ExplicitContentFilter;
    /** All roles. */
    roles: Role[];
    /** All custom emojis. */
    emojis: Emoji[];
    /** All stickers. */
    stickers: Sticker[];
    /** Most members that may be online, or null for no limit. */
    max_presences: number | null;
    /** Most members that fit into the guild. */
    max_members: number;
    /** Most members with video on a stage. */
    max_stage_video_channel_users: number;
    /** Most members with video in a voice channel. */
    max_video_channel_users: number;
    /** The guild's own invite code, or null. */
    vanity_url_code: string | null;
    /** How far the guild is boosted. */
    premium_tier: PremiumTier;
    /** How many boosts the guild has. */
    premium_subscription_count: number;
    /** The guild's language. */
    preferred_locale: Locale;
    /** The channel with the rules, or null. */
    rules_channel_id: Snowflake | null;
    /** The channel for Discord's safety alerts, or null. */
    safety_alerts_channel_id: Snowflake | null;
    /** The channel for Discord's news to moderators, or null. */
    public_updates_channel_id: Snowflake | null;
    /** Whether the progress of boosts is shown. */
    premium_progress_bar_enabled: boolean;
    /** When somebody last changed that. */
    premium_progress_bar_enabled_user_updated_at?: Timestamp | null;
    /** Whether the guild is meant for adults only. */
    nsfw: boolean;
    /** Discord's rating of the guild. */
    nsfw_level: NsfwLevel;
    /** Invites and direct messages that are paused, or null. */
    incidents_data: IncidentsData | null;
    /** About how many members there are; in answers of `discord.getGuild`. */
    approximate_member_count?: number | null;
    /** About how many of them are online; in answers of `discord.getGuild`. */
    approximate_presence_count?: number | null;
  }

  /** What the guild has paused against a raid. */
  export interface IncidentsData {
    /** When invites work again, or null. */
    invites_disabled_until: Timestamp | null;
    /** When members may write to each other directly again, or null. */
    dms_disabled_until: Timestamp | null;
  }

  /** Who owns an entitlement. 1: guild, 2: user. */
  export type EmojiOwnerType = 1 | 2;

  /** A custom emoji of the guild. */
  export interface Emoji {
    /** The emoji's id. `<:name:id>` shows it in a text, `<a:name:id>` an animated one. */
    id: Snowflake;
    /** The name. */
    name: string;
    /** Roles that may use it; empty for everybody. */
    roles: Snowflake[];
    /** Who added it. */
    user?: User;
    /** Whether it is written between colons. */
    require_colons: boolean;
    /** Whether an integration owns it. */
    managed: boolean;
    /** Whether it moves. */
    animated: boolean;
    /** Whether it can be used now; false when the guild lost boosts. */
    available: boolean;
  }

  /** An emoji in a reaction: a custom one has an id, a standard one only a name. */
  export interface PartialEmoji {
    /** Id of a custom emoji, or null for a standard one. */
    id: Snowflake | null;
    /** The standard emoji itself, or the custom one's name; null when that was deleted. */
    name: string | null;
    /** Whether it moves. */
    animated?: boolean;
  }

  /** An emoji to add to the guild. */
  export interface EmojiBody {
    /** Its name, 2 to 32 letters, digits and underscores. */
    name: string;
    /** Image of at most 256 KiB as a data URI (`data:image/png;base64,...`). */
    image: string;
    /** Roles that may use it; left out for everybody. */
    roles?: Snowflake[] | null;
  }

  /** What to change about an emoji. */
  export interface EditEmojiBody {
    /** Its new name. */
    name?: string;
    /** Roles that may use it; empty or null for everybody. */
    roles?: Snowflake[] | null;
  }

  /** Whose sticker it is. 1: standard, 2: guild. */
  export type StickerType = 1 | 2;

  /** Format of a sticker's image. 1: png, 2: apng, 3: lottie, 4: gif. */
  export type StickerFormat = 1 | 2 | 3 | 4;

  /** A sticker, of the guild or of Discord. */
  export interface Sticker {
    /** The id. */
    id: Snowflake;
    /** The name. */
    name: string;
    /** Words or an emoji that suggest it. */
    tags: string;
    /** 1 for one of Discord's, 2 for one of a guild. */
    type: 2 | 1;
    /** Format of its image. */
    format_type: StickerFormat | null;
    /** What it shows, or null. */
    description: string | null;
    /** Whether it can be used now, for one of a guild. */
    available?: boolean;
    /** The guild it belongs to. */
    guild_id?: Snowflake;
    /** Who added it. */
    user?: User;
    /** The pack it comes from, for one of Discord's. */
    pack_id?: Snowflake;
    /** Its place in the pack. */
    sort_value?: number;
  }

  /** A sticker in a message. */
  export interface StickerItem {
    /** The id. */
    id: Snowflake;
    /** The name. */
    name: string;
    /** Format of its image. */
    format_type: StickerFormat;
  }

  /** A sound that members can play in voice channels. */
  export interface SoundboardSound {
    /** The name. */
    name: string;
    /** The sound's id. */
    sound_id: Snowflake;
    /** From 0 to 1. */
    volume: number;
    /** Id of a custom emoji, or null for a standard one. */
    emoji_id: Snowflake | null;
    /** A standard emoji as text, or null for a custom one. */
    emoji_name: string | null;
    /** The guild it belongs to; left out for Discord's own. */
    guild_id?: Snowflake;
    /** Whether it can be used now; false when the guild lost boosts. */
    available: boolean;
    /** Who added it. */
    user?: User;
  }

  /** Kind of an integration. */
  export type IntegrationType = "discord" | "twitch" | "youtube" | "guild_subscription";

  /** The account elsewhere that an integration uses. */
  export interface IntegrationAccount {
    /** Its id over there. */
    id: string;
    /** Its name over there. */
    name: string | null;
  }

  /** An integration, as an audit log names it. */
  export interface PartialIntegration {
    /** The id. */
    id: Snowflake;
    /** Kind of the integration. */
    type: "discord" | "twitch" | "youtube" | "guild_subscription";
    /** The name. */
    name: string | null;
    /** The account it uses. */
    account: IntegrationAccount;
    /** The application behind it. */
    application_id?: Snowflake;
  }

  /** An integration: a bot, or an account of Twitch or YouTube that is linked to the guild. */
  export interface Integration {
    /** The id. */
    id: Snowflake | string;
    /** Kind of the integration. */
    type: "discord" | "twitch" | "youtube" | "guild_subscription";
    /** The name. */
    name: string | null;
    /** The account it uses. */
    account: IntegrationAccount;
    /** Whether it is in force. */
    enabled: boolean;
    /** The bot, for integrations of Discord. */
    application?: Application;
    /** What the bot was allowed to do, for integrations of Discord. */
    scopes?: string[];
    /** Who added it. */
    user?: User;
    /** The role that its subscribers get. */
    role_id?: Snowflake | null;
    /** Whether its subscribers are being read. */
    syncing?: boolean;
    /** When they were last read. */
    synced_at?: Timestamp;
    /** What happens to a subscriber whose subscription ends: 0 takes the role away, 1 kicks. */
    expire_behavior?: number;
    /** Days until that happens. */
    expire_grace_period?: number;
    /** How many subscribers there are. */
    subscriber_count?: number;
    /** Whether the account has been unlinked. */
    revoked?: boolean;
    /** Whether emotes of Twitch are taken over. */
    enable_emoticons?: boolean;
  }

  /** An application: what stands behind a bot. */
  export interface Application {
    /** The id. */
    id: Snowflake;
    /** The name. */
    name: string;
    /** Hash of the icon's image, or null when there is none. */
    icon: string | null;
    /** What it is about. */
    description: string;
    /** Kind of application, or null. */
    type: number | null;
    /** Hash of the image in its store page. */
    cover_image?: string;
    /** The product it is sold as. */
    primary_sku_id?: Snowflake;
    /** Its bot. */
    bot?: User;
  }
}
