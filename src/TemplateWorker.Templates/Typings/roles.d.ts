// Roles and the permissions that they give.
declare module "templateworker" {
  /** A role of the guild. */
  export interface Role {
    /** The role's id. `<@&id>` mentions it. The role @everyone has the guild's id. */
    id: Snowflake;
    /** The name. */
    name: string;
    /** What the role allows, as decimal text. `Permissions.has` reads it. */
    permissions: string;
    /** Place in the order of roles; a higher one outranks a lower one. */
    position: number;
    /** Colour as a number; 0 for none. */
    color: number;
    /** The colours, for roles with a gradient. */
    colors: RoleColors;
    /** Whether members with the role are listed apart from the others. */
    hoist: boolean;
    /** Whether a bot or an integration owns the role, so that nobody else can give it. */
    managed: boolean;
    /** Whether everybody may mention the role. */
    mentionable: boolean;
    /** Hash of the icon's image, or null when there is none. */
    icon: string | null;
    /** Emoji shown beside the role's members. */
    unicode_emoji: string | null;
    /** Whose role it is, for managed roles. */
    tags?: RoleTags;
    /** Bits that say more about it. */
    flags: number;
  }

  /** The colours of a role. */
  export interface RoleColors {
    /** First colour as a number. */
    primary_color: number;
    /** Second colour of a gradient, or null. */
    secondary_color: number | null;
    /** Third colour of a holographic role, or null. */
    tertiary_color: number | null;
  }

  /** Whose role a managed role is. Keys that are there with `null` mean yes. */
  export interface RoleTags {
    /** Present for the role of those who boost the guild. */
    premium_subscriber?: null;
    /** The bot it belongs to. */
    bot_id?: Snowflake;
    /** The integration it belongs to. */
    integration_id?: Snowflake;
    /** The subscription that gives it. */
    subscription_listing_id?: Snowflake;
    /** Present when it can be bought. */
    available_for_purchase?: null;
    /** Present when it is linked to accounts elsewhere. */
    guild_connections?: null;
  }

  /** Colours to give to a role. */
  export interface RoleColorsBody {
    /** First colour as a number. */
    primary_color?: number | null;
    /** Second colour of a gradient, or null. */
    secondary_color?: number | null;
    /** Third colour of a holographic role, or null. */
    tertiary_color?: number | null;
  }

  /** A role to create, or what to change about one. */
  export interface RoleBody {
    /** The name. */
    name?: string | null;
    /** What the role allows: `Permissions.KICK_MEMBERS | Permissions.BAN_MEMBERS`, or decimal text. */
    permissions?: PermissionBits | null;
    /** Colour as a number, such as 0x3498db. */
    color?: number | null;
    /** The colours of a gradient; takes the place of `color`. */
    colors?: RoleColorsBody | null;
    /** Whether members with the role are listed apart from the others. */
    hoist?: boolean | null;
    /** Whether everybody may mention the role. */
    mentionable?: boolean | null;
    /** Image as a data URI (`data:image/png;base64,...`); needs a boosted guild. */
    icon?: string | null;
    /** Emoji shown beside the role's members. */
    unicode_emoji?: string | null;
  }
}
