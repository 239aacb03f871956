import { command, kv } from "templateworker";

const keyOf = (userId: string) => `coins/${userId}`;

command(
  {
    name: "pay",
    description: "Give coins to a member",
    options: [
      { name: "to", description: "Whom", type: "user", required: true },
      { name: "coins", description: "How many", type: "integer", required: true, min_value: 1 },
    ],
  },
  async (interaction) => {
    const { to, coins } = interaction.options;
    if (to === interaction.user.id) {
      await interaction.reply({ content: "You have them already.", ephemeral: true });
      return;
    }
    const paid = await pay(interaction.user.id, to, coins);
    await interaction.reply(
      paid
        ? { content: `<@${to}> gets ${coins} coins.`, allowed_mentions: { users: [to] } }
        : { content: "You do not have that many.", ephemeral: true },
    );
  },
);

async function pay(from: string, to: string, coins: number): Promise<boolean> {
  for (;;) {
    const balance = (await kv.get<number>(keyOf(from))) ?? 0;
    if (balance < coins) return false;

    // All three or none. It is not committed when the balance has changed since it was read: then look again.
    const { committed } = await kv.transaction([
      { check: keyOf(from), equals: balance },
      { increment: keyOf(from), by: -coins },
      { increment: keyOf(to), by: coins },
    ]);
    if (committed) return true;
  }
}
