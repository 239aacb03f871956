import {
  command,
  component,
  modal,
  on,
  type CommandDefinition,
  type Snowflake,
  type Member,
  type User,
  type Message,
} from "templateworker";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<A, B>(_yes: Same<A, B>): void {}

command(
  {
    name: "greet",
    description: "Greets",
    options: [
      { name: "who", description: "Whom", type: "user", required: true },
      { name: "times", description: "How often", type: "integer", min_value: 1 },
      { name: "loud", description: "Loud", type: "boolean" },
      {
        name: "style",
        description: "How",
        type: "string",
        choices: [
          { name: "Kind", value: "kind" },
          { name: "Rude", value: "rude" },
        ],
        required: true,
      },
      { name: "old", description: "By number", type: 3 },
      { name: "where", description: "Where", type: "channel", channel_types: [0, 5] },
    ],
    default_member_permissions: ["MANAGE_GUILD"],
  },
  async (interaction) => {
    same<typeof interaction.options.who, Snowflake>(true);
    same<typeof interaction.options.times, number | undefined>(true);
    same<typeof interaction.options.loud, boolean | undefined>(true);
    same<typeof interaction.options.style, "kind" | "rude">(true);
    same<typeof interaction.options.old, string | undefined>(true);
    same<typeof interaction.subcommand, null>(true);
    const { where = interaction.channel_id } = interaction.options;
    await interaction.reply({ content: where, ephemeral: true });
    // @ts-expect-error there is no such option
    interaction.options.nobody;
    // @ts-expect-error options cannot be changed
    interaction.options.who = "1";
    // @ts-expect-error a command has no values
    interaction.values;
  },
);

command({ name: "plain", description: "Plain" }, (interaction) => {
  // @ts-expect-error it has no options
  interaction.options.any;
  return interaction.reply("x");
});

command(
  {
    name: "tag",
    description: "Tags",
    options: [
      {
        name: "add",
        description: "Adds",
        type: "subcommand",
        options: [{ name: "name", description: "Name", type: "string", required: true }],
      },
      { name: "list", description: "Lists", type: "subcommand" },
      {
        name: "config",
        description: "Settings",
        type: "subcommand_group",
        options: [
          {
            name: "set",
            description: "Sets",
            type: "subcommand",
            options: [{ name: "limit", description: "Most", type: "number" }],
          },
        ],
      },
    ],
  },
  {
    add: async (interaction) => {
      same<typeof interaction.options.name, string>(true);
      same<typeof interaction.subcommand, "add">(true);
    },
    list: (interaction) => interaction.reply("none"),
    "config set": async (interaction) => {
      same<typeof interaction.options.limit, number | undefined>(true);
      same<typeof interaction.subcommandGroup, "config">(true);
    },
  },
);

command(
  {
    name: "tag2",
    description: "Tags",
    options: [
      {
        name: "add",
        description: "Adds",
        type: "subcommand",
        options: [{ name: "name", description: "Name", type: "string", required: true }],
      },
      { name: "list", description: "Lists", type: "subcommand" },
    ],
  },
  async (interaction) => {
    same<typeof interaction.subcommand, "add" | "list">(true);
    if (interaction.subcommand === "add") {
      same<typeof interaction.options.name, string>(true);
    }
  },
);

command(
  {
    name: "auto",
    description: "Proposes",
    options: [
      {
        name: "pet",
        description: "Pet",
        type: "string",
        required: true,
        autocomplete: async (interaction, value) => {
          same<typeof value, string>(true);
          same<typeof interaction.user, User>(true);
          return ["cat", { name: "Dog", value: "dog" }].filter((choice) => JSON.stringify(choice).includes(value));
        },
      },
      { name: "age", description: "Age", type: "integer", autocomplete: () => [1, 2, 3] },
    ],
  },
  async (interaction) => {
    same<typeof interaction.options.pet, string>(true);
    same<typeof interaction.options.age, number | undefined>(true);
  },
);

command(
  {
    name: "nested",
    description: "Proposes in a sub-command",
    options: [
      {
        name: "show",
        description: "Shows",
        type: "subcommand",
        options: [
          {
            name: "pet",
            description: "Pet",
            type: "string",
            required: true,
            autocomplete: async (_interaction, value) => [value],
          },
        ],
      },
    ],
  },
  {
    show: async (interaction) => {
      same<typeof interaction.options.pet, string>(true);
    },
  },
);

export const unknown = (definition: CommandDefinition) =>
  command(definition, async (interaction) => {
    same<typeof interaction.subcommand, string | null>(true);
  });

command({ name: "Avatar", type: "user" }, async (interaction) => {
  same<typeof interaction.target, User>(true);
  interaction.targetMember?.nick;
});
command({ name: "Report", type: "message" }, async (interaction) => {
  same<typeof interaction.target, Message>(true);
});
const name = { name: "name", description: "Name", type: "string", required: true } as const;
command({ name: "apart", description: "Apart", options: [name] }, async (interaction) => {
  same<typeof interaction.options.name, string>(true);
});

// @ts-expect-error a slash command needs a description
command({ name: "x" }, () => {});
// @ts-expect-error there is no such permission
command({ name: "x", description: "X", default_member_permissions: ["FLY"] }, () => {});
// @ts-expect-error there is no such type
command({ name: "x", description: "X", options: [{ name: "a", description: "A", type: "text" }] }, () => {});
command(
  { name: "x", description: "X", options: [{ name: "a", description: "A", type: "subcommand" }] },
  // @ts-expect-error the sub-command has no handler
  { b: async () => {} },
);
command(
  {
    name: "x",
    description: "X",
    options: [
      {
        name: "a",
        description: "A",
        type: "string",
        // @ts-expect-error it proposes numbers for a text
        autocomplete: () => [1],
      },
    ],
  },
  async () => {},
);
component("vote:", async (interaction, data) => {
  same<typeof data, string>(true);
  await interaction.update({ content: interaction.values.join(), components: interaction.message.components });
  await interaction.deferUpdate();
  await interaction.showModal({ custom_id: "m", title: "T", fields: [{ custom_id: "a", label: "A" }] });
});
modal("m", async (interaction) => {
  const text: string = interaction.fields.a!;
  await interaction.reply(text);
  // @ts-expect-error a modal cannot open a modal
  interaction.showModal;
});
modal<{ reason: string; roles: string[] }>("m:", async ({ fields }) => {
  same<typeof fields.roles, string[]>(true);
});
on("MESSAGE_REACTION_ADD", (r) => {
  same<typeof r.member, Member>(true);
});
on("CHANNEL_CREATE", (c) => {
  if (c.type === 15) c.available_tags.length;
});
// @ts-expect-error no such event
on("MESSAGE_CREATED", () => {});
