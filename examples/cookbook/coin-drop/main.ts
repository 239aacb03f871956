import { command, component, kv } from "templateworker";

const SECONDS_PER_DAY = 86_400;

command(
  {
    name: "drop",
    description: "Drop coins for somebody to take",
    default_member_permissions: ["MANAGE_GUILD"],
    options: [{ name: "coins", description: "How many", type: "integer", required: true, min_value: 1 }],
  },
  async (interaction) => {
    const { coins } = interaction.options;
    await interaction.reply({
      content: `${coins} coins lie here!`,
      components: [
        {
          type: 1,
          components: [
            { type: 2, style: 3, label: "Take them", custom_id: `take:${interaction.user.id}:${coins}` },
          ],
        },
      ],
    });
  },
);

component("take:", async (interaction, data) => {
  const [giver, coins] = data.split(":");
  if (interaction.user.id === giver) {
    await interaction.reply({ content: "Leave them to others.", ephemeral: true });
    return;
  }
  // Two members may click before the button is gone: only one of them gets true.
  const isFirst = await kv.setIf(
    `taken/${interaction.message.id}`,
    interaction.user.id,
    { absent: true },
    { ttl: SECONDS_PER_DAY },
  );
  if (!isFirst) {
    await interaction.reply({ content: "Somebody was faster.", ephemeral: true });
    return;
  }
  await kv.increment(`coins/${interaction.user.id}`, Number(coins));
  await interaction.update({ content: `<@${interaction.user.id}> took ${coins} coins.`, components: [] });
});
