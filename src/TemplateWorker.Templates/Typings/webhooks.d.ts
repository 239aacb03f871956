// Webhooks: messages under a name and an avatar of one's own.
declare module "templateworker" {
  /** Kind of a webhook. 1: guild incoming, 2: channel follower, 3: application incoming. */
  export type WebhookType = 1 | 2 | 3;

  /** A webhook of the guild. Its token stays with the host: `discord.executeWebhook` needs only the id. */
  export interface Webhook {
    /** The id. */
    id: Snowflake;
    /** 1: sends what it is told, 2: repeats a channel of another guild, 3: answers interactions. */
    type: WebhookType;
    /** The name that its messages show. */
    name: string | null;
    /** Hash of the avatar's image, or null for the default avatar. */
    avatar: string | null;
    /** The channel it belongs to. */
    channel_id: Snowflake | null;
    /** The guild it belongs to. */
    guild_id?: Snowflake | null;
    /** The application that made it, or null. */
    application_id: Snowflake | null;
    /** Who made it. */
    user?: User;
    /** The guild whose channel it repeats. */
    source_guild?: WebhookSourceGuild;
    /** The channel that it repeats. */
    source_channel?: WebhookSourceChannel;
  }

  /** The guild that a webhook repeats from. */
  export interface WebhookSourceGuild {
    /** The id. */
    id: Snowflake;
    /** Hash of the icon's image, or null when there is none. */
    icon: string | null;
    /** The name. */
    name: string;
  }

  /** The channel that a webhook repeats. */
  export interface WebhookSourceChannel {
    /** The id. */
    id: Snowflake;
    /** The name. */
    name: string;
  }

  /** A webhook to create. */
  export interface WebhookBody {
    /** The name that its messages show, at most 80 characters. */
    name: string;
    /** Image as a data URI (`data:image/png;base64,...`), or null. */
    avatar?: string | null;
  }

  /** What to change about a webhook. */
  export interface EditWebhookBody {
    /** The name that its messages show, at most 80 characters. */
    name?: string;
    /** Image as a data URI, or null for none. */
    avatar?: string | null;
    /** The channel to move it to. */
    channel_id?: Snowflake;
  }

  /** A message that a webhook sends. */
  export interface WebhookMessageBody {
    /** The text; at most 2000 characters. */
    content?: string | null;
    /** Boxes with title, fields and images under the text; at most 10. */
    embeds?: EmbedBody[] | null;
    /** Whom the message may notify. Without it: nobody, whoever it mentions. */
    allowed_mentions?: AllowedMentions | null;
    /** Buttons, menus and layout of the message. */
    components?: (ActionRow | Container | FileDisplay | MediaGallery | Section | Separator | TextDisplay)[] | null;
    /** Files of the message. */
    attachments?: AttachmentBody[] | null;
    /** Files to send with it; at most 10. */
    files?: FileBody[] | null;
    /** A poll that members can vote in. */
    poll?: PollBody | null;
    /** Whether it is read aloud. */
    tts?: boolean | null;
    /** Bits: 4 hides embeds, 4096 notifies nobody, 32768 allows the newer components. */
    flags?: number | null;
    /** The name to show in place of the webhook's. */
    username?: string | null;
    /** Address of the avatar to show in place of the webhook's. */
    avatar_url?: string | null;
    /** Title of the post to create, in a forum. */
    thread_name?: string | null;
    /** Tags of the post to create, in a forum. */
    applied_tags?: Snowflake[] | null;
  }
}
