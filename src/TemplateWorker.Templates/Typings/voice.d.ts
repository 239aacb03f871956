// Voice, stages, presence: who is where and does what.
declare module "templateworker" {
  /** What a member does in voice channels. */
  export interface VoiceState {
    /** The voice channel, or null when the member has left. */
    channel_id: Snowflake | null;
    /** The guild; left out in `GUILD_CREATE`. */
    guild_id: Snowflake;
    /** The user's id. */
    user_id: Snowflake;
    /** The member. */
    member?: Member;
    /** Id of the voice connection. */
    session_id: string;
    /** Whether the guild has taken away their hearing in voice channels. */
    deaf: boolean;
    /** Whether the guild has taken away their voice in voice channels. */
    mute: boolean;
    /** Whether the member has turned off the sound. */
    self_deaf: boolean;
    /** Whether the member has turned off the microphone. */
    self_mute: boolean;
    /** Whether the member streams. */
    self_stream: boolean;
    /** Whether the member's camera is on. */
    self_video: boolean;
    /** Whether the member may not speak, on a stage. */
    suppress: boolean;
    /** When the member asked to speak, or null. */
    request_to_speak_timestamp: Timestamp | null;
  }

  /** A stage that is live. */
  export interface StageInstance {
    /** The id. */
    id: Snowflake;
    /** The guild it belongs to. */
    guild_id: Snowflake;
    /** The stage's channel. */
    channel_id: Snowflake;
    /** What is spoken about. */
    topic: string;
    /** Who can see it: 2 is the members of the guild. */
    privacy_level: 1 | 2;
    /** No longer used. */
    discoverable_disabled: boolean;
    /** The scheduled event that opened it, or null. */
    guild_scheduled_event_id: Snowflake | null;
  }

  /** How a member shows to others. */
  export type PresenceStatus = "online" | "idle" | "dnd" | "offline";

  /** How a member shows to others, and what the member does. */
  export interface Presence {
    /** The user; often only the id. */
    user: Pick<User, "id"> & Partial<User>;
    /** The guild. */
    guild_id: Snowflake;
    /** How the member shows. */
    status: PresenceStatus;
    /** What the member does. */
    activities: Activity[];
    /** The same for each kind of device. */
    client_status: ClientStatus;
  }

  /** How a member shows on each kind of device; left out where offline. */
  export interface ClientStatus {
    /** In the desktop program. */
    desktop?: PresenceStatus;
    /** On a phone. */
    mobile?: PresenceStatus;
    /** In a browser, and for bots. */
    web?: PresenceStatus;
    /** On a console. */
    embedded?: PresenceStatus;
  }

  /** What a member does: plays, listens, watches. */
  export interface Activity {
    /** Name of the game, the program, or "Custom Status". */
    name: string;
    /** 0: plays, 1: streams, 2: listens, 3: watches, 4: custom status, 5: competes, 6: hangs out. */
    type: 0 | 1 | 2 | 3 | 4 | 5 | 6;
    /** Address of the stream. */
    url?: string | null;
    /** When it began, in milliseconds since 1970. */
    created_at: number;
    /** Beginning and end, in milliseconds since 1970. */
    timestamps?: { start?: number; end?: number };
    /** The game. */
    application_id?: Snowflake;
    /** What is shown in lists of members: 0 the name, 1 the state, 2 the details. */
    status_display_type?: 0 | 1 | 2 | null;
    /** What the member does in it. */
    details?: string | null;
    /** Where the details link to. */
    details_url?: string | null;
    /** What the group does; the text of a custom status. */
    state?: string | null;
    /** Where the state links to. */
    state_url?: string | null;
    /** Emoji of a custom status. */
    emoji?: { name: string; id?: Snowflake; animated?: boolean } | null;
    /** The group that plays. */
    party?: { id?: string; size?: [current: number, most: number] };
    /** Images. */
    assets?: ActivityAssets;
    /** What lets others join. */
    secrets?: { join?: string; spectate?: string; match?: string };
    /** Whether it is one round of a game. */
    instance?: boolean;
    /** Bits that say more about it. */
    flags?: number;
    /** Texts of its buttons. */
    buttons?: string[];
  }

  /** Images of an activity. */
  export interface ActivityAssets {
    /** Name of the large image. */
    large_image?: string;
    /** Text over it. */
    large_text?: string;
    /** Where it links to. */
    large_url?: string;
    /** Name of the small image. */
    small_image?: string;
    /** Text over it. */
    small_text?: string;
    /** Where it links to. */
    small_url?: string;
    /** Name of the image for invites. */
    invite_cover_image?: string;
  }
}
