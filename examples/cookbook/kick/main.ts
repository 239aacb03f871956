import { command, discord, Permissions, settings } from "templateworker";

command(
  {
    name: "kick",
    description: "Remove a member from the guild",
    // Who may use it. Admins of the guild can change that for each role.
    default_member_permissions: ["KICK_MEMBERS"],
    options: [
      { name: "member", description: "Whom", type: "user", required: true },
      { name: "reason", description: "Why", type: "string", required: true, max_length: 300 },
    ],
  },
  async (interaction) => {
    const { member: id, reason } = interaction.options;
    const target = interaction.resolved.members[id]; // what is known of the member that the id stands for
    const refuse = (content: string) => interaction.reply({ content, ephemeral: true });

    if (target === undefined) return refuse("That is no member of this guild.");
    if (Permissions.has(target.permissions, "KICK_MEMBERS")) return refuse("That is a moderator.");

    await discord.kickMember(id, `${interaction.user.username}: ${reason}`); // the reason is for the audit log
    if (settings.log !== undefined) {
      await discord.createMessage(settings.log, {
        content: `<@${interaction.user.id}> kicked <@${id}>: ${reason}`,
        allowed_mentions: { parse: [] },
      });
    }
    await interaction.reply({ content: `<@${id}> is gone.`, ephemeral: true });
  },
);
