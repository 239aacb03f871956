// Greets every new member in the channel that a moderator chose with /welcome.
const { on, command, kv, discord } = require("templateworker");

const MANAGE_GUILD = "32";
const STRING = 3;
const CHANNEL = 7;
const DEFAULT_TEXT = "Welcome, {member}! You are the {count} to join since we count.";

on("GUILD_MEMBER_ADD", async (member) => {
  const settings = await kv.get("welcome");
  if (settings === null || member.user.bot) {
    return;
  }

  const count = await kv.increment("joined");
  const content = settings.text
    .replaceAll("{member}", `<@${member.user.id}>`)
    .replaceAll("{name}", member.user.global_name ?? member.user.username)
    .replaceAll("{count}", ordinal(count));
  await discord.createMessage(settings.channel, {
    content,
    allowed_mentions: { users: [member.user.id] },
  });
});

command(
  {
    name: "welcome",
    description: "Choose where new members are greeted, and how",
    default_member_permissions: MANAGE_GUILD,
    options: [
      { name: "channel", description: "Where (default: here)", type: CHANNEL },
      { name: "text", description: "{member}, {name} and {count} are filled in", type: STRING, max_length: 1500 },
    ],
  },
  async (interaction) => {
    const { channel = interaction.channel_id, text = DEFAULT_TEXT } = interaction.options;
    await kv.set("welcome", { channel, text });
    await interaction.reply({ content: `New members are greeted in <#${channel}>.`, flags: 64 });
  },
);

function ordinal(n) {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  return n + (teen ? "th" : ({ 1: "st", 2: "nd", 3: "rd" }[n % 10] ?? "th"));
}
