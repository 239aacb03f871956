// Deletes messages that contain a forbidden word and tells the author why. Moderators manage the list with /filter.
const { on, command, kv, discord, log } = require("templateworker");

const MANAGE_MESSAGES = "8192";
const SUB_COMMAND = 1;
const STRING = 3;
const EPHEMERAL = 64;
const MOST_WORDS = 200;

on("MESSAGE_CREATE", async (message) => {
  if (message.author.bot) {
    return;
  }

  const forbidden = (await kv.get("words")) ?? [];
  if (!forbidden.some((word) => contains(message.content, word))) {
    return;
  }

  await discord.deleteMessage(message.channel_id, message.id);
  const warnings = await kv.increment(`warnings/${message.author.id}`);
  await discord.createMessage(message.channel_id, {
    content: `<@${message.author.id}>, that word is not welcome here (warning ${warnings}).`,
    allowed_mentions: { users: [message.author.id] },
  });
  log.info(`deleted message ${message.id} of ${message.author.username}, warning ${warnings}`);
});

const word = { name: "word", description: "The word, in any spelling of case", type: STRING, required: true, max_length: 50 };

command(
  {
    name: "filter",
    description: "Manage the forbidden words",
    default_member_permissions: MANAGE_MESSAGES,
    options: [
      { name: "add", description: "Forbid a word", type: SUB_COMMAND, options: [word] },
      { name: "remove", description: "Allow a word again", type: SUB_COMMAND, options: [word] },
      { name: "list", description: "Show the forbidden words", type: SUB_COMMAND },
    ],
  },
  async (interaction) => {
    const words = new Set((await kv.get("words")) ?? []);
    const given = interaction.options.word?.trim().toLowerCase();
    await interaction.reply({ content: await manage(words, interaction.subcommand, given), flags: EPHEMERAL });
  },
);

async function manage(words, action, given) {
  if (action === "list") {
    return words.size === 0 ? "No word is forbidden." : `Forbidden: ${[...words].sort().join(", ")}`;
  }

  if (action === "add" && words.size >= MOST_WORDS) {
    return `The list is full (${MOST_WORDS} words).`;
  }

  const changed = action === "add" ? !words.has(given) && words.add(given) : words.delete(given);
  if (!changed) {
    return action === "add" ? `"${given}" is forbidden already.` : `"${given}" was not forbidden.`;
  }

  await kv.set("words", [...words]);
  return action === "add" ? `"${given}" is forbidden now.` : `"${given}" is allowed again.`;
}

// Whole words only: forbidding "ass" must not delete "class".
function contains(text, word) {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "iu").test(text);
}
