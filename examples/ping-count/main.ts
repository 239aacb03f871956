// Answers !ping, and counts with /count. The count is kept between restarts.
import { command, discord, kv, on } from "templateworker";

on("MESSAGE_CREATE", async (message) => {
  if (message.content === "!ping" && !message.author.bot) await discord.createMessage(message.channel_id, "pong");
});

command({ name: "count", description: "Count one further" }, async (interaction) => {
  await interaction.reply(`Counted to ${await kv.increment("count")}`);
});
