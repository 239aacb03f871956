import { command } from "templateworker";

command({ name: "Quote", type: "message" }, async (interaction) => {
  const { content, author } = interaction.target;
  const lines = content === "" ? ["(no text)"] : content.split("\n");
  await interaction.reply({
    content: [...lines.map((line) => `> ${line}`), `<@${author.id}>`].join("\n"),
    allowed_mentions: { parse: [] },
  });
});
