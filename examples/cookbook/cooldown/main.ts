import { command, kv } from "templateworker";

const SECONDS = 60;

command({ name: "roll", description: "Roll a die, once a minute" }, async (interaction) => {
  // The key ends by itself. setIf lets only one of two uses at the same moment through.
  const key = `cooldown/${interaction.user.id}`;
  if (!(await kv.setIf(key, true, { absent: true }, { ttl: SECONDS }))) {
    await interaction.reply({ content: `Once every ${SECONDS} seconds, please.`, ephemeral: true });
    return;
  }
  await interaction.reply(`You rolled ${1 + Math.floor(Math.random() * 6)}.`);
});
