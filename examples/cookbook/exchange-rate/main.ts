import { command, fetch, kv } from "templateworker";

const SECONDS_PER_HOUR = 3600;

interface Rates {
  rates: Record<string, number>;
}

const currency = { type: "string", required: true, min_length: 3, max_length: 3 } as const;

command(
  {
    name: "rate",
    description: "What a currency is worth",
    options: [
      { ...currency, name: "from", description: "A currency, such as EUR" },
      { ...currency, name: "to", description: "Another one, such as USD" },
    ],
  },
  async (interaction) => {
    const from = interaction.options.from.toUpperCase();
    const to = interaction.options.to.toUpperCase();
    const rate = await find(from, to);
    await interaction.reply(
      rate === null ? { content: "The bank does not tell.", ephemeral: true } : `1 ${from} is ${rate} ${to}.`,
    );
  },
);

async function find(from: string, to: string): Promise<number | null> {
  // The service changes its rates once a day: asking it once an hour is enough.
  const key = `rate/${from}/${to}`;
  const known = await kv.get<number>(key);
  if (known !== null) return known;

  const query = new URLSearchParams({ base: from, symbols: to });
  const response = await fetch(`https://api.frankfurter.dev/v1/latest?${query}`);
  if (!response.ok) return null;
  const rate = (await response.json<Rates>()).rates[to];
  if (rate === undefined) return null;
  await kv.set(key, rate, { ttl: SECONDS_PER_HOUR });
  return rate;
}
