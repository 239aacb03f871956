import { command, discord, HostCallError } from "templateworker";

const MISSING_PERMISSIONS = 50013;

command(
  {
    name: "give",
    description: "Give a member a role",
    default_member_permissions: ["MANAGE_ROLES"],
    options: [
      { name: "member", description: "Whom", type: "user", required: true },
      { name: "role", description: "Which role", type: "role", required: true },
    ],
  },
  async (interaction) => {
    const { member, role } = interaction.options;
    try {
      await discord.addMemberRole(member, role, `asked for by ${interaction.user.username}`);
    } catch (error) {
      // Only what is expected is handled. Everything else is reported to the admins.
      if (!(error instanceof HostCallError && error.name === "DiscordError" && error.code === MISSING_PERMISSIONS)) {
        throw error;
      }
      await interaction.reply({ content: "That role is above mine.", ephemeral: true });
      return;
    }
    await interaction.reply({ content: `<@${member}> has <@&${role}> now.`, ephemeral: true });
  },
);
