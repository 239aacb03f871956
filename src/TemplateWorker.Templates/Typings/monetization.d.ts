// What members have bought from the application.
declare module "templateworker" {
  /** State of a subscription. 0: active, 1: inactive, 2: ending. */
  export type SubscriptionStatus = 0 | 1 | 2;

  /** Something that a user or a guild has bought from the application. */
  export interface Entitlement {
    /** The id. */
    id: Snowflake;
    /** The product. */
    sku_id: Snowflake;
    /** The application behind it. */
    application_id: Snowflake;
    /** Who bought it. */
    user_id: Snowflake;
    /** The guild it was bought for. */
    guild_id?: Snowflake | null;
    /**
     * How it was come by: 1 bought, 2 with Nitro, 3 a gift of the developer, 4 a test, 5 free, 6 a gift, 7 for
     * subscribers, 8 a subscription.
     */
    type: number;
    /** Whether it was taken back. */
    deleted: boolean;
    /** When it begins to count, or null. */
    starts_at: Timestamp | null;
    /** When it ends, or null. */
    ends_at: Timestamp | null;
    /** When the application gave what was bought. */
    fulfilled_at?: Timestamp | null;
    /** How far that has come. */
    fulfillment_status?: number | null;
    /** Whether it has been used up. */
    consumed?: boolean;
    /** Who gave it away. */
    gifter_user_id?: Snowflake | null;
    /** The entitlement it belongs to. */
    parent_id?: Snowflake | null;
  }

  /** A subscription of a user to the application. */
  export interface Subscription {
    /** The id. */
    id: Snowflake;
    /** The user's id. */
    user_id: Snowflake;
    /** The products. */
    sku_ids: Snowflake[];
    /** The products from the next period on, or null. */
    renewal_sku_ids: Snowflake[] | null;
    /** What it gives. */
    entitlement_ids: Snowflake[];
    /** When the current period began. */
    current_period_start: Timestamp;
    /** When the current period ends. */
    current_period_end: Timestamp;
    /** Where it stands. */
    status: SubscriptionStatus;
    /** When it was cancelled, or null. */
    canceled_at: Timestamp | null;
    /** Country of the payment, as two letters. */
    country?: string | null;
  }

  /** Who may use a command, as the guild's admins have set it. */
  export interface CommandPermissions {
    /** The command, or the application for all its commands. */
    id: Snowflake;
    /** The application behind it. */
    application_id: Snowflake;
    /** The guild it belongs to. */
    guild_id: Snowflake;
    /** The rules, by role, user and channel. */
    permissions: CommandPermission[];
  }

  /** One rule on who may use a command. */
  export interface CommandPermission {
    /** The role, user or channel. The guild's id stands for everyone, one less for all channels. */
    id: Snowflake;
    /** 1: a role, 2: a user, 3: a channel. */
    type: 1 | 2 | 3;
    /** Whether the command may be used. */
    permission: boolean;
  }
}
