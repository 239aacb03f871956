// Answers !ping, and counts with /count. The count is kept between restarts.
const { on, command, kv, discord } = require("templateworker");

on("MESSAGE_CREATE", async (message) => {
  if (message.content === "!ping") {
    await discord.createMessage(message.channel_id, "pong");
  }
});

command({ name: "count", description: "Count one further" }, async (interaction) => {
  const count = await kv.increment("count");
  await interaction.reply(`Counted to ${count}`);
});
