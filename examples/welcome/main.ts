// Greets every new member in the channel that a moderator chose with /welcome.
import { command, discord, HostCallError, kv, log, on } from "templateworker";

interface Welcome {
  channel: string;
  text: string;
}

const DEFAULT_TEXT = "Welcome, {member}! You are the {count} to join since we count.";
const TEXT_CHANNELS = [0, 5] as const;
const UNKNOWN_CHANNEL = 10003;

on("GUILD_MEMBER_ADD", async (member) => {
  const welcome = await kv.get<Welcome>("welcome");
  if (welcome === null || member.user.bot) return;

  const content = welcome.text
    .replaceAll("{member}", `<@${member.user.id}>`)
    .replaceAll("{name}", member.user.global_name ?? member.user.username)
    .replaceAll("{count}", ordinal(await kv.increment("joined")));
  try {
    await discord.createMessage(welcome.channel, { content, allowed_mentions: { users: [member.user.id] } });
  } catch (error) {
    if (!(error instanceof HostCallError && error.name === "DiscordError" && error.code === UNKNOWN_CHANNEL))
      throw error;
    log.warn("The channel for greetings is gone. /welcome chooses another one.");
  }
});

command(
  {
    name: "welcome",
    description: "Choose where new members are greeted, and how",
    default_member_permissions: ["MANAGE_GUILD"],
    options: [
      { name: "channel", description: "Where (default: here)", type: "channel", channel_types: TEXT_CHANNELS },
      {
        name: "text",
        description: "{member}, {name} and {count} are filled in",
        type: "string",
        max_length: 1500,
      },
      { name: "off", description: "Greet nobody any more", type: "boolean" },
    ],
  },
  async (interaction) => {
    const { channel = interaction.channel_id, text = DEFAULT_TEXT, off } = interaction.options;
    if (off === true) {
      await kv.delete("welcome");
      await interaction.reply({ content: "New members are not greeted any more.", ephemeral: true });
      return;
    }
    const welcome: Welcome = { channel, text };
    await kv.set("welcome", welcome);
    await interaction.reply({ content: `New members are greeted in <#${channel}>.`, ephemeral: true });
  },
);

function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  const ending = ["th", "st", "nd", "rd"][teen ? 0 : n % 10] ?? "th";
  return `${n}${ending}`;
}
