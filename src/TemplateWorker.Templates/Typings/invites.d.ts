// Invites to the guild.
declare module "templateworker" {
  /**
   * What an invite leads to, beyond the channel. 1: stream, 2: embedded application, 3: role subscriptions purchase.
   */
  export type InviteTargetType = 1 | 2 | 3;

  /** An invite to the guild. */
  export interface Invite {
    /** Kind of the invite; 0 is one to a guild. */
    type: 0;
    /** Its code: `https://discord.gg/code`. */
    code: string;
    /** Who made it. */
    inviter?: User;
    /** Seconds until it ends, counted from its creation; 0 for never. */
    max_age?: number;
    /** When it was made. */
    created_at?: Timestamp;
    /** When it ends, or null. */
    expires_at: Timestamp | null;
    /** Whether somebody you know is a member. */
    is_contact?: boolean;
    /** Bits: 1 for guests in a voice channel. */
    flags?: number;
    /** The guild. */
    guild: InviteGuild;
    /** The guild it belongs to. */
    guild_id: Snowflake;
    /** The channel that it leads to. */
    channel: InviteChannel;
    /** What it leads to, beyond the channel. */
    target_type?: InviteTargetType;
    /** The member whose stream it leads to. */
    target_user?: User;
    /** The activity that it leads to. */
    target_application?: Application;
    /** The event that it leads to. */
    guild_scheduled_event?: ScheduledEvent;
    /** The channel of the message that it leads to. */
    target_channel_id?: Snowflake;
    /** The message that it leads to. */
    target_message_id?: Snowflake;
    /** How much is written in the guild. */
    liveliness?: { msg_activity_bins: number[]; last_updated_ts?: Timestamp | null } | null;
    /** How often it was used. */
    uses?: number;
    /** How often it may be used; 0 for no limit. */
    max_uses?: number;
    /** Whether those who come by it are removed when they leave, unless they got a role. */
    temporary?: boolean;
    /** About how many members the guild has. */
    approximate_member_count?: number | null;
    /** About how many of them are online. */
    approximate_presence_count?: number | null;
    /** Whether newcomers may choose a name for the guild. */
    is_nickname_changeable?: boolean;
    /** Roles that it gives. */
    roles?: InviteRole[] | null;
  }

  /** The guild that an invite leads to. */
  export interface InviteGuild {
    /** The id. */
    id: Snowflake;
    /** The name. */
    name: string;
    /** Hash of the image behind the invite, or null. */
    splash: string | null;
    /** Hash of the banner's image, or null when there is none. */
    banner: string | null;
    /** What the guild is about, or null. */
    description: string | null;
    /** Hash of the icon's image, or null when there is none. */
    icon: string | null;
    /** Features of the guild. */
    features: GuildFeature[];
    /** What newcomers must have before they may write. */
    verification_level: VerificationLevel | null;
    /** The guild's own invite code, or null. */
    vanity_url_code: string | null;
    /** Discord's rating of the guild. */
    nsfw_level: NsfwLevel | null;
    /** Whether it is meant for adults only. */
    nsfw: boolean | null;
    /** How many boosts it has. */
    premium_subscription_count: number;
  }

  /** The channel that an invite leads to. */
  export interface InviteChannel {
    /** The id. */
    id: Snowflake;
    /** Kind of the channel. */
    type: ChannelType;
    /** The name. */
    name: string | null;
    /** Hash of the icon's image, or null when there is none. */
    icon?: string;
    /** Members of a group, for invites to one. */
    recipients?: { id: Snowflake; username: string; avatar: string | null }[];
  }

  /** A role that an invite gives. */
  export interface InviteRole {
    /** The id. */
    id: Snowflake;
    /** The name. */
    name: string;
    /** Place in the list, counted from 0. */
    position: number;
    /** Colour as a number, such as 0x3498db. */
    color: number;
    /** Its colours. */
    colors: RoleColors;
    /** Hash of the icon's image, or null when there is none. */
    icon: string | null;
    /** Emoji shown beside the role's members. */
    unicode_emoji: string | null;
    /** What it allows, as decimal text. */
    permissions?: string;
  }

  /** An invite to create. */
  export interface InviteBody {
    /** Seconds until it ends; 86400 (a day) when left out, 0 for never, at most 604800. */
    max_age?: number | null;
    /** Whether those who come by it are removed when they leave, unless they got a role. */
    temporary?: boolean | null;
    /** How often it may be used, at most 100; 0 (when left out) for no limit. */
    max_uses?: number | null;
    /** Whether never to give an existing invite of the same kind. */
    unique?: boolean | null;
    /** The member whose stream it leads to. */
    target_user_id?: Snowflake | null;
    /** The activity that it leads to. */
    target_application_id?: Snowflake | null;
    /** What it leads to, beyond the channel. */
    target_type?: 1 | 2 | null;
    /** Roles that it gives. Needs `discord:roles`. */
    role_ids?: Snowflake[] | null;
  }
}
