// Deletes messages that contain a forbidden word and tells the author why. Moderators manage the list with /filter.
import { command, discord, kv, log, on, type GuildMessage } from "templateworker";

const MOST_WORDS = 200;

on("MESSAGE_CREATE", filter);
on("MESSAGE_UPDATE", filter);

async function filter(message: GuildMessage): Promise<void> {
  if (message.author.bot) return;
  if (!(await words()).some((word) => contains(message.content, word))) return;

  await discord.deleteMessage(message.channel_id, message.id, "It contained a forbidden word");
  const warnings = await kv.increment(`warnings/${message.author.id}`);
  await discord.createMessage(message.channel_id, {
    content: `<@${message.author.id}>, that word is not welcome here (warning ${warnings}).`,
    allowed_mentions: { users: [message.author.id] },
  });
  log.info(`deleted message ${message.id} of ${message.author.username}, warning ${warnings}`);
}

const option = {
  name: "word",
  description: "The word, in any spelling of case",
  type: "string",
  required: true,
  max_length: 50,
} as const;

command(
  {
    name: "filter",
    description: "Manage the forbidden words",
    default_member_permissions: ["MANAGE_MESSAGES"],
    options: [
      { name: "add", description: "Forbid a word", type: "subcommand", options: [option] },
      { name: "remove", description: "Allow a word again", type: "subcommand", options: [option] },
      { name: "list", description: "Show the forbidden words", type: "subcommand" },
    ],
  },
  {
    add: async (interaction) => {
      const given = interaction.options.word.trim().toLowerCase();
      await interaction.reply({ content: await add(given), ephemeral: true });
    },
    remove: async (interaction) => {
      const given = interaction.options.word.trim().toLowerCase();
      await interaction.reply({ content: await remove(given), ephemeral: true });
    },
    list: async (interaction) => {
      const all = (await words()).sort();
      const content = all.length === 0 ? "No word is forbidden." : `Forbidden: ${all.join(", ")}`.slice(0, 2000);
      await interaction.reply({ content, ephemeral: true });
    },
  },
);

async function add(given: string): Promise<string> {
  if (given === "") return "A word has letters.";
  if ((await words()).length >= MOST_WORDS) return `The list is full (${MOST_WORDS} words).`;
  const added = await change((all) => (all.includes(given) ? null : [...all, given]));
  return added ? `"${given}" is forbidden now.` : `"${given}" is forbidden already.`;
}

async function remove(given: string): Promise<string> {
  const removed = await change((all) => (all.includes(given) ? all.filter((word) => word !== given) : null));
  return removed ? `"${given}" is allowed again.` : `"${given}" was not forbidden.`;
}

// Changes the list, beginning again when another moderator was faster. False when there was nothing to change.
async function change(edit: (all: string[]) => string[] | null): Promise<boolean> {
  for (;;) {
    const known = await kv.get<string[]>("words");
    const changed = edit(known ?? []);
    if (changed === null) return false;
    if (await kv.setIf("words", changed, known === null ? { absent: true } : { equals: known })) return true;
  }
}

async function words(): Promise<string[]> {
  return (await kv.get<string[]>("words")) ?? [];
}

// Whole words only: forbidding "ass" must not delete "class".
function contains(text: string, forbidden: string): boolean {
  const escaped = forbidden.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "iu").test(text);
}
