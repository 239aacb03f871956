// Events: their names, and what each one brings.
declare module "templateworker" {
  /**
   * Calls a function whenever something happens in the guild. Several functions may listen to the same event. Call it
   * at the top level of the template, not inside a handler.
   *
   * ```ts
   * on("MESSAGE_REACTION_ADD", async (reaction) => {
   *   log.info(`${reaction.user_id} reacted with ${reaction.emoji.name}`);
   * });
   * ```
   *
   * @param event Name of the event, as Discord writes it.
   * @param handler What to do; it gets the event as Discord sends it, and may be `async`.
   */
  export function on<E extends EventName>(event: E, handler: EventHandler<E>): void;

  /**
   * Stops calling a function that `on` was given. Call it at the top level of the template.
   *
   * @param event Name of the event.
   * @param handler The same function that `on` was given.
   */
  export function off<E extends EventName>(event: E, handler: EventHandler<E>): void;

  /** Name of an event. */
  export type EventName = keyof Events;

  /** A function that is called with what an event brings. The dispatch ends when its promise does. */
  export type EventHandler<E extends EventName> = (payload: Events[E]) => unknown;

  /** All events, by name, with what they bring. */
  export interface Events {
    /** Somebody wrote a message, in a channel that the bot can see. */
    MESSAGE_CREATE: GuildMessage;
    /** A message was edited, or got its previews of links. */
    MESSAGE_UPDATE: GuildMessage;
    /** A message was deleted. Only its id is known. */
    MESSAGE_DELETE: MessageDeleteEvent;
    /** Many messages were deleted at once. */
    MESSAGE_DELETE_BULK: MessageDeleteBulkEvent;
    /** Somebody reacted to a message. */
    MESSAGE_REACTION_ADD: MessageReactionAddEvent;
    /** Somebody took a reaction back. */
    MESSAGE_REACTION_REMOVE: MessageReactionRemoveEvent;
    /** All reactions of a message were removed. */
    MESSAGE_REACTION_REMOVE_ALL: MessageReactionRemoveAllEvent;
    /** All reactions with one emoji were removed from a message. */
    MESSAGE_REACTION_REMOVE_EMOJI: MessageReactionRemoveEmojiEvent;
    /** Somebody voted in a poll; once for each answer. */
    MESSAGE_POLL_VOTE_ADD: MessagePollVoteEvent;
    /** Somebody took a vote back; once for each answer. */
    MESSAGE_POLL_VOTE_REMOVE: MessagePollVoteEvent;
    /** Somebody began to write. */
    TYPING_START: TypingStartEvent;

    /** Somebody joined the guild. */
    GUILD_MEMBER_ADD: GuildMemberAddEvent;
    /** A member changed: roles, name, timeout, boost. */
    GUILD_MEMBER_UPDATE: GuildMemberUpdateEvent;
    /** A member left the guild, was kicked or was banned. */
    GUILD_MEMBER_REMOVE: GuildMemberRemoveEvent;
    /** Members that the host asked for. Never comes: the host asks for none. */
    GUILD_MEMBERS_CHUNK: GuildMembersChunkEvent;
    /** Somebody was banned. */
    GUILD_BAN_ADD: GuildBanEvent;
    /** A ban was lifted. */
    GUILD_BAN_REMOVE: GuildBanEvent;
    /**
     * A member came online, went offline, or does something else. Never comes: the host does not ask Discord for
     * presences.
     */
    PRESENCE_UPDATE: Presence;
    /** The bot's own user changed. Never comes: it belongs to no guild. */
    USER_UPDATE: User;

    /** A role was created. */
    GUILD_ROLE_CREATE: GuildRoleEvent;
    /** A role was changed. */
    GUILD_ROLE_UPDATE: GuildRoleEvent;
    /** A role was deleted. */
    GUILD_ROLE_DELETE: GuildRoleDeleteEvent;

    /** A channel was created. */
    CHANNEL_CREATE: Exclude<Channel, Thread>;
    /** A channel was changed. */
    CHANNEL_UPDATE: Exclude<Channel, Thread>;
    /** A channel was deleted. */
    CHANNEL_DELETE: Exclude<Channel, Thread>;
    /** A message was pinned or unpinned. */
    CHANNEL_PINS_UPDATE: ChannelPinsUpdateEvent;
    /** Facts about voice channels that the host asked for. Never comes: the host asks for none. */
    CHANNEL_INFO: ChannelInfoEvent;
    /** A thread was created, or the bot was added to one. */
    THREAD_CREATE: ThreadCreateEvent;
    /** A thread was changed, archived or locked. */
    THREAD_UPDATE: Thread;
    /** A thread was deleted. */
    THREAD_DELETE: ThreadDeleteEvent;
    /** The bot can see a channel that it could not see before: its active threads. */
    THREAD_LIST_SYNC: ThreadListSyncEvent;
    /** What the bot is in a thread has changed. */
    THREAD_MEMBER_UPDATE: ThreadMemberUpdateEvent;
    /** Members were added to a thread or left it. */
    THREAD_MEMBERS_UPDATE: ThreadMembersUpdateEvent;
    /** A webhook of a channel was created, changed or deleted. */
    WEBHOOKS_UPDATE: WebhooksUpdateEvent;

    /** The guild has become available, or the bot has joined it. */
    GUILD_CREATE: GuildCreateEvent;
    /** The guild was changed. */
    GUILD_UPDATE: Guild;
    /** The guild is not available, or the bot was removed from it. */
    GUILD_DELETE: GuildDeleteEvent;
    /** Somebody did something that the audit log records. Needs the bot's permission VIEW_AUDIT_LOG. */
    GUILD_AUDIT_LOG_ENTRY_CREATE: GuildAuditLogEntryCreateEvent;
    /** Emojis were added, changed or deleted. */
    GUILD_EMOJIS_UPDATE: GuildEmojisUpdateEvent;
    /** Stickers were added, changed or deleted. */
    GUILD_STICKERS_UPDATE: GuildStickersUpdateEvent;
    /** Integrations have changed. */
    GUILD_INTEGRATIONS_UPDATE: GuildIntegrationsUpdateEvent;
    /** An integration was added. */
    INTEGRATION_CREATE: IntegrationEvent;
    /** An integration was changed. */
    INTEGRATION_UPDATE: IntegrationEvent;
    /** An integration was removed. */
    INTEGRATION_DELETE: IntegrationDeleteEvent;
    /** An invite was created. */
    INVITE_CREATE: InviteCreateEvent;
    /** An invite was deleted. */
    INVITE_DELETE: InviteDeleteEvent;

    /** A scheduled event was created. */
    GUILD_SCHEDULED_EVENT_CREATE: ScheduledEvent;
    /** A scheduled event was changed, began or ended. */
    GUILD_SCHEDULED_EVENT_UPDATE: ScheduledEvent;
    /** A scheduled event was deleted. */
    GUILD_SCHEDULED_EVENT_DELETE: ScheduledEvent;
    /** Somebody is interested in a scheduled event. */
    GUILD_SCHEDULED_EVENT_USER_ADD: ScheduledEventUserEvent;
    /** Somebody is no longer interested in a scheduled event. */
    GUILD_SCHEDULED_EVENT_USER_REMOVE: ScheduledEventUserEvent;

    /** A rule of automatic moderation was created. The bot needs MANAGE_GUILD for this and the next three. */
    AUTO_MODERATION_RULE_CREATE: AutoModerationRule;
    /** A rule of automatic moderation was changed. */
    AUTO_MODERATION_RULE_UPDATE: AutoModerationRule;
    /** A rule of automatic moderation was deleted. */
    AUTO_MODERATION_RULE_DELETE: AutoModerationRule;
    /** A rule of automatic moderation did something: it blocked a message, told a channel, timed a member out. */
    AUTO_MODERATION_ACTION_EXECUTION: AutoModerationActionExecutionEvent;

    /** Somebody joined, left or changed a voice channel, or changed the microphone. */
    VOICE_STATE_UPDATE: VoiceState;
    /** The server of a voice connection of the bot has changed. Never comes: the host enters no voice channel. */
    VOICE_SERVER_UPDATE: VoiceServerUpdateEvent;
    /** Somebody sent an effect in a voice channel that the bot is in. Never comes: the host enters no voice channel. */
    VOICE_CHANNEL_EFFECT_SEND: VoiceChannelEffectSendEvent;
    /** The line under a voice channel's name has changed. */
    VOICE_CHANNEL_STATUS_UPDATE: VoiceChannelStatusUpdateEvent;
    /** The first member has entered a voice channel, or the last one has left it. */
    VOICE_CHANNEL_START_TIME_UPDATE: VoiceChannelStartTimeUpdateEvent;
    /** A stage has begun. */
    STAGE_INSTANCE_CREATE: StageInstance;
    /** A stage was changed. */
    STAGE_INSTANCE_UPDATE: StageInstance;
    /** A stage has ended. */
    STAGE_INSTANCE_DELETE: StageInstance;
    /** A sound was added. */
    GUILD_SOUNDBOARD_SOUND_CREATE: SoundboardSound;
    /** A sound was changed. */
    GUILD_SOUNDBOARD_SOUND_UPDATE: SoundboardSound;
    /** A sound was deleted. */
    GUILD_SOUNDBOARD_SOUND_DELETE: SoundboardSoundDeleteEvent;
    /** Several sounds were changed. */
    GUILD_SOUNDBOARD_SOUNDS_UPDATE: SoundboardSoundsEvent;
    /** Sounds that the host asked for. Never comes: the host asks for none. */
    SOUNDBOARD_SOUNDS: SoundboardSoundsEvent;

    /**
     * Somebody used a command, a component or a modal: the interaction as Discord sends it. `command`, `component` and
     * `modal` are the way to answer.
     */
    INTERACTION_CREATE: InteractionPayload;
    /** An admin has changed who may use a command. */
    APPLICATION_COMMAND_PERMISSIONS_UPDATE: CommandPermissions;

    /**
     * Somebody bought something from the application. Comes for what was bought for the guild, and not for what
     * members bought for themselves.
     */
    ENTITLEMENT_CREATE: Entitlement;
    /**
     * What somebody bought was renewed, or has an end. Comes for what was bought for the guild, and not for what
     * members bought for themselves.
     */
    ENTITLEMENT_UPDATE: Entitlement;
    /**
     * What somebody bought was taken back. Comes for what was bought for the guild, and not for what members bought
     * for themselves.
     */
    ENTITLEMENT_DELETE: Entitlement;
    /** Somebody subscribed to the application. Never comes: it belongs to no guild. */
    SUBSCRIPTION_CREATE: Subscription;
    /** A subscription to the application has changed. Never comes: it belongs to no guild. */
    SUBSCRIPTION_UPDATE: Subscription;
    /** A subscription to the application has ended. Never comes: it belongs to no guild. */
    SUBSCRIPTION_DELETE: Subscription;
  }
}
