// Messages: as they arrive, and as they are sent.
declare module "templateworker" {
  /**
   * Kind of a message; 0 and 19 are what people write. 0: default, 1: recipient add, 2: recipient remove, 3: call, 4:
   * channel name change, 5: channel icon change, 6: channel pinned message, 7: user join, 8: guild boost, 9: guild
   * boost tier 1, 10: guild boost tier 2, 11: guild boost tier 3, 12: channel follow add, 14: guild discovery
   * disqualified, 15: guild discovery requalified, 16: guild discovery grace period initial warning, 17: guild
   * discovery grace period final warning, 18: thread created, 19: reply, 20: chat input command, 21: thread starter
   * message, 22: guild invite reminder, 23: context menu command, 24: auto moderation action, 25: role subscription
   * purchase, 26: interaction premium upsell, 27: stage start, 28: stage end, 29: stage speaker, 31: stage topic, 32:
   * guild application premium subscription, 36: guild incident alert mode enabled, 37: guild incident alert mode
   * disabled, 38: guild incident report raid, 39: guild incident report false alarm, 46: poll result, 55: hd streaming
   * upgraded.
   */
  export type MessageType =
    | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 14 | 15 | 16 | 17 | 18 | 19 | 20 | 21 | 22 | 23 | 24
    | 25 | 26 | 27 | 28 | 29 | 31 | 32 | 36 | 37 | 38 | 39 | 46 | 55;

  /** Whether a message answers another or forwards it. 0: default, 1: forward. */
  export type MessageReferenceType = 0 | 1;

  /** The content of a message, as it is forwarded. */
  export interface MessageSnapshot {
    /** Kind of the message. */
    type: MessageType;
    /** The text; at most 2000 characters. */
    content: string;
    /** Users whom the message mentions. */
    mentions: User[];
    /** Ids of roles that the message mentions. */
    mention_roles: Snowflake[];
    /** Files of the message. */
    attachments: Attachment[];
    /** Boxes with title, fields and images under the text; at most 10. */
    embeds: Embed[];
    /** When it was sent. */
    timestamp: Timestamp;
    /** When it was last edited, or null. */
    edited_timestamp: Timestamp | null;
    /** Bits: 4 hides embeds, 64 shows it to one member only, 4096 is silent, 32768 uses the newer components. */
    flags: number;
    /** Buttons, menus and layout of the message. */
    components: ReceivedMessageComponent[];
    /** Full stickers, in some old messages. */
    stickers?: Sticker[];
    /** Stickers of the message. */
    sticker_items?: StickerItem[];
  }

  /** A message in a channel. */
  export interface Message extends MessageSnapshot {
    /** The message's id. */
    id: Snowflake;
    /** The channel or thread that it is in. */
    channel_id: Snowflake;
    /** Who wrote it; for webhooks a name and an avatar without a real user. */
    author: User;
    /** Whether it is pinned. */
    pinned: boolean;
    /** Whether it mentions everyone. */
    mention_everyone: boolean;
    /** Whether it is read aloud. */
    tts: boolean;
    /** The webhook that sent it. Most templates leave such messages alone. */
    webhook_id?: Snowflake;
    /** The application that sent it. */
    application_id?: Snowflake;
    /** The application whose activity it shares. */
    application?: Application;
    /** The activity that it invites to. */
    activity?: MessageActivity;
    /** The call that it tells of. */
    call?: MessageCall;
    /** What its sender gave to recognise it by. */
    nonce?: number | string;
    /** Old form of `interaction_metadata`. */
    interaction?: MessageInteraction;
    /** The interaction that it answers. */
    interaction_metadata?: CommandMetadata | ComponentMetadata | ModalMetadata;
    /** The message that it answers, forwards or tells of. */
    message_reference?: MessageReference;
    /** That message, for answers; null when it was deleted. */
    referenced_message?: Message | null;
    /** What it forwards. */
    message_snapshots?: { message: MessageSnapshot }[];
    /** The thread that begins at it. */
    thread?: Thread;
    /** Channels of other guilds that it mentions. */
    mention_channels?: ChannelMention[];
    /** The subscription that it tells of. */
    role_subscription_data?: RoleSubscriptionData;
    /** The purchase that it tells of. */
    purchase_notification?: PurchaseNotification;
    /** About where it stands in its thread. */
    position?: number;
    /** Users, members, roles and channels that its menus name. */
    resolved?: ResolvedObjects;
    /** A poll that members can vote in. */
    poll?: Poll;
    /** The theme of colours that it shares. */
    shared_client_theme?: ClientTheme;
    /** The name that its sender has in a game's lobby. */
    lobby_member?: { additional_name: string };
    /** Reactions to it, by emoji. */
    reactions?: Reaction[];
  }

  /** A message as the events `MESSAGE_CREATE` and `MESSAGE_UPDATE` bring it. */
  export interface GuildMessage extends Message {
    /** The guild it was sent in. */
    guild_id: Snowflake;
    /** Its author as a member of the guild; not there for webhooks. */
    member?: MemberProfile & { mute: boolean; deaf: boolean };
  }

  /** A file of a message. */
  export interface Attachment {
    /** The id. */
    id: Snowflake;
    /** Its name. */
    filename: string;
    /** How many bytes it has. */
    size: number;
    /** Where it can be read for some hours. */
    url: string;
    /** Where Discord serves its own copy. */
    proxy_url: string;
    /** Width in pixels, for images and videos. */
    width?: number;
    /** Height in pixels, for images and videos. */
    height?: number;
    /** Length in seconds, for voice messages. */
    duration_secs?: number;
    /** Shape of the sound, as base64, for voice messages. */
    waveform?: string;
    /** What it shows, for those who cannot see it. */
    description?: string;
    /** Media type, such as `image/png`. */
    content_type?: string;
    /** Whether Discord removes it after a while. */
    ephemeral?: boolean;
    /** Bits: 1 for a clip, 4 for a remix, 8 for a spoiler. */
    flags?: number;
    /** Tiny preview to show while it loads. */
    placeholder?: string;
    /** Version of the format of the preview. */
    placeholder_version?: number;
    /** Its name before Discord changed it. */
    title?: string | null;
    /** The game that a clip was made in. */
    application?: Application;
    /** When the clip was made. */
    clip_created_at?: Timestamp;
    /** Who is in the clip. */
    clip_participants?: User[];
  }

  /** A box in a message, as it arrives. */
  export interface Embed {
    /** Kind of the box; "rich" for those that bots send. */
    type: string;
    /** Where its title links to. */
    url?: string;
    /** The title. */
    title?: string;
    /** Its text. */
    description?: string;
    /** Colour as a number, such as 0x3498db. */
    color?: number;
    /** The time in its footer. */
    timestamp?: Timestamp;
    /** Its fields. */
    fields?: EmbedField[];
    /** The line above the title. */
    author?: EmbedAuthor;
    /** The site it was made from. */
    provider?: EmbedProvider;
    /** The large image. */
    image?: EmbedMedia;
    /** The small image in the corner. */
    thumbnail?: EmbedMedia;
    /** A video. */
    video?: EmbedMedia;
    /** The line at the bottom. */
    footer?: EmbedFooter;
    /** Bits that say more about it. */
    flags?: number | null;
    /** Layout, for boxes that Discord makes of links. */
    components?: ReceivedMessageComponent[];
  }

  /** The line above the title of a box. */
  export interface EmbedAuthor {
    /** The name. */
    name: string;
    /** Where the name links to. */
    url?: string;
    /** The small image before the name. */
    icon_url?: string;
    /** Discord's copy of it. */
    proxy_icon_url?: string;
  }

  /** A field of a box. */
  export interface EmbedField {
    /** Its heading. */
    name: string;
    /** Its text. */
    value: string;
    /** Whether it stands beside its neighbours. */
    inline: boolean;
  }

  /** The line at the bottom of a box. */
  export interface EmbedFooter {
    /** The text. */
    text: string;
    /** The small image before the text. */
    icon_url?: string;
    /** Discord's copy of it. */
    proxy_icon_url?: string;
  }

  /** An image or a video of a box. */
  export interface EmbedMedia {
    /** Where it is found. */
    url?: string;
    /** Where Discord serves its own copy. */
    proxy_url?: string;
    /** Width in pixels. */
    width?: number;
    /** Height in pixels. */
    height?: number;
    /** Media type, such as `image/png`. */
    content_type?: string;
    /** Tiny preview to show while it loads. */
    placeholder?: string;
    /** Version of the format of the preview. */
    placeholder_version?: number;
    /** What it shows, for those who cannot see it. */
    description?: string;
    /** Bits that say more about it. */
    flags?: number;
  }

  /** The site that a box was made from. */
  export interface EmbedProvider {
    /** The name. */
    name: string;
    /** Where it is found. */
    url?: string;
  }

  /** All reactions to a message with one emoji. */
  export interface Reaction {
    /** The emoji. */
    emoji: PartialEmoji;
    /** How many members reacted with it. */
    count: number;
    /** How many of them did so in the normal way, and how many with a burst. */
    count_details: ReactionCounts;
    /** Colours of the bursts, as hexadecimal text. */
    burst_colors: string[];
    /** Whether the bot reacted with a burst. */
    me_burst: boolean;
    /** Whether the bot reacted. */
    me: boolean;
  }

  /** How reactions were made. */
  export interface ReactionCounts {
    /** Reactions with a burst. */
    burst: number;
    /** Reactions without one. */
    normal: number;
  }

  /** The message that another one answers or forwards. */
  export interface MessageReference {
    /** 0: it answers, 1: it forwards. */
    type: MessageReferenceType;
    /** The channel of that message. */
    channel_id: Snowflake;
    /** The id of that message. */
    message_id?: Snowflake;
    /** The guild of that message. */
    guild_id?: Snowflake;
  }

  /** A channel that a message mentions. */
  export interface ChannelMention {
    /** The id. */
    id: Snowflake;
    /** The name. */
    name: string;
    /** Kind of the channel. */
    type: ChannelType;
    /** The guild it belongs to. */
    guild_id: Snowflake;
  }

  /** A call, for messages that tell of one. */
  export interface MessageCall {
    /** When it ended, or null. */
    ended_timestamp?: Timestamp | null;
    /** Ids of those who took part. */
    participants: Snowflake[];
  }

  /** An activity that a message invites to. */
  export interface MessageActivity {
    /** 1: join, 2: watch, 3: listen, 5: ask to join, 6: ask to stream. */
    type: 1 | 2 | 3 | 5 | 6;
    /** The group that it invites to. */
    party_id?: string;
  }

  /** A subscription that gives a role. */
  export interface RoleSubscriptionData {
    /** What was bought. */
    role_subscription_listing_id: Snowflake;
    /** Name of its tier. */
    tier_name: string;
    /** For how many months it has been bought in all. */
    total_months_subscribed: number;
    /** Whether it was renewed. */
    is_renewal: boolean;
  }

  /** A purchase that a message tells of. */
  export interface PurchaseNotification {
    /** Kind of purchase. */
    type: 0;
    /** What was bought. */
    guild_product_purchase?: GuildProductPurchase;
  }

  /** A product of the guild that was bought. */
  export interface GuildProductPurchase {
    /** The product. */
    listing_id: Snowflake;
    /** Its name. */
    product_name: string;
  }

  /** Colours for Discord's window that a message shares. */
  export interface ClientTheme {
    /** Up to five colours, as hexadecimal text. */
    colors: string[];
    /** Direction of the gradient in degrees. */
    gradient_angle: number;
    /** How strong the colours are, from 0 to 100. */
    base_mix: number;
    /** What they are mixed with: 0 nothing, 1 dark, 2 light, 3 darker, 4 midnight. */
    base_theme?: 0 | 1 | 2 | 3 | 4 | null;
  }

  /** The interaction that a message answers, in its old form. */
  export interface MessageInteraction {
    /** The id. */
    id: Snowflake;
    /** 2: a command, 3: a component, 5: a modal. */
    type: InteractionType;
    /** Name of the command. */
    name: string;
    /** Who used it. */
    user?: User;
    /** Name of the command in the member's language. */
    name_localized?: string;
  }

  /** The command that a message answers. */
  export interface CommandMetadata {
    /** The id. */
    id: Snowflake;
    /** Kind of the interaction. */
    type: 2;
    /** Who used it. */
    user?: User;
    /** Where the application is installed, by kind of installation. */
    authorizing_integration_owners: Record<string, Snowflake>;
    /** The first answer, for messages that follow it. */
    original_response_message_id?: Snowflake;
    /** The user that a user command was used on. */
    target_user?: User;
    /** The message that a message command was used on. */
    target_message_id?: Snowflake;
  }

  /** The component that a message answers. */
  export interface ComponentMetadata {
    /** The id. */
    id: Snowflake;
    /** Kind of the interaction. */
    type: 3;
    /** Who used it. */
    user?: User;
    /** Where the application is installed, by kind of installation. */
    authorizing_integration_owners: Record<string, Snowflake>;
    /** The first answer, for messages that follow it. */
    original_response_message_id?: Snowflake;
    /** The message with the component. */
    interacted_message_id: Snowflake;
  }

  /** The modal that a message answers. */
  export interface ModalMetadata {
    /** The id. */
    id: Snowflake;
    /** Kind of the interaction. */
    type: 5;
    /** Who sent it. */
    user?: User;
    /** Where the application is installed, by kind of installation. */
    authorizing_integration_owners: Record<string, Snowflake>;
    /** The first answer, for messages that follow it. */
    original_response_message_id?: Snowflake;
    /** What opened the modal. */
    triggering_interaction_metadata: CommandMetadata | ComponentMetadata;
  }

  /**
   * Kind of an interaction. 1: ping, 2: application command, 3: message component, 4: application command autocomplete,
   * 5: modal submit, 6: social layer sku purchase eligibility.
   */
  export type InteractionType = 1 | 2 | 3 | 4 | 5 | 6;

  /** What ids in a message's menus stand for. */
  export interface ResolvedObjects {
    /** Users by id. */
    users: Record<Snowflake, User> | null;
    /** Members by id. */
    members: Record<Snowflake, MemberProfile> | null;
    /** Channels by id. */
    channels: Record<Snowflake, Channel> | null;
    /** Roles by id. */
    roles: Record<Snowflake, Role> | null;
  }

  /** A poll. */
  export interface Poll {
    /** What is asked. */
    question: PollMedia;
    /** What can be chosen. */
    answers: PollAnswer[];
    /** When it ends. */
    expiry: Timestamp;
    /** Whether several answers may be chosen. */
    allow_multiselect: boolean;
    /** How it looks; always 1. */
    layout_type: number;
    /** How members have voted. */
    results: PollResults;
  }

  /** Text of a question or an answer of a poll. */
  export interface PollMedia {
    /** The text. */
    text?: string;
    /** An emoji before the text, for answers. */
    emoji?: PartialEmoji;
  }

  /** An answer that can be chosen. */
  export interface PollAnswer {
    /** Its number. */
    answer_id: number;
    /** Its text. */
    poll_media: PollMedia;
  }

  /** How a poll stands. */
  export interface PollResults {
    /** Votes for each answer that has any. */
    answer_counts: PollAnswerCount[];
    /** Whether the votes have been counted exactly, after the end. */
    is_finalized: boolean;
  }

  /** Votes for one answer. */
  export interface PollAnswerCount {
    /** The answer's number. */
    id: number;
    /** How many chose it. */
    count: number;
    /** Whether the bot did. */
    me_voted: boolean;
  }

  /** A poll to send. */
  export interface PollBody {
    /** What to ask, at most 300 characters. */
    question: PollMediaBody;
    /** What can be chosen; at most 10 answers of 55 characters. */
    answers: PollAnswerBody[];
    /** Whether several answers may be chosen. */
    allow_multiselect?: boolean | null;
    /** How it looks; only 1 exists. */
    layout_type?: number | null;
    /** Hours until it ends; 24 when left out, at most 768. */
    duration?: number | null;
  }

  /** An answer of a poll to send. */
  export interface PollAnswerBody {
    /** Its text. */
    poll_media: PollMediaBody;
  }

  /** Text of a question or an answer to send. */
  export interface PollMediaBody {
    /** The text. */
    text?: string | null;
    /** An emoji before the text, for answers. */
    emoji?: PollEmojiBody | null;
  }

  /** An emoji before an answer. */
  export interface PollEmojiBody {
    /** Id of a custom emoji. */
    id?: Snowflake | null;
    /** A standard emoji as text. */
    name?: string | null;
    /** Whether it moves. */
    animated?: boolean | null;
  }

  /** A pinned message. */
  export interface PinnedMessage {
    /** When it was pinned. */
    pinned_at: Timestamp;
    /** The message. */
    message: Message;
  }

  /** Pinned messages of a channel, newest pin first. */
  export interface PinnedMessages {
    /** The messages. */
    items: PinnedMessage[];
    /** Whether more follow; pass the last one's `pinned_at` as `before`. */
    has_more: boolean;
  }

  /** A message to send. It needs text, an embed, a sticker, a poll or components. */
  export interface MessageBody {
    /** The text; at most 2000 characters. */
    content?: string | null;
    /** Boxes with title, fields and images under the text; at most 10. */
    embeds?: EmbedBody[] | null;
    /** Whom the message may notify. Without it: nobody, whoever it mentions. */
    allowed_mentions?: AllowedMentions | null;
    /** Ids of up to three stickers of the guild. */
    sticker_ids?: Snowflake[] | null;
    /** Buttons, menus and layout of the message. */
    components?: (ActionRow | Container | FileDisplay | MediaGallery | Section | Separator | TextDisplay)[] | null;
    /** Bits: 4 hides embeds, 4096 notifies nobody, 32768 allows the newer components in place of text. */
    flags?: number | null;
    /** Files of the message. */
    attachments?: AttachmentBody[] | null;
    /** Files to send with it; at most 10. */
    files?: FileBody[] | null;
    /** A poll that members can vote in. */
    poll?: PollBody | null;
    /** Colours for Discord's window to share. */
    shared_client_theme?: ClientTheme | null;
    /** The message to answer or forward. */
    message_reference?: MessageReferenceBody | null;
    /** Something to recognise the message by, at most 25 characters. */
    nonce?: number | string | null;
    /** Whether a second message with the same nonce is not sent. */
    enforce_nonce?: boolean | null;
    /** Whether it is read aloud. */
    tts?: boolean | null;
  }

  /** What to change about a message; what is left out stays, `null` or `[]` takes it away. */
  export interface EditMessageBody {
    /** The text; at most 2000 characters. */
    content?: string | null;
    /** Boxes with title, fields and images under the text; at most 10. */
    embeds?: EmbedBody[] | null;
    /** Bits: 4 hides embeds, 32768 allows the newer components. */
    flags?: number | null;
    /** Whom the message may notify. Without it: nobody, whoever it mentions. */
    allowed_mentions?: AllowedMentions | null;
    /** Ids of up to three stickers of the guild. */
    sticker_ids?: Snowflake[] | null;
    /** Buttons, menus and layout of the message. */
    components?: (ActionRow | Container | FileDisplay | MediaGallery | Section | Separator | TextDisplay)[] | null;
    /** The files to keep. */
    attachments?: AttachmentBody[] | null;
    /** Files to send with it; at most 10. */
    files?: FileBody[] | null;
  }

  /** A box to send. Its texts may have 6000 characters together. */
  export interface EmbedBody {
    /** Kind of the box; "rich" when left out. */
    type?: string | null;
    /** Where the title links to. */
    url?: string | null;
    /** The title, at most 256 characters. */
    title?: string | null;
    /** Colour as a number, such as 0x3498db. */
    color?: number | null;
    /** A time in the footer; `new Date().toISOString()` is now. */
    timestamp?: Timestamp | null;
    /** The text, at most 4096 characters. */
    description?: string | null;
    /** The line above the title. */
    author?: EmbedAuthorBody | null;
    /** The large image. */
    image?: EmbedMediaBody | null;
    /** The small image in the corner. */
    thumbnail?: EmbedMediaBody | null;
    /** The line at the bottom. */
    footer?: EmbedFooterBody | null;
    /** Fields of the box; at most 25. */
    fields?: EmbedFieldBody[] | null;
    /** The site it was made from. */
    provider?: EmbedProviderBody | null;
    /** A video. */
    video?: EmbedMediaBody | null;
  }

  /** The line above the title. */
  export interface EmbedAuthorBody {
    /** Its text, at most 256 characters. */
    name?: string | null;
    /** Where it links to. */
    url?: string | null;
    /** A small image before it. */
    icon_url?: string | null;
  }

  /** A field of a box. */
  export interface EmbedFieldBody {
    /** Its heading, at most 256 characters. */
    name: string;
    /** Its text, at most 1024 characters. */
    value: string;
    /** Whether it may stand beside its neighbours. */
    inline?: boolean | null;
  }

  /** The line at the bottom. */
  export interface EmbedFooterBody {
    /** Its text, at most 2048 characters. */
    text?: string | null;
    /** A small image before it. */
    icon_url?: string | null;
  }

  /** An image to show in a box. */
  export interface EmbedMediaBody {
    /** Where it is found. */
    url?: string | null;
    /** Width in pixels. */
    width?: number | null;
    /** Height in pixels. */
    height?: number | null;
    /** Tiny preview to show while it loads. */
    placeholder?: string | null;
    /** Version of the format of the preview. */
    placeholder_version?: number | null;
    /** Whether it moves. */
    is_animated?: boolean | null;
    /** What it shows, for those who cannot see it. */
    description?: string | null;
  }

  /** The site that a box is made from. */
  export interface EmbedProviderBody {
    /** The name. */
    name?: string | null;
    /** Where it is found. */
    url?: string | null;
  }

  /** Whom a message may notify. `{ parse: [] }` notifies nobody. */
  export interface AllowedMentions {
    /** Notify whoever of these kinds the text mentions. */
    parse?: ("users" | "roles" | "everyone")[] | null;
    /** Notify only these users, when the text mentions them. */
    users?: Snowflake[] | null;
    /** Notify only these roles, when the text mentions them. */
    roles?: Snowflake[] | null;
    /** Notify the author of the message that is answered. */
    replied_user?: boolean | null;
  }

  /**
   * A file to send. Those of one message may have 11 MiB together, those of one dispatch 24 MiB. When a message is changed,
   * the files that it has stay, unless `attachments` names those to keep; with a `description` it has to.
   */
  export interface FileBody {
    /** Its name. Embeds and components show it as `attachment://` with this name. */
    name: string;
    /** What it holds; text is sent as UTF-8. */
    content: string | Uint8Array | ArrayBuffer;
    /** What it shows, for those who cannot see it. */
    description?: string | null;
  }

  /** A file of a message, by the id it has there. */
  export interface AttachmentBody {
    /** The id. */
    id: Snowflake;
    /** Its name. */
    filename?: string | null;
    /** What it shows, for those who cannot see it. */
    description?: string | null;
    /** Length in seconds, for voice messages. */
    duration_secs?: number | null;
    /** Shape of the sound, as base64, for voice messages. */
    waveform?: string | null;
    /** Its name before Discord changed it. */
    title?: string | null;
    /** Whether it is hidden until it is clicked. */
    is_spoiler?: boolean | null;
    /** Whether it is a changed copy of another file. */
    is_remix?: boolean | null;
  }

  /** The message to answer or forward. */
  export interface MessageReferenceBody {
    /** Its id. */
    message_id: Snowflake;
    /** Its channel; needed to forward it. */
    channel_id?: Snowflake | null;
    /** Its guild. */
    guild_id?: Snowflake | null;
    /** False sends the message even when the other is gone. */
    fail_if_not_exists?: boolean | null;
    /** 0: answer (when left out), 1: forward. */
    type?: MessageReferenceType | null;
  }
}
