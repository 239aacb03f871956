import { command, kv, on } from "templateworker";

const points = () => kv.sorted("points");

on("MESSAGE_CREATE", async (message) => {
  if (message.author.bot) return;
  // A point a minute, so that nobody gets on by writing many short messages.
  const isFirst = await kv.setIf(`points/wait/${message.author.id}`, true, { absent: true }, { ttl: 60 });
  if (isFirst) await points().increment(message.author.id, 1);
});

command({ name: "top", description: "Who has most points" }, async (interaction) => {
  const best = await points().top({ limit: 10 });
  const own = await points().get(interaction.user.id);
  const lines = best.map(({ member, score, rank }) => `${rank}. <@${member}> ${score}`);
  await interaction.reply({
    content: [...lines, own === null ? "You have none yet." : `You are number ${own.rank}.`].join("\n"),
    allowed_mentions: { parse: [] },
  });
});
