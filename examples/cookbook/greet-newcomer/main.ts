import { discord, on, settings } from "templateworker";

on("GUILD_MEMBER_ADD", async (member) => {
  if (member.user.bot) return;
  await discord.createMessage(settings.channel, settings.greeting.replace("{name}", `<@${member.user.id}>`));
});
