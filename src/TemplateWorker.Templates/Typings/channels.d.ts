// Channels of every kind, and threads.
declare module "templateworker" {
  /**
   * Minutes without a message after which a thread is archived. 60: one hour, 1440: one day, 4320: three day, 10080:
   * seven day.
   */
  export type ThreadAutoArchiveDuration = 60 | 1440 | 4320 | 10080;

  /** Quality of video in a voice channel. 1: auto, 2: full. */
  export type VideoQuality = 1 | 2;

  /** Order of a forum's posts. 0: latest activity, 1: creation date. */
  export type SortOrder = 0 | 1;

  /** How a forum shows its posts. 0: default, 1: list, 2: grid. */
  export type ForumLayout = 0 | 1 | 2;

  /** Whether posts must carry all tags that are searched for, or some. */
  export type TagSetting = "match_all" | "match_some";

  /**
   * Kind of a channel. 0: guild text, 1: dm, 2: guild voice, 3: group dm, 4: guild category, 5: guild announcement, 10:
   * announcement thread, 11: public thread, 12: private thread, 13: guild stage voice, 14: guild directory, 15: guild
   * forum, 16: guild media.
   */
  export type ChannelType = 0 | 1 | 2 | 3 | 4 | 5 | 10 | 11 | 12 | 13 | 14 | 15 | 16;

  /** What channels of all kinds have in common. See `Channel` for the kinds. */
  export interface GuildChannel {
    /** The channel's id. `<#id>` links to it. */
    id: Snowflake;
    /** Kind of the channel. */
    type: 0 | 2 | 4 | 5 | 13 | 14 | 15 | 16;
    /** The guild it belongs to. */
    guild_id: Snowflake;
    /** The name. */
    name: string;
    /** Place in the list, counted from 0. */
    position: number;
    /** The category it is in, or null. */
    parent_id?: Snowflake | null;
    /** What roles and members may and may not do here, beyond the permissions of their roles. */
    permission_overwrites?: PermissionOverwrite[];
    /** Bits that say more about it. */
    flags: number;
    /** What the member who used the command may do there, as decimal text; only in `interaction.resolved`. */
    permissions?: string;
    /** The line of text at the top, or null. */
    topic?: string | null;
    /** Whether it is meant for adults only. */
    nsfw?: boolean;
    /** The newest message (or post of a forum), or null. It may have been deleted. */
    last_message_id?: Snowflake | null;
    /** When a message was last pinned, or null. */
    last_pin_timestamp?: Timestamp | null;
    /** Seconds that a member must wait between two messages (slow mode); 0 for none. */
    rate_limit_per_user?: number;
    /** Bits per second of a voice channel. */
    bitrate?: number;
    /** How many members fit into a voice channel; 0 for no limit. */
    user_limit?: number;
    /** Region that carries the voice; null lets Discord choose. */
    rtc_region?: string | null;
    /** Quality of the video in a voice channel. */
    video_quality_mode?: VideoQuality;
    /** Minutes after which new threads are archived, unless they say otherwise. */
    default_auto_archive_duration?: ThreadAutoArchiveDuration;
    /** Slow mode in seconds that new threads begin with. */
    default_thread_rate_limit_per_user?: number;
    /** Tags that posts of a forum can carry. */
    available_tags?: ForumTag[];
    /** Emoji offered under each post of a forum. */
    default_reaction_emoji?: DefaultReaction | null;
    /** Order in which posts of a forum are listed. */
    default_sort_order?: SortOrder | null;
    /** How posts of a forum are shown. */
    default_forum_layout?: ForumLayout;
    /** Whether a search for several tags finds posts with all or with some of them. */
    default_tag_setting?: TagSetting | null;
    /** The line under a voice channel's name, or null. */
    status?: string | null;
  }

  /** A channel for text. */
  export interface TextChannel extends GuildChannel {
    /** Kind of the channel. */
    type: 0;
  }

  /** A channel for voice, with a chat of its own. */
  export interface VoiceChannel extends GuildChannel {
    /** Kind of the channel. */
    type: 2;
    /** Bits per second. */
    bitrate: number;
    /** How many members fit in; 0 for no limit. */
    user_limit: number;
  }

  /** A category that holds other channels. */
  export interface CategoryChannel extends GuildChannel {
    /** Kind of the channel. */
    type: 4;
  }

  /** A channel whose messages other guilds can follow. */
  export interface AnnouncementChannel extends GuildChannel {
    /** Kind of the channel. */
    type: 5;
  }

  /** A stage, where few speak and many listen. */
  export interface StageChannel extends GuildChannel {
    /** Kind of the channel. */
    type: 13;
    /** Bits per second. */
    bitrate: number;
    /** How many members fit in; 0 for no limit. */
    user_limit: number;
  }

  /** A list of guilds, in a hub. */
  export interface DirectoryChannel extends GuildChannel {
    /** Kind of the channel. */
    type: 14;
  }

  /** A forum (15) or a media channel (16): every post is a thread. */
  export interface ForumChannel extends GuildChannel {
    /** Kind of the channel. */
    type: 15 | 16;
    /** Tags that posts can carry. */
    available_tags: ForumTag[];
  }

  /** A thread in a channel, or a post of a forum. */
  export interface Thread {
    /** The thread's id; where a channel's id is asked for, a thread's does too. */
    id: Snowflake;
    /** 10: in an announcement channel, 11: public, 12: private. */
    type: 10 | 11 | 12;
    /** The guild it belongs to. */
    guild_id: Snowflake;
    /** The name. */
    name: string;
    /** The channel that it belongs to. */
    parent_id: Snowflake;
    /** Who began it. */
    owner_id: Snowflake;
    /** The newest message, or null. It may have been deleted. */
    last_message_id?: Snowflake | null;
    /** When a message was last pinned, or null. */
    last_pin_timestamp?: Timestamp | null;
    /** Seconds that a member must wait between two messages (slow mode); 0 for none. */
    rate_limit_per_user?: number;
    /** Bits that say more about it. */
    flags: number;
    /** Bits per second of a voice channel. */
    bitrate?: number;
    /** How many members fit into a voice channel; 0 for no limit. */
    user_limit?: number;
    /** Region that carries the voice; null lets Discord choose. */
    rtc_region?: string | null;
    /** Quality of the video in a voice channel. */
    video_quality_mode?: VideoQuality;
    /** What the member who used the command may do there, as decimal text; only in `interaction.resolved`. */
    permissions?: string;
    /** Whether it is archived or locked, and when. */
    thread_metadata: ThreadMetadata;
    /** How many messages it has; deleted ones do not count. */
    message_count: number;
    /** About how many members it has; it stops counting at 50. */
    member_count: number;
    /** How many messages were ever sent in it. */
    total_message_sent: number;
    /** Ids of the forum's tags that the post carries. */
    applied_tags?: Snowflake[];
    /** What the bot is in the thread, if it has joined. */
    member?: ThreadMember;
  }

  /** A channel of the guild, or a thread. Its `type` says which: 15 and 16 make it a `ForumChannel`. */
  export type Channel =
    | TextChannel
    | VoiceChannel
    | CategoryChannel
    | AnnouncementChannel
    | StageChannel
    | DirectoryChannel
    | ForumChannel
    | Thread;

  /** The state of a thread. */
  export interface ThreadMetadata {
    /** Whether it is archived. A message brings it back, unless it is locked. */
    archived: boolean;
    /** When it was last archived or brought back. */
    archive_timestamp: Timestamp;
    /** Minutes without a message after which a thread is archived. */
    auto_archive_duration: ThreadAutoArchiveDuration;
    /** Whether only moderators can bring it back. */
    locked: boolean;
    /** When it was created. */
    create_timestamp?: Timestamp;
    /** Whether everybody in a private thread may add others. */
    invitable?: boolean;
  }

  /** A member of a thread. */
  export interface ThreadMember {
    /** The thread's id. */
    id: Snowflake;
    /** The user's id. */
    user_id: Snowflake;
    /** When the member joined it. */
    join_timestamp: Timestamp;
    /** Bits that say more about it. */
    flags: number;
    /** The member in the guild, where it was asked for. */
    member?: Member;
  }

  /** What one role or member may and may not do in a channel. */
  export interface PermissionOverwrite {
    /** The role's or the member's id. */
    id: Snowflake;
    /** 0: a role, 1: a member. */
    type: 0 | 1;
    /** What is allowed, as decimal text. */
    allow: string;
    /** What is denied, as decimal text. */
    deny: string;
  }

  /** What one role or member shall be allowed and denied in a channel. */
  export interface PermissionOverwriteBody {
    /** The role's or the member's id; the guild's id stands for @everyone. */
    id: Snowflake;
    /** 0: a role, 1: a member. */
    type?: 0 | 1;
    /** What to allow, such as `Permissions.VIEW_CHANNEL | Permissions.SEND_MESSAGES`. */
    allow?: PermissionBits | null;
    /** What to deny. */
    deny?: PermissionBits | null;
  }

  /** What `discord.editChannelPermissions` sets for one role or member. */
  export interface ChannelPermissionsBody {
    /** 0: a role, 1: a member. */
    type: 0 | 1;
    /** What to allow, such as `Permissions.VIEW_CHANNEL`. */
    allow?: PermissionBits | null;
    /** What to deny. */
    deny?: PermissionBits | null;
  }

  /** A tag that posts of a forum can carry. */
  export interface ForumTag {
    /** The id. */
    id: Snowflake;
    /** The name. */
    name: string;
    /** Whether only moderators may add it to a post. */
    moderated: boolean;
    /** Id of a custom emoji, or null for a standard one. */
    emoji_id: Snowflake | null;
    /** A standard emoji as text, or null for a custom one. */
    emoji_name: string | null;
  }

  /** A tag of a forum to create or keep. */
  export interface ForumTagBody {
    /** Its name, at most 20 characters. */
    name: string;
    /** Id of a custom emoji, or null for a standard one. */
    emoji_id?: Snowflake | null;
    /** A standard emoji as text, or null for a custom one. */
    emoji_name?: string | null;
    /** Whether only moderators may add it to a post. */
    moderated?: boolean | null;
    /** Id of the tag to keep; left out for a new one. */
    id?: Snowflake | null;
  }

  /** The emoji offered under each post of a forum. */
  export interface DefaultReaction {
    /** Id of a custom emoji, or null for a standard one. */
    emoji_id: Snowflake | null;
    /** A standard emoji as text, or null for a custom one. */
    emoji_name: string | null;
  }

  /** The emoji to offer under each post of a forum. */
  export interface DefaultReactionBody {
    /** Id of a custom emoji, or null for a standard one. */
    emoji_id?: Snowflake | null;
    /** A standard emoji as text, or null for a custom one. */
    emoji_name?: string | null;
  }

  /** A channel to create. */
  export interface ChannelBody {
    /**
     * Kind of the channel: 0 text, 2 voice, 4 category, 5 announcements, 13 stage, 15 forum, 16 media. Text when left
     * out.
     */
    type?: 0 | 2 | 4 | 5 | 13 | 15 | 16 | null;
    /** Its name, at most 100 characters. */
    name: string;
    /** Place in the list, counted from 0. */
    position?: number | null;
    /** The line of text at the top of the channel. */
    topic?: string | null;
    /** Bits per second of a voice channel. */
    bitrate?: number | null;
    /** How many members fit into a voice channel; 0 for no limit. */
    user_limit?: number | null;
    /** Whether it is meant for adults only. */
    nsfw?: boolean | null;
    /** Seconds that a member must wait between two messages (slow mode); 0 for none. */
    rate_limit_per_user?: number | null;
    /** The category to put it in. */
    parent_id?: Snowflake | null;
    /** What roles and members may and may not do here, beyond the permissions of their roles. */
    permission_overwrites?: PermissionOverwriteBody[] | null;
    /** Region that carries the voice; null lets Discord choose. */
    rtc_region?: string | null;
    /** Quality of the video in a voice channel. */
    video_quality_mode?: VideoQuality | null;
    /** Minutes after which new threads are archived, unless they say otherwise. */
    default_auto_archive_duration?: ThreadAutoArchiveDuration | null;
    /** Emoji offered under each post of a forum. */
    default_reaction_emoji?: DefaultReactionBody | null;
    /** Slow mode in seconds that new threads begin with. */
    default_thread_rate_limit_per_user?: number | null;
    /** Order in which posts of a forum are listed. */
    default_sort_order?: SortOrder | null;
    /** How posts of a forum are shown. */
    default_forum_layout?: ForumLayout | null;
    /** Whether a search for several tags finds posts with all or with some of them. */
    default_tag_setting?: TagSetting | null;
    /** Tags that posts of a forum can carry. */
    available_tags?: ForumTagBody[] | null;
  }

  /** What to change about a channel or a thread; what is left out stays. */
  export interface EditChannelBody {
    /** Turns a text channel (0) into one for announcements (5), or back. */
    type?: 0 | 5 | null;
    /** Its name, at most 100 characters. */
    name?: string;
    /** Place in the list, counted from 0. */
    position?: number | null;
    /** The line of text at the top of the channel. */
    topic?: string | null;
    /** Bits per second of a voice channel. */
    bitrate?: number | null;
    /** How many members fit into a voice channel; 0 for no limit. */
    user_limit?: number | null;
    /** Whether it is meant for adults only. */
    nsfw?: boolean | null;
    /** Seconds that a member must wait between two messages (slow mode); 0 for none. */
    rate_limit_per_user?: number | null;
    /** The category to move it to; null for none. */
    parent_id?: Snowflake | null;
    /** What roles and members may and may not do here, beyond the permissions of their roles. */
    permission_overwrites?: PermissionOverwriteBody[] | null;
    /** Region that carries the voice; null lets Discord choose. */
    rtc_region?: string | null;
    /** Quality of the video in a voice channel. */
    video_quality_mode?: VideoQuality | null;
    /** Minutes after which new threads are archived, unless they say otherwise. */
    default_auto_archive_duration?: ThreadAutoArchiveDuration | null;
    /** Emoji offered under each post of a forum. */
    default_reaction_emoji?: DefaultReactionBody | null;
    /** Slow mode in seconds that new threads begin with. */
    default_thread_rate_limit_per_user?: number | null;
    /** Order in which posts of a forum are listed. */
    default_sort_order?: SortOrder | null;
    /** How posts of a forum are shown. */
    default_forum_layout?: ForumLayout | null;
    /** Whether a search for several tags finds posts with all or with some of them. */
    default_tag_setting?: TagSetting | null;
    /** Bits that say more about it. */
    flags?: number | null;
    /** All tags of a forum, those kept and new ones. */
    available_tags?: ForumTagBody[] | null;
    /** Archives a thread, or brings it back. */
    archived?: boolean | null;
    /** Locks a thread, so that only moderators can bring it back. */
    locked?: boolean | null;
    /** Whether everybody in a private thread may add others. */
    invitable?: boolean | null;
    /** Minutes without a message after which a thread is archived. */
    auto_archive_duration?: ThreadAutoArchiveDuration | null;
    /** Ids of the forum's tags that the post carries. */
    applied_tags?: Snowflake[] | null;
  }

  /** A thread to create in a text channel. */
  export interface ThreadBody {
    /** Its name, at most 100 characters. */
    name: string;
    /** 11: public, 12: private (the default), 10: in an announcement channel. */
    type?: 10 | 11 | 12 | null;
    /** Minutes without a message after which a thread is archived. */
    auto_archive_duration?: ThreadAutoArchiveDuration | null;
    /** Seconds that a member must wait between two messages (slow mode); 0 for none. */
    rate_limit_per_user?: number | null;
    /** Whether everybody in a private thread may add others. */
    invitable?: boolean | null;
  }

  /** A thread to begin at a message. */
  export interface MessageThreadBody {
    /** Its name, at most 100 characters. */
    name: string;
    /** Minutes without a message after which a thread is archived. */
    auto_archive_duration?: ThreadAutoArchiveDuration | null;
    /** Seconds that a member must wait between two messages (slow mode); 0 for none. */
    rate_limit_per_user?: number | null;
  }

  /** A post to create in a forum. */
  export interface ForumPostBody {
    /** Its title, at most 100 characters. */
    name: string;
    /** Minutes without a message after which a thread is archived. */
    auto_archive_duration?: ThreadAutoArchiveDuration | null;
    /** Seconds that a member must wait between two messages (slow mode); 0 for none. */
    rate_limit_per_user?: number | null;
    /** Ids of the forum's tags that the post carries. */
    applied_tags?: Snowflake[] | null;
    /** The first message of the post, with its files. */
    message: MessageBody;
  }

  /** Threads, and what the bot is in them. */
  export interface ThreadList {
    /** The threads. */
    threads: Thread[];
    /** The bot's membership in those that it has joined. */
    members: ThreadMember[];
    /** Whether older ones follow; pass the last one's `archive_timestamp` as `before`. */
    has_more: boolean;
    /** The first message of each post, for forums. */
    first_messages?: Message[];
  }
}
