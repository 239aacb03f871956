import { command } from "templateworker";

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(() => resolve(), milliseconds));

command({ name: "brew", description: "Brew some tea" }, async (interaction) => {
  // Discord waits three seconds for an answer. This says at once that it will follow.
  await interaction.defer();
  await sleep(5000);
  await interaction.editReply("The water boils.");
  await sleep(5000);
  await interaction.editReply("Your tea is ready.");
});
