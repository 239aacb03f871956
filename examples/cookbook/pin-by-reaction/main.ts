import { discord, on, settings } from "templateworker";

const PIN = "📌";

on("MESSAGE_REACTION_ADD", async (reaction) => {
  if (reaction.emoji.name !== PIN) return;
  const message = await discord.getMessage(reaction.channel_id, reaction.message_id);
  const count = message.reactions?.find((one) => one.emoji.name === PIN)?.count ?? 0;
  if (!message.pinned && count >= settings.needed) {
    await discord.pinMessage(message.channel_id, message.id, `${count} members asked for it`);
  }
});
