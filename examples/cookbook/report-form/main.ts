import { command, discord, modal, settings } from "templateworker";

command({ name: "report", description: "Tell the moderators what happened" }, async (interaction) => {
  await interaction.showModal({
    custom_id: "report",
    title: "Report",
    fields: [
      { custom_id: "who", label: "Who is it about?", max_length: 100 },
      { custom_id: "what", label: "What happened?", style: "paragraph", max_length: 1000 },
    ],
  });
});

modal("report", async (interaction) => {
  const { who, what } = interaction.fields;
  await discord.createMessage(settings.channel, {
    content: `<@${interaction.user.id}> reports **${who}**:\n${what}`,
    allowed_mentions: { parse: [] },
  });
  await interaction.reply({ content: "Thank you. The moderators will look at it.", ephemeral: true });
});
