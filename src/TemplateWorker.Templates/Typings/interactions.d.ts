// Interactions: commands, components and modals that members use, and the ways to answer them.
declare module "templateworker" {
  /**
   * Listens to buttons and menus. An id that ends in `:` takes all ids that begin with it and gives the handler the
   * rest; an exact id goes before a prefix. Call it at the top level of the template.
   *
   * ```ts
   * component("vote:", async (interaction, choice) => {
   *   await interaction.update(`You chose ${choice}.`);
   * });
   * ```
   *
   * @param id The `custom_id` of the component, or the beginning of several up to a `:`.
   * @param handler What to do; `data` is what follows the prefix, "" for an exact id.
   */
  export function component(id: string, handler: (interaction: ComponentInteraction, data: string) => unknown): void;

  /**
   * Listens to modals that members send. An id that ends in `:` takes all ids that begin with it. Call it at the top
   * level of the template.
   *
   * ```ts
   * modal("report:", async (interaction, userId) => {
   *   await interaction.reply({ content: `Thank you: ${interaction.fields.reason}`, ephemeral: true });
   * });
   * ```
   *
   * @typeParam F Types of the fields by id, where they are not all texts.
   * @param id The `custom_id` of the modal, or the beginning of several up to a `:`.
   * @param handler What to do; `data` is what follows the prefix, "" for an exact id.
   */
  export function modal<F extends object = Record<string, string>>(
    id: string,
    handler: (interaction: ModalInteraction<F>, data: string) => unknown,
  ): void;

  /** A message that answers an interaction: text, or a message. */
  export type InteractionMessage = string | InteractionMessageBody;

  /** A change of a message that answers an interaction: text, or what to change. */
  export type InteractionMessageEdit = string | EditInteractionMessageBody;

  /** What interactions of all kinds carry, as Discord sends it. */
  export interface InteractionBase {
    /** The interaction's id. */
    id: Snowflake;
    /** The application behind the bot. */
    application_id: Snowflake;
    /** What answers are sent with; the SDK does that. */
    token: string;
    /** Version of the format; always 1. */
    version: 1;
    /** The guild. */
    guild_id: Snowflake;
    /** A few facts about the guild. */
    guild?: { id: Snowflake; features: GuildFeature[]; locale: Locale };
    /** The guild's language. */
    guild_locale: Locale;
    /** The channel that it was used in. */
    channel_id: Snowflake;
    /** A few facts about that channel. */
    channel?: Partial<Channel> & { id: Snowflake; type: ChannelType };
    /** Who used it, as a member of the guild. */
    member: InteractionMember;
    /** What the bot may do in the channel, as decimal text. */
    app_permissions: string;
    /** The member's language. */
    locale: Locale;
    /** What the member and the guild have bought from the application. */
    entitlements: Entitlement[];
    /** Where the application is installed, by kind of installation. */
    authorizing_integration_owners: Record<string, Snowflake>;
    /** Where it was used; 0 is a guild. */
    context?: 0 | 1 | 2;
    /** Most bytes of a file that can be sent. */
    attachment_size_limit: number;
  }

  /** A command, as Discord sends it. */
  export interface CommandPayload extends InteractionBase {
    /** Kind of the interaction. */
    type: 2;
    /** What was used, and with what. */
    data: CommandData;
  }

  /** A value that is being written, as Discord sends it. */
  export interface AutocompletePayload extends InteractionBase {
    /** Kind of the interaction. */
    type: 4;
    /** What is being written. */
    data: CommandData;
  }

  /** A button or menu, as Discord sends it. */
  export interface ComponentPayload extends InteractionBase {
    /** Kind of the interaction. */
    type: 3;
    /** What was used. */
    data: ComponentData;
    /** The message that it is in. */
    message: Message;
  }

  /** A modal, as Discord sends it. */
  export interface ModalPayload extends InteractionBase {
    /** Kind of the interaction. */
    type: 5;
    /** What was sent. */
    data: ModalData;
    /** The message with the component that opened it, if one did. */
    message?: Message;
  }

  /** An interaction, as Discord sends it. */
  export type InteractionPayload = CommandPayload | ComponentPayload | AutocompletePayload | ModalPayload;

  /** The command that was used, as Discord sends it. */
  export interface CommandData {
    /** The command's id. */
    id: Snowflake;
    /** Its name. */
    name: string;
    /** 1: written with a slash, 2: in the menu of a user, 3: in the menu of a message. */
    type: 1 | 2 | 3;
    /** What was given. `interaction.options` is easier to read. */
    options?: CommandDataOption[];
    /** What ids in it stand for. */
    resolved?: Partial<ResolvedData>;
    /** The guild that the command belongs to. */
    guild_id?: Snowflake;
    /** The user or message that it was used on. */
    target_id?: Snowflake;
  }

  /** An option that was given, as Discord sends it. */
  export interface CommandDataOption {
    /** Its name. */
    name: string;
    /** Its type, as a number. */
    type: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11;
    /** Its value. */
    value?: string | number | boolean;
    /** Options of a sub-command or a group. */
    options?: CommandDataOption[];
    /** Whether the member is writing it now. */
    focused?: boolean;
  }

  /** The component that was used, as Discord sends it. */
  export interface ComponentData {
    /** Your own id of it. */
    custom_id: string;
    /** Kind of the component. */
    component_type: ComponentType;
    /** What was chosen in a menu. */
    values?: string[];
    /** What ids in it stand for. */
    resolved?: Partial<ResolvedData>;
    /** The component's number in its message. */
    id?: number;
  }

  /** The modal that was sent, as Discord sends it. */
  export interface ModalData {
    /** Your own id of it. */
    custom_id: string;
    /** What was filled in. `interaction.fields` is easier to read. */
    components: ModalDataComponent[];
    /** What ids in it stand for. */
    resolved?: Partial<ResolvedData>;
  }

  /** Part of a modal that was sent, as Discord sends it. */
  export interface ModalDataComponent {
    /** Kind of the component. */
    type: ComponentType;
    /** Its number in the modal. */
    id?: number;
    /** Your own id of it, for fields. */
    custom_id?: string;
    /** What was written, ticked or taken. */
    value?: string | boolean | null;
    /** What was chosen. */
    values?: string[];
    /** The field in a label. */
    component?: ModalDataComponent;
    /** The fields in a row. */
    components?: ModalDataComponent[];
  }

  /** What the ids of options and choices stand for. All of it is there; what nobody named is empty. */
  export interface ResolvedData {
    /** Users by id. */
    users: Record<Snowflake, User>;
    /** Members by id; not there for users who are not in the guild. */
    members: Record<Snowflake, ResolvedMember>;
    /** Roles by id. */
    roles: Record<Snowflake, Role>;
    /** Channels and threads by id, with a few of their fields. */
    channels: Record<Snowflake, ResolvedChannel>;
    /** Messages by id. */
    messages: Record<Snowflake, Message>;
    /** Files by id. */
    attachments: Record<Snowflake, Attachment>;
  }

  /** A channel or thread that an option or a menu names. */
  export interface ResolvedChannel {
    /** The channel's id. */
    id: Snowflake;
    /** Kind of the channel. */
    type: ChannelType;
    /** Its name. */
    name: string;
    /** What the member may do there, as decimal text. */
    permissions: string;
    /** The category, or the channel of a thread. */
    parent_id?: Snowflake | null;
    /** State of a thread. */
    thread_metadata?: ThreadMetadata;
  }

  /** Ways to answer an interaction. The first answer must come within 3 seconds; the host defers when it does not. */
  export interface Answerable {
    /** Who used it. */
    user: User;
    /** What ids in it stand for. */
    resolved: ResolvedData;

    /**
     * Answers with a message. After `defer` it fills in the waiting answer, after an answer it sends one more.
     *
     * ```ts
     * await interaction.reply({ content: "Only you see this.", ephemeral: true });
     * ```
     */
    reply(message: InteractionMessage): Promise<void>;

    /**
     * Says that an answer will follow, within 15 minutes.
     *
     * @param options Whether only the member will see it.
     */
    defer(options?: { ephemeral?: boolean }): Promise<void>;

    /** Changes the answer. */
    editReply(message: InteractionMessageEdit): Promise<Message>;

    /** Reads the answer, as Discord keeps it. */
    fetchReply(): Promise<Message>;

    /** Deletes the answer. */
    deleteReply(): Promise<void>;

    /** Sends one more message, within 15 minutes. */
    followUp(message: InteractionMessage): Promise<Message>;

    /** Changes a message that `followUp` sent. */
    editFollowUp(messageId: Snowflake, message: InteractionMessageEdit): Promise<Message>;

    /** Deletes a message that `followUp` sent. */
    deleteFollowUp(messageId: Snowflake): Promise<void>;
  }

  /** A way to open a modal. */
  export interface ModalOpener {
    /**
     * Opens a modal, as the first answer. `modal` listens to what the member sends.
     *
     * ```ts
     * await interaction.showModal({
     *   custom_id: `report:${userId}`,
     *   title: "Report",
     *   fields: [{ custom_id: "reason", label: "What happened?", style: "paragraph" }],
     * });
     * ```
     */
    showModal(modal: ModalBody | SimpleModalBody): Promise<void>;
  }

  /** Ways to change the message that a component belongs to. */
  export interface Updatable {
    /** Changes the message that the component belongs to, as the answer. */
    update(message: InteractionMessageEdit): Promise<void>;

    /** Accepts the click and changes nothing yet; `update` or `editReply` may follow within 15 minutes. */
    deferUpdate(): Promise<void>;
  }

  /**
   * A command that a member used.
   *
   * @typeParam O Its options by name.
   * @typeParam S Name of its sub-command, or null.
   * @typeParam G Name of the sub-command's group, or null.
   */
  export interface CommandInteraction<
    O = Record<never, never>,
    S extends string | null = null,
    G extends string | null = null,
  > extends CommandPayload,
      Answerable,
      ModalOpener {
    /** What the member gave, by name. */
    options: O;
    /** The sub-command, or null. */
    subcommand: S;
    /** The sub-command's group, or null. */
    subcommandGroup: G;
  }

  /** A command in the menu of a user. */
  export interface UserCommandInteraction extends CommandInteraction {
    /** The user that it was used on. */
    target: User;
    /** That user as a member; not there for users who are not in the guild. */
    targetMember?: ResolvedMember;
  }

  /** A command in the menu of a message. */
  export interface MessageCommandInteraction extends CommandInteraction {
    /** The message that it was used on. */
    target: Message;
  }

  /** A value that a member is writing. The autocomplete function answers by what it returns. */
  export interface AutocompleteInteraction extends AutocompletePayload {
    /** Who writes. */
    user: User;
    /** What the member gave so far, by name. */
    options: Readonly<Record<string, string | number | boolean | undefined>>;
    /** The option that the member is writing: its name, and what was written so far. */
    focused: { readonly name: string; readonly value: string };
    /** The sub-command, or null. */
    subcommand: string | null;
    /** The sub-command's group, or null. */
    subcommandGroup: string | null;
  }

  /** A button that was clicked, or a menu that something was chosen in. */
  export interface ComponentInteraction extends ComponentPayload, Answerable, ModalOpener, Updatable {
    /** What was chosen in a menu: values of your own, or ids. Empty for buttons. */
    values: string[];
  }

  /**
   * A modal that a member sent.
   *
   * @typeParam F Types of its fields by id.
   */
  export interface ModalInteraction<F extends object = Record<string, string>>
    extends ModalPayload,
      Answerable,
      Updatable {
    /**
     * What was filled in, by the fields' ids: text for text inputs, lists of values or ids for menus, uploads and
     * checkbox groups, text or null for radio groups, true or false for checkboxes.
     */
    fields: F;
  }
}
