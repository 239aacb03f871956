// Members: users in the guild, their bans, and what can be changed about them.
declare module "templateworker" {
  /** What a member is in the guild, without the user itself. */
  export interface MemberProfile {
    /** Hash of the avatar for this guild alone, or null. */
    avatar: string | null;
    /** The frame around that avatar, or null. */
    avatar_decoration_data?: AvatarDecoration | null;
    /** Hash of the banner for this guild alone, or null. */
    banner: string | null;
    /** When the member's timeout ends; null (or a past time) when there is none. */
    communication_disabled_until: Timestamp | null;
    /** Bits that say more about it. */
    flags: number;
    /** When the member joined the guild. */
    joined_at: Timestamp;
    /** The name in this guild, or null. */
    nick: string | null;
    /** Whether the member has not yet accepted the guild's rules. */
    pending: boolean;
    /** When the member began to boost the guild, or null. */
    premium_since: Timestamp | null;
    /** Ids of the member's roles; @everyone is not among them. */
    roles: Snowflake[];
    /** Other decorations of the profile, or null. */
    collectibles?: Collectibles | null;
  }

  /** A member of the guild. */
  export interface Member extends MemberProfile {
    /** The user. */
    user: User;
    /** Whether the guild has taken away their voice in voice channels. */
    mute: boolean;
    /** Whether the guild has taken away their hearing in voice channels. */
    deaf: boolean;
  }

  /** The member who used a command, a component or a modal. */
  export interface InteractionMember extends Member {
    /** What the member may do in this channel, as decimal text. `Permissions.has` reads it. */
    permissions: string;
  }

  /** A member that an option or a menu names; the user is found in `resolved.users`. */
  export interface ResolvedMember extends MemberProfile {
    /** What the member may do in this channel, as decimal text. */
    permissions: string;
  }

  /** What `discord.editMember` changes about a member; what is left out stays. */
  export interface EditMemberBody {
    /** The name in this guild; null or "" takes it away. */
    nick?: string | null;
    /** All roles of the member, those kept and those added. Needs `discord:roles`. */
    roles?: Snowflake[] | null;
    /** The voice channel to move the member to; null ends the member's voice connection. Needs `discord:moderation`. */
    channel_id?: Snowflake | null;
    /** Whether to take away the voice. Needs `discord:moderation`. */
    mute?: boolean | null;
    /** Whether to take away the hearing. Needs `discord:moderation`. */
    deaf?: boolean | null;
    /** End of a timeout, at most 28 days ahead; null ends one. Needs `discord:moderation`. */
    communication_disabled_until?: Timestamp | null;
    /** The member's flags, as bits. Needs `discord:moderation`. */
    flags?: number | null;
  }

  /** A ban of a user. */
  export interface Ban {
    /** The user who is banned. */
    user: User;
    /** Why, or null when nobody said. */
    reason: string | null;
  }

  /** How `discord.banMember` bans. */
  export interface BanOptions {
    /** Delete what the user wrote in the last so many seconds; at most 604800 (7 days). */
    delete_message_seconds?: number | null;
  }

  /** Whom `discord.bulkBanMembers` bans. */
  export interface BulkBanBody {
    /** Ids of the users; each counts for the limit of bans and kicks. */
    user_ids: Snowflake[];
    /** Delete what they wrote in the last so many seconds; at most 604800 (7 days). */
    delete_message_seconds?: number | null;
  }

  /** What became of a ban of many. */
  export interface BulkBanResult {
    /** Ids of those who are banned now. */
    banned_users: Snowflake[];
    /** Ids of those who could not be banned. */
    failed_users: Snowflake[];
  }
}
