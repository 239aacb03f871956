// Commands: their definitions, and the exact types that handlers get from them.
declare module "templateworker" {
  /**
   * Makes a command. The handler's `interaction.options` has exactly the options of the definition, with their types.
   * Commands are registered for the guild when the template is pushed. Call it at the top level of the template.
   *
   * ```ts
   * command(
   *   {
   *     name: "roll",
   *     description: "Roll a die",
   *     options: [{ name: "sides", description: "How many sides (6)", type: "integer", min_value: 2 }],
   *   },
   *   async (interaction) => {
   *     const { sides = 6 } = interaction.options;
   *     await interaction.reply(`You rolled ${1 + Math.floor(Math.random() * sides)}.`);
   *   },
   * );
   * ```
   *
   * A command with sub-commands takes an object with a function for each:
   * `{ add: async (interaction) => {}, "config set": async (interaction) => {} }`. Options that are defined apart from
   * the command keep their types with `as const`.
   *
   * @param definition What the command is called, and what it takes.
   * @param handler What to do when a member uses it.
   */
  export function command<const D extends CommandDefinition>(definition: D, handler: CommandHandler<D>): void;

  /** A command: one that is written with a slash, or one in the menu of a user or a message. */
  export type CommandDefinition = ChatInputCommand | UserCommand | MessageCommand;

  /** What commands of all types have in common. */
  export interface CommandBase {
    /** Its name: 1 to 32 lower-case letters, digits, `-` and `_`; for menus upper case and spaces too. */
    name: string;
    /** The name in other languages. */
    name_localizations?: Localizations;
    /**
     * What a member must be allowed to do to see the command. Everybody sees it when left out; `"0"` or `[]` leaves it
     * to admins. Admins of the guild can change it.
     */
    default_member_permissions?: PermissionBits | null | readonly PermissionName[];
    /** Whether it is meant for adults only. */
    nsfw?: boolean;
  }

  /** A command that is written with a slash. */
  export interface ChatInputCommand extends CommandBase {
    /** Type of the command; this one when left out. */
    type?: "chat_input" | 1;
    /** What it does, 1 to 100 characters. */
    description: string;
    /** The description in other languages. */
    description_localizations?: Localizations;
    /** What it takes: values (required ones first), or sub-commands and groups of them. At most 25. */
    options?: readonly CommandOption[];
  }

  /** A command in the menu of a user. */
  export interface UserCommand extends CommandBase {
    /** Type of the command. */
    type: "user" | 2;
  }

  /** A command in the menu of a message. */
  export interface MessageCommand extends CommandBase {
    /** Type of the command. */
    type: "message" | 3;
  }

  /** Texts by language, such as `{ de: "Wurf" }`. */
  export type Localizations = { readonly [L in Locale]?: string };

  /** What options of all types have in common. */
  export interface OptionBase {
    /** Its name: 1 to 32 lower-case letters, digits, `-` and `_`. */
    name: string;
    /** The name in other languages. */
    name_localizations?: Localizations;
    /** What it is, 1 to 100 characters. */
    description: string;
    /** The description in other languages. */
    description_localizations?: Localizations;
  }

  /** What options with a value have in common. */
  export interface ValueOptionBase extends OptionBase {
    /** Whether it must be given. It is `undefined` where it was not. */
    required?: boolean;
  }

  /** An option with a text. */
  export interface StringOption extends ValueOptionBase {
    /** Type of the option. */
    type: "string" | 3;
    /** The only texts it takes; at most 25. */
    choices?: readonly OptionChoice<string>[];
    /** Fewest characters. */
    min_length?: number;
    /** Most characters; at most 6000. */
    max_length?: number;
    /** Proposes values while the member writes. Not together with `choices`. */
    autocomplete?: Autocomplete<string>;
  }

  /** An option with a number: a whole one, or any. */
  export interface NumberOption extends ValueOptionBase {
    /** Type of the option: `"integer"` (4) takes whole numbers only. */
    type: "integer" | "number" | 4 | 10;
    /** The only numbers it takes; at most 25. */
    choices?: readonly OptionChoice<number>[];
    /** Smallest number. */
    min_value?: number;
    /** Largest number. */
    max_value?: number;
    /** Proposes values while the member writes. Not together with `choices`. */
    autocomplete?: Autocomplete<number>;
  }

  /** An option with a yes or no. */
  export interface BooleanOption extends ValueOptionBase {
    /** Type of the option. */
    type: "boolean" | 5;
  }

  /** An option with a channel; its value is the channel's id. */
  export interface ChannelOption extends ValueOptionBase {
    /** Type of the option. */
    type: "channel" | 7;
    /** Kinds of channels that it takes; all when left out. */
    channel_types?: readonly ChannelType[];
  }

  /** An option with a user, a role, either of them, or a file; its value is the id. */
  export interface IdOption extends ValueOptionBase {
    /** Type of the option. */
    type: "user" | "role" | "mentionable" | "attachment" | 6 | 8 | 9 | 11;
  }

  /** An option with a value. */
  export type ValueOption = StringOption | NumberOption | BooleanOption | ChannelOption | IdOption;

  /** An option of a command: a value, a sub-command, or a group of sub-commands. */
  export type CommandOption = ValueOption | SubcommandOption | SubcommandGroupOption;

  /** A sub-command: `/command name`. */
  export interface SubcommandOption extends OptionBase {
    /** Type of the option. */
    type: "subcommand" | 1;
    /** What it takes. */
    options?: readonly ValueOption[];
  }

  /** A group of sub-commands: `/command group name`. */
  export interface SubcommandGroupOption extends OptionBase {
    /** Type of the option. */
    type: "subcommand_group" | 2;
    /** Its sub-commands. */
    options: readonly SubcommandOption[];
  }

  /** Something to choose for an option. */
  export interface OptionChoice<V extends string | number> {
    /** What members see, 1 to 100 characters. */
    name: string;
    /** The name in other languages. */
    name_localizations?: Localizations;
    /** What the template gets. */
    value: V;
  }

  /**
   * Proposes values for an option while a member writes it. It must answer within 3 seconds.
   *
   * @param interaction Who writes, and what the other options are so far.
   * @param value What was written so far.
   * @returns Values, or values with names; the first 25 are shown.
   */
  export type Autocomplete<V extends string | number> = (
    interaction: AutocompleteInteraction,
    value: string,
  ) => AutocompleteChoices<V> | Promise<AutocompleteChoices<V>>;

  /** What an autocomplete function proposes. */
  export type AutocompleteChoices<V extends string | number> = readonly (V | OptionChoice<V>)[];

  /** Type of the value that one option gives. */
  export type OptionValue<O> = O extends { choices: readonly { value: infer V }[] }
    ? V
    : O extends { type: "string" | 3 }
      ? string
      : O extends { type: "integer" | "number" | 4 | 10 }
        ? number
        : O extends { type: "boolean" | 5 }
          ? boolean
          : Snowflake;

  /** Values by name that a list of options gives; `undefined` for those that may be left out. */
  export type OptionValues<L> = L extends readonly (infer O)[]
    ? {
        readonly [P in O as P extends { name: infer N extends string } ? N : never]: P extends { required: true }
          ? OptionValue<P>
          : OptionValue<P> | undefined;
      }
    : Record<never, never>;

  /** Sub-commands of a list of options, with the path that names each: `"add"`, `"config set"`. */
  export type SubcommandsOf<L> = L extends readonly (infer O)[] ? SubcommandEntry<O> : never;

  /** One option as sub-commands: itself, or those of its group. */
  export type SubcommandEntry<O> = O extends { type: "subcommand" | 1; name: infer N extends string }
    ? { path: N; name: N; group: null; options: OptionsIn<O> }
    : O extends { type: "subcommand_group" | 2; name: infer G extends string; options: readonly (infer S)[] }
      ? S extends { name: infer N extends string }
        ? { path: `${G} ${N}`; name: N; group: G; options: OptionsIn<S> }
        : never
      : never;

  /** The list of options in a definition, if there is one. */
  export type OptionsIn<D> = D extends { options: infer L } ? L : undefined;

  /** The interaction of one sub-command. */
  export type SubcommandInteraction<E> = E extends {
    name: infer N extends string;
    group: infer G extends string | null;
    options: infer L;
  }
    ? CommandInteraction<OptionValues<L>, N, G>
    : never;

  /** What handles a command: a function, or a function for each of its sub-commands. */
  export type CommandHandler<D extends CommandDefinition> = string extends D["name"]
    ? UnknownCommandHandler
    : D extends { type: "user" | 2 }
      ? (interaction: UserCommandInteraction) => unknown
      : D extends { type: "message" | 3 }
        ? (interaction: MessageCommandInteraction) => unknown
        : [SubcommandsOf<OptionsIn<D>>] extends [never]
          ? (interaction: CommandInteraction<OptionValues<OptionsIn<D>>>) => unknown
          : SubcommandHandlers<SubcommandsOf<OptionsIn<D>>>;

  /** What handles a command whose definition is not known while the template is checked. */
  export type UnknownCommandHandler =
    | ((interaction: UnknownCommandInteraction) => unknown)
    | { readonly [path: string]: (interaction: UnknownCommandInteraction) => unknown };

  /** A command whose definition is not known while the template is checked. */
  export type UnknownCommandInteraction = CommandInteraction<
    Readonly<Record<string, string | number | boolean | undefined>>,
    string | null,
    string | null
  >;

  /** A function for every sub-command by path, or one function for all. */
  export type SubcommandHandlers<E extends { path: string }> =
    | { readonly [S in E as S["path"]]: (interaction: SubcommandInteraction<S>) => unknown }
    | ((interaction: SubcommandInteraction<E>) => unknown);
}
