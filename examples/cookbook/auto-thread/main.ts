import { discord, on, settings } from "templateworker";

const LONGEST_NAME = 60;
const MINUTES_PER_DAY = 1440;

on("MESSAGE_CREATE", async (message) => {
  if (message.channel_id !== settings.channel || message.author.bot) return;
  const name = message.content.split("\n")[0]?.slice(0, LONGEST_NAME) || "Talk";
  const thread = await discord.createThreadFromMessage(
    message.channel_id, message.id, { name, auto_archive_duration: MINUTES_PER_DAY });
  await discord.createMessage(thread.id, {
    content: `<@${message.author.id}>, answers go here.`,
    allowed_mentions: { users: [message.author.id] },
  });
});
