import { command } from "templateworker";

command({ name: "brew", description: "Brew some tea" }, async (interaction) => {
  // Discord waits three seconds for an answer. This one says at once that it will follow.
  await interaction.defer();
  await new Promise<void>((resolve) => setTimeout(() => resolve(), 10_000));
  await interaction.reply("Your tea is ready.");
});
