// Permissions: what roles, members and commands may do.
declare module "templateworker" {
  /** Permissions: bits of `Permissions`, or their decimal text as Discord sends it. */
  export type PermissionBits = bigint | string;

  /** Name of a permission, such as `"MANAGE_MESSAGES"`. */
  export type PermissionName = Exclude<keyof PermissionTable, "has">;

  /**
   * Discord's permissions by name, as bits. Put them together with `|`, and ask with `has`.
   *
   * ```ts
   * if (!Permissions.has(interaction.member.permissions, "MANAGE_MESSAGES")) return;
   * ```
   */
  export const Permissions: PermissionTable;

  /** The bits of all permissions. */
  export interface PermissionTable {
    /**
     * Whether permissions hold one or several bits. ADMINISTRATOR holds all.
     *
     * @param permissions What somebody has: `interaction.member.permissions`, `role.permissions`.
     * @param asked A name, or bits that must all be there.
     */
    has(permissions: PermissionBits | number, asked: PermissionName | bigint): boolean;
    /** Create invites. */
    readonly CREATE_INSTANT_INVITE: bigint;
    /** Kick members. */
    readonly KICK_MEMBERS: bigint;
    /** Ban members. */
    readonly BAN_MEMBERS: bigint;
    /** Everything, whatever channels say. */
    readonly ADMINISTRATOR: bigint;
    /** Create, change and delete channels. */
    readonly MANAGE_CHANNELS: bigint;
    /** Change the guild's settings. */
    readonly MANAGE_GUILD: bigint;
    /** React with an emoji that nobody has reacted with yet. */
    readonly ADD_REACTIONS: bigint;
    /** Read the audit log. */
    readonly VIEW_AUDIT_LOG: bigint;
    /** Be heard above others in a voice channel. */
    readonly PRIORITY_SPEAKER: bigint;
    /** Stream in a voice channel. */
    readonly STREAM: bigint;
    /** See a channel. */
    readonly VIEW_CHANNEL: bigint;
    /** Write in a channel, and begin posts in a forum. */
    readonly SEND_MESSAGES: bigint;
    /** Send messages that are read aloud. */
    readonly SEND_TTS_MESSAGES: bigint;
    /** Delete messages of others. */
    readonly MANAGE_MESSAGES: bigint;
    /** Have links shown with a preview. */
    readonly EMBED_LINKS: bigint;
    /** Send files. */
    readonly ATTACH_FILES: bigint;
    /** Read what was written before. */
    readonly READ_MESSAGE_HISTORY: bigint;
    /** Mention everyone and all roles. */
    readonly MENTION_EVERYONE: bigint;
    /** Use emojis of other guilds. */
    readonly USE_EXTERNAL_EMOJIS: bigint;
    /** See the guild's statistics. */
    readonly VIEW_GUILD_INSIGHTS: bigint;
    /** Join a voice channel. */
    readonly CONNECT: bigint;
    /** Speak in a voice channel. */
    readonly SPEAK: bigint;
    /** Take away members' voice in voice channels. */
    readonly MUTE_MEMBERS: bigint;
    /** Take away members' hearing in voice channels. */
    readonly DEAFEN_MEMBERS: bigint;
    /** Move members from one voice channel to another. */
    readonly MOVE_MEMBERS: bigint;
    /** Speak without pressing a key. */
    readonly USE_VAD: bigint;
    /** Change one's own name in the guild. */
    readonly CHANGE_NICKNAME: bigint;
    /** Change other members' names in the guild. */
    readonly MANAGE_NICKNAMES: bigint;
    /** Give, change and delete roles below one's own. */
    readonly MANAGE_ROLES: bigint;
    /** Create, change and delete webhooks. */
    readonly MANAGE_WEBHOOKS: bigint;
    /** Change and delete everybody's emojis, stickers and sounds. */
    readonly MANAGE_GUILD_EXPRESSIONS: bigint;
    /** Use commands. */
    readonly USE_APPLICATION_COMMANDS: bigint;
    /** Ask to speak on a stage. */
    readonly REQUEST_TO_SPEAK: bigint;
    /** Change and delete everybody's scheduled events. */
    readonly MANAGE_EVENTS: bigint;
    /** Change, archive and delete threads, and see private ones. */
    readonly MANAGE_THREADS: bigint;
    /** Create threads that everybody sees. */
    readonly CREATE_PUBLIC_THREADS: bigint;
    /** Create threads for those who are added. */
    readonly CREATE_PRIVATE_THREADS: bigint;
    /** Use stickers of other guilds. */
    readonly USE_EXTERNAL_STICKERS: bigint;
    /** Write in threads. */
    readonly SEND_MESSAGES_IN_THREADS: bigint;
    /** Start activities. */
    readonly USE_EMBEDDED_ACTIVITIES: bigint;
    /** Time members out. */
    readonly MODERATE_MEMBERS: bigint;
    /** See what the guild's subscriptions earn. */
    readonly VIEW_CREATOR_MONETIZATION_ANALYTICS: bigint;
    /** Play sounds in voice channels. */
    readonly USE_SOUNDBOARD: bigint;
    /** Add emojis, stickers and sounds, and change one's own. */
    readonly CREATE_GUILD_EXPRESSIONS: bigint;
    /** Create scheduled events, and change one's own. */
    readonly CREATE_EVENTS: bigint;
    /** Play sounds of other guilds. */
    readonly USE_EXTERNAL_SOUNDS: bigint;
    /** Send voice messages. */
    readonly SEND_VOICE_MESSAGES: bigint;
    /** Set the line under a voice channel's name. */
    readonly SET_VOICE_CHANNEL_STATUS: bigint;
    /** Send polls. */
    readonly SEND_POLLS: bigint;
    /** Have the answers of one's own applications shown to all. */
    readonly USE_EXTERNAL_APPS: bigint;
    /** Pin messages. */
    readonly PIN_MESSAGES: bigint;
    /** Write without waiting in slow mode. */
    readonly BYPASS_SLOWMODE: bigint;
  }
}
