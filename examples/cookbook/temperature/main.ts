import { command } from "templateworker";

command(
  {
    name: "temperature",
    description: "Turn degrees of one scale into those of the other",
    options: [
      { name: "degrees", description: "How many", type: "number", required: true, min_value: -500, max_value: 10_000 },
      {
        name: "to",
        description: "The scale you want",
        type: "string",
        required: true,
        choices: [
          { name: "Celsius", value: "C" },
          { name: "Fahrenheit", value: "F" },
        ],
      },
      { name: "secret", description: "Show it only to me", type: "boolean" },
    ],
  },
  async (interaction) => {
    const { degrees, to, secret = false } = interaction.options; // number, "C" | "F", boolean
    const result = to === "C" ? ((degrees - 32) * 5) / 9 : (degrees * 9) / 5 + 32;
    await interaction.reply({ content: `${result.toFixed(1)} °${to}`, ephemeral: secret });
  },
);
