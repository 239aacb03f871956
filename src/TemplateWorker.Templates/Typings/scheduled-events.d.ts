// Scheduled events of the guild.
declare module "templateworker" {
  /** State of an event. 1: scheduled, 2: active, 3: completed, 4: canceled. */
  export type ScheduledEventStatus = 1 | 2 | 3 | 4;

  /** Where an event takes place. 0: none, 1: stage instance, 2: voice, 3: external. */
  export type ScheduledEventEntityType = 0 | 1 | 2 | 3;

  /** An event that members can plan for. */
  export interface ScheduledEvent {
    /** The id. */
    id: Snowflake;
    /** The guild it belongs to. */
    guild_id: Snowflake;
    /** The voice channel or stage, or null when it is held elsewhere. */
    channel_id: Snowflake | null;
    /** Who made it, or null for old ones. */
    creator_id: Snowflake | null;
    /** Who made it. */
    creator?: User;
    /** The name. */
    name: string;
    /** What it is about, or null. */
    description: string | null;
    /** Hash of its cover image, or null. */
    image: string | null;
    /** When it begins. */
    scheduled_start_time: Timestamp;
    /** When it ends, or null when that is open. */
    scheduled_end_time: Timestamp | null;
    /** Who can see it; always 2, the members of the guild. */
    privacy_level: 2;
    /** Where it stands. */
    status: ScheduledEventStatus;
    /** Where it takes place. */
    entity_type: ScheduledEventEntityType;
    /** Id of the stage that it opened, or null. */
    entity_id: Snowflake | null;
    /** How it repeats, or null when it does not. */
    recurrence_rule: RecurrenceRule | null;
    /** How many members are interested, where it was asked for. */
    user_count?: number;
    /** What the bot answered, or null. */
    user_rsvp?: ScheduledEventUser | null;
    /** Single dates of a repeated event that differ. */
    guild_scheduled_event_exceptions: ScheduledEventException[];
    /** The place, for events that are held elsewhere. */
    entity_metadata?: { location?: string } | null;
  }

  /** One date of a repeated event that differs. */
  export interface ScheduledEventException {
    /** The event. */
    event_id: Snowflake;
    /** Which date it is. */
    event_exception_id: Snowflake;
    /** Its own beginning, or null. */
    scheduled_start_time: Timestamp | null;
    /** Its own end, or null. */
    scheduled_end_time: Timestamp | null;
    /** Whether the event does not take place on it. */
    is_canceled: boolean;
  }

  /** A member who is interested in an event. */
  export interface ScheduledEventUser {
    /** The event. */
    guild_scheduled_event_id: Snowflake;
    /** The date of a repeated event. */
    guild_scheduled_event_exception_id?: Snowflake | null;
    /** The user's id. */
    user_id: Snowflake;
    /** The user. */
    user?: User;
    /** The member, where it was asked for. */
    member?: Member;
    /** 0: not interested, 1: interested. */
    response: 0 | 1;
  }

  /** How an event repeats. */
  export interface RecurrenceRule {
    /** When it begins to repeat. */
    start: Timestamp;
    /** When it stops, or null. */
    end?: Timestamp | null;
    /** 0: yearly, 1: monthly, 2: weekly, 3: daily. */
    frequency: 0 | 1 | 2 | 3;
    /** Every so many days, weeks, months or years. */
    interval: number;
    /** Days of the week, Monday is 0; or null. */
    by_weekday: number[] | null;
    /** Days of the month such as the second Tuesday, or null. */
    by_n_weekday: NthWeekday[] | null;
    /** Months, January is 1; or null. */
    by_month: number[] | null;
    /** Days of the month, or null. */
    by_month_day: number[] | null;
    /** Days of the year, or null. */
    by_year_day?: number[] | null;
    /** How many times, or null. */
    count?: number | null;
  }

  /** A day such as the second Tuesday of a month. */
  export interface NthWeekday {
    /** Which one, from 1 to 5. */
    n: number;
    /** Day of the week, Monday is 0. */
    day: number;
  }

  /** How an event shall repeat. */
  export interface RecurrenceRuleBody {
    /** When it begins to repeat. */
    start: Timestamp;
    /** Leave it out; Discord sets it. */
    end?: Timestamp | null;
    /** 0: yearly, 1: monthly, 2: weekly, 3: daily. */
    frequency: 0 | 1 | 2 | 3;
    /** Every so many; 1, or 2 for weekly events. */
    interval?: number | null;
    /** Days of the week, Monday is 0. */
    by_weekday?: number[] | null;
    /** Day of the month such as the second Tuesday. */
    by_n_weekday?: NthWeekday[] | null;
    /** Month, January is 1. */
    by_month?: number[] | null;
    /** Day of the month. */
    by_month_day?: number[] | null;
    /** Leave it out; Discord sets it. */
    by_year_day?: number[] | null;
    /** Leave it out; Discord sets it. */
    count?: number | null;
  }

  /** An event to create. */
  export interface ScheduledEventBody {
    /** Its name, at most 100 characters. */
    name: string;
    /** What it is about, at most 1000 characters. */
    description?: string | null;
    /** Cover image as a data URI (`data:image/png;base64,...`). */
    image?: string | null;
    /** When it begins. */
    scheduled_start_time: Timestamp;
    /** When it ends; needed for events that are held elsewhere. */
    scheduled_end_time?: Timestamp | null;
    /** Who can see it; always 2, the members of the guild. */
    privacy_level: 2;
    /** 1: a stage, 2: a voice channel, 3: elsewhere. */
    entity_type: 1 | 2 | 3;
    /** The voice channel or stage. */
    channel_id?: Snowflake | null;
    /** How it repeats, or null when it does not. */
    recurrence_rule?: RecurrenceRuleBody | null;
    /** The place, at most 100 characters; needed for events that are held elsewhere. */
    entity_metadata?: { location: string } | null;
  }

  /** What to change about an event; what is left out stays. */
  export interface EditScheduledEventBody {
    /** 2 begins it, 3 ends it, 4 calls it off. */
    status?: ScheduledEventStatus | null;
    /** Its name, at most 100 characters. */
    name?: string;
    /** What it is about, at most 1000 characters. */
    description?: string | null;
    /** Cover image as a data URI. */
    image?: string | null;
    /** When it begins. */
    scheduled_start_time?: Timestamp;
    /** When it ends, or null when that is open. */
    scheduled_end_time?: Timestamp | null;
    /** 1: a stage, 2: a voice channel, 3: elsewhere. */
    entity_type?: 1 | 2 | 3 | null;
    /** Who can see it; always 2, the members of the guild. */
    privacy_level?: 2;
    /** The voice channel or stage. */
    channel_id?: Snowflake | null;
    /** How it repeats, or null when it does not. */
    recurrence_rule?: RecurrenceRuleBody | null;
    /** The place, at most 100 characters. */
    entity_metadata?: { location: string } | null;
  }
}
