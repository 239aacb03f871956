// Short texts that members keep asking for: /tag set, get, list and delete. A tag belongs to who made it; moderators may
// change and delete all.
import { command, kv, Permissions, type Answerable, type InteractionMember, type KvPage } from "templateworker";

interface Tag {
  text: string;
  author: string;
}

const PREFIX = "tag/";

const name = {
  name: "name",
  description: "Name of the tag",
  type: "string",
  required: true,
  max_length: 40,
  autocomplete: async (_interaction: unknown, value: string) => {
    const page = await kv.find({ prefix: keyOf(value), limit: 25 });
    return page.items.map((item) => nameOf(item.key));
  },
} as const;

const text = { name: "text", description: "What it says", type: "string", required: true, max_length: 1800 } as const;

command(
  {
    name: "tag",
    description: "Texts to keep and show again",
    options: [
      { name: "set", description: "Keep a text", type: "subcommand", options: [name, text] },
      { name: "get", description: "Show a text", type: "subcommand", options: [name] },
      { name: "list", description: "Show the names of all tags", type: "subcommand" },
      { name: "delete", description: "Forget a text", type: "subcommand", options: [name] },
    ],
  },
  {
    set: async (interaction) => {
      const key = keyOf(interaction.options.name);
      const tag: Tag = { text: interaction.options.text, author: interaction.user.id };
      if (nameOf(key) === "") {
        await whisper(interaction, "A tag needs a name.");
      } else if (await kv.setIf(key, tag, { absent: true })) {
        await whisper(interaction, `Tag "${nameOf(key)}" is kept.`);
      } else {
        await whisper(interaction, await change(key, tag, interaction.member));
      }
    },

    get: async (interaction) => {
      const key = keyOf(interaction.options.name);
      const tag = await kv.get<Tag>(key);
      if (tag === null) {
        await whisper(interaction, `There is no tag "${nameOf(key)}". /tag list shows all.`);
        return;
      }
      await interaction.reply({ content: tag.text, allowed_mentions: { parse: [] } });
    },

    list: async (interaction) => {
      const names = await listNames();
      await whisper(
        interaction,
        names.length === 0 ? "There are no tags yet." : `Tags: ${names.join(", ")}`.slice(0, 2000),
      );
    },

    delete: async (interaction) => {
      const key = keyOf(interaction.options.name);
      const tag = await kv.get<Tag>(key);
      if (tag !== null && !mayChange(interaction.member, tag)) {
        await whisper(interaction, `Tag "${nameOf(key)}" belongs to somebody else.`);
        return;
      }
      const existed = await kv.delete(key);
      await whisper(interaction, existed ? `Tag "${nameOf(key)}" is gone.` : `There is no tag "${nameOf(key)}".`);
    },
  },
);

async function change(key: string, tag: Tag, member: InteractionMember): Promise<string> {
  const known = await kv.get<Tag>(key);
  if (known !== null && !mayChange(member, known)) return `Tag "${nameOf(key)}" belongs to somebody else.`;
  await kv.set(key, { ...tag, author: known?.author ?? tag.author });
  return `Tag "${nameOf(key)}" is changed.`;
}

function mayChange(member: InteractionMember, tag: Tag): boolean {
  return member.user.id === tag.author || Permissions.has(member.permissions, "MANAGE_MESSAGES");
}

async function listNames(): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | null = null;
  do {
    const page: KvPage = await kv.find({ prefix: PREFIX, limit: 100, cursor });
    names.push(...page.items.map((item) => nameOf(item.key)));
    cursor = page.cursor;
  } while (cursor !== null);
  return names;
}

function keyOf(tagName: string): string {
  return PREFIX + tagName.trim().toLowerCase();
}

function nameOf(key: string): string {
  return key.slice(PREFIX.length);
}

function whisper(interaction: Answerable, content: string): Promise<void> {
  return interaction.reply({ content, ephemeral: true });
}
