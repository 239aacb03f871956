import { command } from "templateworker";

// Discord shows such a time in the reader's own language and time zone.
const shown = (time: string) => `<t:${Math.floor(Date.parse(time) / 1000)}:D>`;

command({ name: "Show card", type: "user" }, async (interaction) => {
  const { target, targetMember } = interaction;
  if (targetMember === undefined) {
    await interaction.reply({ content: `${target.username} has left.`, ephemeral: true });
    return;
  }
  const roles = targetMember.roles.map((role) => `<@&${role}>`).join(" ") || "none";
  await interaction.reply({
    ephemeral: true,
    embeds: [
      {
        title: targetMember.nick ?? target.global_name ?? target.username,
        color: 0x5865f2,
        fields: [
          { name: "Joined", value: targetMember.joined_at ? shown(targetMember.joined_at) : "unknown", inline: true },
          { name: "Roles", value: roles, inline: true },
        ],
      },
    ],
  });
});
