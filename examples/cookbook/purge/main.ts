import { command, discord } from "templateworker";

// Discord deletes only younger messages in one go.
const MILLISECONDS_OF_TWO_WEEKS = 14 * 86_400_000;

command(
  {
    name: "purge",
    description: "Delete the last messages of this channel",
    default_member_permissions: ["MANAGE_MESSAGES"],
    options: [
      { name: "count", description: "How many", type: "integer", required: true, min_value: 2, max_value: 100 },
    ],
  },
  async (interaction) => {
    await interaction.defer({ ephemeral: true });
    const last = await discord.listMessages(interaction.channel_id, { limit: interaction.options.count });
    const young = last
      .filter((message) => !message.pinned && Date.parse(message.timestamp) > Date.now() - MILLISECONDS_OF_TWO_WEEKS)
      .map((message) => message.id);
    const reason = `asked for by ${interaction.user.username}`;
    if (young.length > 1) await discord.bulkDeleteMessages(interaction.channel_id, young, reason);
    else for (const id of young) await discord.deleteMessage(interaction.channel_id, id, reason);
    await interaction.editReply(`Deleted: ${young.length}.`);
  },
);
