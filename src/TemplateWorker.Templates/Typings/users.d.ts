// Users: the people and bots of Discord, whatever guild they are met in.
declare module "templateworker" {
  /** An id of Discord: a number of up to 64 bits, written as decimal text. */
  export type Snowflake = string;

  /** A point in time as ISO 8601 text, such as `2026-03-01T12:30:00.000000+00:00`. `new Date(text)` reads it. */
  export type Timestamp = string;

  /** Somebody on Discord: a person, or a bot. */
  export interface User {
    /** The user's id. `<@id>` in a message mentions the user. */
    id: Snowflake;
    /** The unique name, in lower case. */
    username: string;
    /** The name that the user chose to be shown, or null. */
    global_name: string | null;
    /** Hash of the avatar's image, or null for the default avatar. */
    avatar: string | null;
    /** The four digits of old names; "0" for everybody who has a unique name. */
    discriminator: string;
    /** Badges that everybody can see, as bits. */
    public_flags: number;
    /** Badges, as bits. */
    flags: number;
    /** True for bots. Most templates leave bots alone. */
    bot?: boolean;
    /** True for Discord's own messages. */
    system?: boolean;
    /** Hash of the banner's image, or null when there is none. */
    banner?: string | null;
    /** Colour of the profile's banner, or null. */
    accent_color?: number | null;
    /** The frame around the avatar, or null. */
    avatar_decoration_data?: AvatarDecoration | null;
    /** Other decorations of the profile, or null. */
    collectibles?: Collectibles | null;
    /** The guild whose tag the user shows beside the name, or null. */
    primary_guild: PrimaryGuild | null;
  }

  /** A frame around an avatar. */
  export interface AvatarDecoration {
    /** Hash of its image. */
    asset: string;
    /** The product it was bought as, or null. */
    sku_id: Snowflake | null;
  }

  /** Decorations of a profile. */
  export interface Collectibles {
    /** The background behind the name in lists of members, or null. */
    nameplate: Nameplate | null;
  }

  /** A background behind a name in lists of members. */
  export interface Nameplate {
    /** The product it was bought as, or null. */
    sku_id: Snowflake | null;
    /** Path of its image. */
    asset: string;
    /** Its name, meant for developers. */
    label: string;
    /** Name of its colours. */
    palette: string;
  }

  /** The guild that a user shows beside the name. */
  export interface PrimaryGuild {
    /** The guild's id, or null. */
    identity_guild_id: Snowflake | null;
    /** Whether the tag is shown; null once it was cleared. */
    identity_enabled: boolean | null;
    /** Up to four characters. */
    tag: string | null;
    /** Hash of the badge's image. */
    badge: string | null;
  }
}
