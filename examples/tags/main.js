// Short texts that members keep asking for: /tag set, get, list and delete.
const { command, kv } = require("templateworker");

const SUB_COMMAND = 1;
const STRING = 3;
const EPHEMERAL = 64;
const PREFIX = "tag/";

const name = { name: "name", description: "Name of the tag", type: STRING, required: true, max_length: 40 };
const text = { name: "text", description: "What it says", type: STRING, required: true, max_length: 1800 };

command(
  {
    name: "tag",
    description: "Texts to keep and show again",
    options: [
      { name: "set", description: "Keep a text", type: SUB_COMMAND, options: [name, text] },
      { name: "get", description: "Show a text", type: SUB_COMMAND, options: [name] },
      { name: "list", description: "Show the names of all tags", type: SUB_COMMAND },
      { name: "delete", description: "Forget a text", type: SUB_COMMAND, options: [name] },
    ],
  },
  async (interaction) => {
    const handle = { set, get, list, delete: remove }[interaction.subcommand];
    await handle(interaction, keyOf(interaction.options.name));
  },
);

async function set(interaction, key) {
  const isNew = (await kv.get(key)) === null;
  await kv.set(key, { text: interaction.options.text, author: interaction.member.user.id });
  await whisper(interaction, `Tag "${nameOf(key)}" is ${isNew ? "kept" : "changed"}.`);
}

async function get(interaction, key) {
  const tag = await kv.get(key);
  if (tag === null) {
    await whisper(interaction, `There is no tag "${nameOf(key)}". /tag list shows all.`);
    return;
  }

  await interaction.reply({ content: tag.text, allowed_mentions: { parse: [] } });
}

async function list(interaction) {
  const names = [];
  let cursor;
  do {
    const page = await kv.find({ prefix: PREFIX, limit: 100, cursor });
    names.push(...page.items.map((item) => nameOf(item.key)));
    cursor = page.cursor;
  } while (cursor);
  await whisper(interaction, names.length === 0 ? "There are no tags yet." : `Tags: ${names.join(", ")}`.slice(0, 2000));
}

async function remove(interaction, key) {
  const existed = (await kv.get(key)) !== null;
  await kv.delete(key);
  await whisper(interaction, existed ? `Tag "${nameOf(key)}" is gone.` : `There is no tag "${nameOf(key)}".`);
}

function keyOf(tagName) {
  return PREFIX + (tagName ?? "").trim().toLowerCase();
}

function nameOf(key) {
  return key.slice(PREFIX.length);
}

function whisper(interaction, content) {
  return interaction.reply({ content, flags: EPHEMERAL });
}
