// Calls of Discord. Every one acts in the template's own guild, so no call takes a guild's id.
declare module "templateworker" {
  /**
   * Calls of Discord. Each group of them needs a capability in `template.yaml`, which its calls name; those without
   * one are free. A call that Discord refuses throws a `DiscordError`.
   *
   * ```ts
   * await discord.createMessage(channelId, { content: "Hello", allowed_mentions: { parse: [] } });
   * ```
   */
  export const discord: Discord;

  /** The calls of Discord. */
  export interface Discord {
    /** Sends a message. Needs `discord:messages`. */
    createMessage(channelId: Snowflake, body: string | MessageBody): Promise<Message>;

    /** Changes a message of the bot. Needs `discord:messages`. */
    editMessage(channelId: Snowflake, messageId: Snowflake, body: string | EditMessageBody): Promise<Message>;

    /**
     * Deletes a message. Needs `discord:messages`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    deleteMessage(channelId: Snowflake, messageId: Snowflake, reason?: string): Promise<void>;

    /** Reads a message. Needs `discord:messages`. */
    getMessage(channelId: Snowflake, messageId: Snowflake): Promise<Message>;

    /** Reads messages of a channel, newest first. Needs `discord:messages`. */
    listMessages(channelId: Snowflake, query?: MessageQuery): Promise<Message[]>;

    /** Publishes a message of an announcement channel to those who follow it. Needs `discord:messages`. */
    crosspostMessage(channelId: Snowflake, messageId: Snowflake): Promise<Message>;

    /**
     * Pins a message. Needs `discord:messages`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    pinMessage(channelId: Snowflake, messageId: Snowflake, reason?: string): Promise<void>;

    /**
     * Unpins a message. Needs `discord:messages`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    unpinMessage(channelId: Snowflake, messageId: Snowflake, reason?: string): Promise<void>;

    /** Reads the pinned messages of a channel. Needs `discord:messages`. */
    listPins(channelId: Snowflake, query?: PinQuery): Promise<PinnedMessages>;

    /** Shows for some seconds that the bot writes. Needs `discord:messages`. */
    triggerTyping(channelId: Snowflake): Promise<void>;

    /**
     * Reacts to a message. Needs `discord:reactions`.
     *
     * @param emoji A standard emoji as text, or `name:id` of a custom one.
     */
    createReaction(channelId: Snowflake, messageId: Snowflake, emoji: string): Promise<void>;

    /**
     * Takes the bot's reaction back. Needs `discord:reactions`.
     *
     * @param emoji A standard emoji as text, or `name:id` of a custom one.
     */
    deleteOwnReaction(channelId: Snowflake, messageId: Snowflake, emoji: string): Promise<void>;

    /**
     * Removes somebody's reaction. Needs `discord:reactions`.
     *
     * @param emoji A standard emoji as text, or `name:id` of a custom one.
     */
    deleteUserReaction(channelId: Snowflake, messageId: Snowflake, emoji: string, userId: Snowflake): Promise<void>;

    /**
     * Reads who reacted with an emoji. Needs `discord:reactions`.
     *
     * @param emoji A standard emoji as text, or `name:id` of a custom one.
     */
    listReactions(channelId: Snowflake, messageId: Snowflake, emoji: string, query?: ReactionQuery): Promise<User[]>;

    /** Removes all reactions of a message. Needs `discord:reactions`. */
    deleteAllReactions(channelId: Snowflake, messageId: Snowflake): Promise<void>;

    /**
     * Removes all reactions with one emoji. Needs `discord:reactions`.
     *
     * @param emoji A standard emoji as text, or `name:id` of a custom one.
     */
    deleteEmojiReactions(channelId: Snowflake, messageId: Snowflake, emoji: string): Promise<void>;

    /** Reads a channel or a thread. */
    getChannel(channelId: Snowflake): Promise<Channel>;

    /** Reads all channels of the guild, without threads. */
    listChannels(): Promise<Exclude<Channel, Thread>[]>;

    /**
     * Creates a channel. Needs `discord:channels`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    createChannel(body: ChannelBody, reason?: string): Promise<Exclude<Channel, Thread>>;

    /**
     * Changes a channel or a thread. Needs `discord:channels`. For threads `discord:threads` is enough.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    editChannel(channelId: Snowflake, body: EditChannelBody, reason?: string): Promise<Channel>;

    /**
     * Deletes a channel or a thread. Needs `discord:channels`. For threads `discord:threads` is enough.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    deleteChannel(channelId: Snowflake, reason?: string): Promise<void>;

    /**
     * Sets what one role or member may and may not do in a channel. Needs `discord:channels`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    editChannelPermissions(
      channelId: Snowflake,
      overwriteId: Snowflake,
      body: ChannelPermissionsBody,
      reason?: string,
    ): Promise<void>;

    /**
     * Takes such a setting away. Needs `discord:channels`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    deleteChannelPermissions(channelId: Snowflake, overwriteId: Snowflake, reason?: string): Promise<void>;

    /**
     * Creates a thread in a text channel, or a post in a forum. Needs `discord:threads`; a post with its first message needs
     * `discord:messages` too, and counts as a message.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    createThread(channelId: Snowflake, body: ThreadBody | ForumPostBody, reason?: string): Promise<Thread>;

    /**
     * Begins a thread at a message. Needs `discord:threads`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    createThreadFromMessage(
      channelId: Snowflake,
      messageId: Snowflake,
      body: MessageThreadBody,
      reason?: string,
    ): Promise<Thread>;

    /** Lets the bot join a thread. Needs `discord:threads`. */
    joinThread(channelId: Snowflake): Promise<void>;

    /** Lets the bot leave a thread. Needs `discord:threads`. */
    leaveThread(channelId: Snowflake): Promise<void>;

    /** Adds a member to a thread. Needs `discord:threads`. */
    addThreadMember(channelId: Snowflake, userId: Snowflake): Promise<void>;

    /** Removes a member from a thread. Needs `discord:threads`. */
    removeThreadMember(channelId: Snowflake, userId: Snowflake): Promise<void>;

    /** Reads the members of a thread. Needs `discord:threads`. */
    listThreadMembers(channelId: Snowflake): Promise<ThreadMember[]>;

    /** Reads all active threads of the guild. Needs `discord:threads`. */
    listActiveThreads(): Promise<ThreadList>;

    /** Reads archived threads of a channel. Needs `discord:threads`. */
    listArchivedThreads(channelId: Snowflake, query?: ArchivedThreadQuery): Promise<ThreadList>;

    /** Reads all roles of the guild. */
    listRoles(): Promise<Role[]>;

    /**
     * Creates a role. Needs `discord:roles`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    createRole(body: RoleBody, reason?: string): Promise<Role>;

    /**
     * Changes a role. Needs `discord:roles`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    editRole(roleId: Snowflake, body: RoleBody, reason?: string): Promise<Role>;

    /**
     * Deletes a role. Needs `discord:roles`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    deleteRole(roleId: Snowflake, reason?: string): Promise<void>;

    /**
     * Gives a member a role. Needs `discord:roles`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    addMemberRole(userId: Snowflake, roleId: Snowflake, reason?: string): Promise<void>;

    /**
     * Takes a role from a member. Needs `discord:roles`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    removeMemberRole(userId: Snowflake, roleId: Snowflake, reason?: string): Promise<void>;

    /**
     * Whether a member may do something in a channel or thread: what roles give, what the channel changes, owner,
     * administrators, timeouts and all else that Discord goes by. The host knows the guild's roles and channels, so this
     * mostly asks Discord nothing; for a member given by id it does.
     *
     * ```ts
     * if (!(await discord.can(interaction.member, log, "VIEW_CHANNEL"))) return;
     * if (!(await discord.can("@me", log, ["SEND_MESSAGES", "EMBED_LINKS"]))) return;
     * ```
     *
     * @param member A member as payloads hold it, an id, or `"@me"` for the bot. Of a message's author:
     * `{ ...message.member, user: message.author }`.
     * @param channel The channel or thread, or its id.
     * @param permission A permission by name or as bits, or a list of them that must all be there.
     */
    can(
      member: Snowflake | PermissionHolder,
      channel: Snowflake | { id: Snowflake },
      permission: PermissionName | bigint | readonly (PermissionName | bigint)[],
    ): Promise<boolean>;

    /** Reads a member of the guild. */
    getMember(userId: Snowflake): Promise<Member>;

    /** Reads a user, in the guild or not. */
    getUser(userId: Snowflake): Promise<User>;

    /** Reads members of the guild, ordered by id. Needs `discord:members`. */
    listMembers(query?: MemberQuery): Promise<Member[]>;

    /** Searches members by the beginning of their names. Needs `discord:members`. */
    searchMembers(query: MemberSearch): Promise<Member[]>;

    /**
     * Asks Discord's gateway for members of the guild: up to 100 by their ids, those whose names begin with a text, or all.
     * Needs `discord:members`. All members need the bot's Server Members Intent, presences its Presence Intent; without
     * them the error's code is `MissingIntent`. All members can be asked for once in 30 seconds, and members in any way 10
     * times a minute; above that the error's code is `RateLimited`. An answer has at most 4 MiB, some 10,000 members:
     * `discord.listMembers` reads the members of larger guilds in pages.
     *
     * ```ts
     * const { members, not_found } = await discord.requestMembers({ user_ids: [first, second] });
     * ```
     *
     * @param request Which; all members when it is left out.
     */
    requestMembers(request?: MemberRequest): Promise<RequestedMembers>;

    /**
     * Changes a member. Needs `discord:members`. `roles` need `discord:roles` too; timeouts, `mute`, `deaf`, `channel_id`
     * and `flags` need `discord:moderation` too.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    editMember(userId: Snowflake, body: EditMemberBody, reason?: string): Promise<Member>;

    /**
     * Removes a member from the guild. Needs `discord:moderation`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    kickMember(userId: Snowflake, reason?: string): Promise<void>;

    /**
     * Bans a user. Needs `discord:moderation`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    banMember(userId: Snowflake, options?: BanOptions, reason?: string): Promise<void>;

    /**
     * Lifts a ban. Needs `discord:moderation`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    unbanMember(userId: Snowflake, reason?: string): Promise<void>;

    /**
     * Bans several users at once. Needs `discord:moderation`. Each of them counts for the limit of bans and kicks, which is
     * also the most that one call may name (5 unless the host says otherwise).
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    bulkBanMembers(body: BulkBanBody, reason?: string): Promise<BulkBanResult>;

    /** Reads a ban. Needs `discord:moderation`. */
    getBan(userId: Snowflake): Promise<Ban>;

    /** Reads bans of the guild, ordered by the users' ids. Needs `discord:moderation`. */
    listBans(query?: BanQuery): Promise<Ban[]>;

    /**
     * Keeps a member from writing and speaking until a time, at most 28 days ahead; null ends it. Needs
     * `discord:moderation`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    timeoutMember(userId: Snowflake, until: Timestamp | Date | null, reason?: string): Promise<Member>;

    /**
     * Deletes 2 to 100 messages that are younger than two weeks. Needs `discord:moderation`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    bulkDeleteMessages(channelId: Snowflake, messageIds: Snowflake[], reason?: string): Promise<void>;

    /**
     * Creates a webhook in a channel. Needs `discord:webhooks`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    createWebhook(channelId: Snowflake, body: WebhookBody, reason?: string): Promise<Webhook>;

    /** Reads the webhooks of a channel. Needs `discord:webhooks`. */
    listChannelWebhooks(channelId: Snowflake): Promise<Webhook[]>;

    /** Reads the webhooks of the guild. Needs `discord:webhooks`. */
    listGuildWebhooks(): Promise<Webhook[]>;

    /**
     * Changes a webhook. Needs `discord:webhooks`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    editWebhook(webhookId: Snowflake, body: EditWebhookBody, reason?: string): Promise<Webhook>;

    /**
     * Deletes a webhook. Needs `discord:webhooks`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    deleteWebhook(webhookId: Snowflake, reason?: string): Promise<void>;

    /** Sends a message as a webhook, in its channel or in a thread of it. Needs `discord:webhooks`. */
    executeWebhook(
      webhookId: Snowflake,
      body: string | WebhookMessageBody,
      options?: { thread_id?: Snowflake },
    ): Promise<Message>;

    /**
     * Creates an invite to a channel. Needs `discord:invites`; with `role_ids` it needs `discord:roles` too.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    createInvite(channelId: Snowflake, body?: InviteBody, reason?: string): Promise<Invite>;

    /** Reads the invites to a channel. Needs `discord:invites`. */
    listChannelInvites(channelId: Snowflake): Promise<Invite[]>;

    /** Reads the invites to the guild. Needs `discord:invites`. */
    listGuildInvites(): Promise<Invite[]>;

    /** Reads an invite to the guild. Needs `discord:invites`. */
    getInvite(code: string): Promise<Invite>;

    /**
     * Deletes an invite. Needs `discord:invites`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    deleteInvite(code: string, reason?: string): Promise<void>;

    /** Reads the emojis of the guild. Needs `discord:emojis`. */
    listEmojis(): Promise<Emoji[]>;

    /** Reads an emoji. Needs `discord:emojis`. */
    getEmoji(emojiId: Snowflake): Promise<Emoji>;

    /**
     * Adds an emoji. Needs `discord:emojis`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    createEmoji(body: EmojiBody, reason?: string): Promise<Emoji>;

    /**
     * Changes an emoji. Needs `discord:emojis`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    editEmoji(emojiId: Snowflake, body: EditEmojiBody, reason?: string): Promise<Emoji>;

    /**
     * Deletes an emoji. Needs `discord:emojis`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    deleteEmoji(emojiId: Snowflake, reason?: string): Promise<void>;

    /** Reads the scheduled events of the guild. Needs `discord:events`. */
    listScheduledEvents(query?: { with_user_count?: boolean }): Promise<ScheduledEvent[]>;

    /** Reads a scheduled event. Needs `discord:events`. */
    getScheduledEvent(eventId: Snowflake): Promise<ScheduledEvent>;

    /**
     * Creates a scheduled event. Needs `discord:events`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    createScheduledEvent(body: ScheduledEventBody, reason?: string): Promise<ScheduledEvent>;

    /**
     * Changes, begins or ends a scheduled event. Needs `discord:events`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    editScheduledEvent(eventId: Snowflake, body: EditScheduledEventBody, reason?: string): Promise<ScheduledEvent>;

    /** Deletes a scheduled event. Needs `discord:events`. */
    deleteScheduledEvent(eventId: Snowflake): Promise<void>;

    /** Reads who is interested in a scheduled event. Needs `discord:events`. */
    listScheduledEventUsers(eventId: Snowflake, query?: ScheduledEventUserQuery): Promise<ScheduledEventUser[]>;

    /** Reads the rules of automatic moderation. Needs `discord:automod`. */
    listAutoModerationRules(): Promise<AutoModerationRule[]>;

    /** Reads a rule of automatic moderation. Needs `discord:automod`. */
    getAutoModerationRule(ruleId: Snowflake): Promise<AutoModerationRule>;

    /**
     * Creates a rule of automatic moderation. Needs `discord:automod`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    createAutoModerationRule(body: AutoModerationRuleBody, reason?: string): Promise<AutoModerationRule>;

    /**
     * Changes a rule of automatic moderation. Needs `discord:automod`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    editAutoModerationRule(
      ruleId: Snowflake,
      body: EditAutoModerationRuleBody,
      reason?: string,
    ): Promise<AutoModerationRule>;

    /**
     * Deletes a rule of automatic moderation. Needs `discord:automod`.
     *
     * @param reason Why, for the audit log; at most 512 characters.
     */
    deleteAutoModerationRule(ruleId: Snowflake, reason?: string): Promise<void>;

    /** Reads the audit log, newest entries first. Needs `discord:audit-log`. */
    getAuditLog(query?: AuditLogQuery): Promise<AuditLog>;

    /**
     * Sends a message to a member directly. Discord refuses it when the member does not take such messages. Needs
     * `discord:direct-messages`.
     */
    createDirectMessage(userId: Snowflake, body: string | MessageBody): Promise<Message>;

    /** Reads the guild. */
    getGuild(): Promise<Guild>;
  }

  /** Which messages of a channel to read: at most one of `before`, `after` and `around`. */
  export interface MessageQuery {
    /** Messages older than this one. */
    before?: Snowflake;
    /** Messages newer than this one. */
    after?: Snowflake;
    /** Messages on both sides of this one. */
    around?: Snowflake;
    /** How many, 1 to 100; 50 when left out. */
    limit?: number;
  }

  /** Which pinned messages to read. */
  export interface PinQuery {
    /** Those pinned before this time. */
    before?: Timestamp;
    /** How many, 1 to 50; 50 when left out. */
    limit?: number;
  }

  /** Whose reactions to read. */
  export interface ReactionQuery {
    /** Users after this one. */
    after?: Snowflake;
    /** How many, 1 to 100; 25 when left out. */
    limit?: number;
    /** 0: normal reactions (when left out), 1: bursts. */
    type?: 0 | 1;
  }

  /** Which archived threads to read. */
  export interface ArchivedThreadQuery {
    /** Public ones (when left out), or private ones. */
    type?: "public" | "private";
    /** Those archived before this time. */
    before?: Timestamp;
    /** How many, at most 100. */
    limit?: number;
  }

  /** A member, as far as `discord.can` looks at it; every `Member` is one. */
  export interface PermissionHolder {
    /** The user. */
    user: { id: Snowflake };
    /** Ids of the member's roles. */
    roles: readonly Snowflake[];
    /** When the member's timeout ends; null (or a past time) when there is none. */
    communication_disabled_until?: Timestamp | null;
  }

  /** Which members to read. */
  export interface MemberQuery {
    /** How many, 1 to 1000; 1 when left out. */
    limit?: number;
    /** Members whose id is larger than this one. */
    after?: Snowflake;
  }

  /** Which members to search for. */
  export interface MemberSearch {
    /** Beginning of the name or nickname. */
    query: string;
    /** How many, 1 to 1000; 1 when left out. */
    limit?: number;
  }

  /** Which members to ask for: by id, by name, or neither for all. */
  export interface MemberRequest {
    /** Members by id, at most 100; not beside `query`. */
    user_ids?: Snowflake[];
    /** Beginning of the name or nickname, at most 32 characters; not beside `user_ids`. */
    query?: string;
    /** How many a `query` finds at most, 1 to 100; 100 when left out. */
    limit?: number;
    /** Whether to bring what they do at the moment. */
    presences?: boolean;
  }

  /** Members that were asked for. */
  export interface RequestedMembers {
    /** The members, in no order. */
    members: Member[];
    /** The ids asked for that are no members. */
    not_found: Snowflake[];
    /** What they do; empty unless it was asked for. */
    presences: Presence[];
  }

  /** Which bans to read. */
  export interface BanQuery {
    /** How many, at most 1000. */
    limit?: number;
    /** Users whose id is smaller than this one. */
    before?: Snowflake;
    /** Users whose id is larger than this one. */
    after?: Snowflake;
  }

  /** Who is interested in a scheduled event. */
  export interface ScheduledEventUserQuery {
    /** How many, at most 100. */
    limit?: number;
    /** Whether to say what they are in the guild. */
    with_member?: boolean;
    /** Users whose id is smaller than this one. */
    before?: Snowflake;
    /** Users whose id is larger than this one. */
    after?: Snowflake;
  }

  /** Which entries of the audit log to read. */
  export interface AuditLogQuery {
    /** What this user did. */
    user_id?: Snowflake;
    /** Entries of this kind. */
    action_type?: AuditLogAction;
    /** Entries older than this one. */
    before?: Snowflake;
    /** Entries newer than this one. */
    after?: Snowflake;
    /** How many, 1 to 100; 50 when left out. */
    limit?: number;
  }
}
