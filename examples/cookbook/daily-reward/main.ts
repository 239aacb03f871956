import { command, kv } from "templateworker";

interface Streak {
  day: number;
  length: number;
}

const MILLISECONDS_PER_DAY = 86_400_000;

command({ name: "daily", description: "Collect today's coins" }, async (interaction) => {
  const key = `daily/${interaction.user.id}`;
  const today = Math.floor(Date.now() / MILLISECONDS_PER_DAY);
  const streak = await kv.get<Streak>(key);
  const length = streak?.day === today - 1 ? streak.length + 1 : 1;

  // Stored only if nobody has stored since: of two uses at the same moment one gets the coins.
  const before = streak === null ? { absent: true as const } : { equals: streak };
  if (streak?.day === today || !(await kv.setIf(key, { day: today, length }, before))) {
    await interaction.reply({ content: "You have today's coins already.", ephemeral: true });
    return;
  }
  const coins = await kv.increment(`coins/${interaction.user.id}`, 10 + length);
  await interaction.reply(`Day ${length} in a row: you have ${coins} coins.`);
});
