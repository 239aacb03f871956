import { command, component, kv } from "templateworker";

command(
  { name: "reset", description: "Forget all scores", default_member_permissions: ["MANAGE_GUILD"] },
  async (interaction) => {
    await interaction.reply({
      content: "Forget all scores? This cannot be undone.",
      ephemeral: true,
      components: [{
        type: 1,
        components: [
          { type: 2, style: 4, label: "Forget them", custom_id: "reset:yes" },
          { type: 2, style: 2, label: "Keep them", custom_id: "reset:no" },
        ],
      }],
    });
  },
);

component("reset:", async (interaction, answer) => {
  if (answer === "yes") await kv.sorted("scores").clear();
  await interaction.update({ content: answer === "yes" ? "They are forgotten." : "They are kept.", components: [] });
});
