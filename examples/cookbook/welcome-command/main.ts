import { command, discord, kv, on } from "templateworker";

const CHANNEL = "welcome/channel";

command(
  {
    name: "welcome",
    description: "Where newcomers are greeted",
    default_member_permissions: ["MANAGE_GUILD"],
    options: [
      {
        name: "in",
        description: "Greet them in a channel",
        type: "subcommand",
        options: [{ name: "channel", description: "Which one", type: "channel", required: true, channel_types: [0] }],
      },
      { name: "off", description: "Do not greet them", type: "subcommand" },
    ],
  },
  {
    in: async (interaction) => {
      await kv.set(CHANNEL, interaction.options.channel);
      await interaction.reply({ content: `From now on in <#${interaction.options.channel}>.`, ephemeral: true });
    },
    off: async (interaction) => {
      await kv.delete(CHANNEL);
      await interaction.reply({ content: "From now on nowhere.", ephemeral: true });
    },
  },
);

on("GUILD_MEMBER_ADD", async (member) => {
  const channel = await kv.get<string>(CHANNEL);
  if (channel === null || member.user.bot) return;
  await discord.createMessage(channel, {
    content: `Welcome, <@${member.user.id}>!`,
    allowed_mentions: { users: [member.user.id] },
  });
});
