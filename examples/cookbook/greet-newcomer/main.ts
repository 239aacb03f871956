import { discord, on, settings } from "templateworker";

on("GUILD_MEMBER_ADD", async (member) => {
  if (member.user.bot) return;
  await discord.createMessage(settings.channel, {
    content: settings.greeting.replace("{name}", `<@${member.user.id}>`),
    allowed_mentions: { users: [member.user.id] },
  });
});
