import { command } from "templateworker";
import words from "./words.json";

const names = Object.keys(words) as (keyof typeof words)[];

command(
  {
    name: "explain",
    description: "Explain a word",
    options: [{
      name: "word",
      description: "Which one",
      type: "string",
      required: true,
      autocomplete: (_, typed) => names.filter((name) => name.includes(typed.toLowerCase())),
    }],
  },
  async (interaction) => {
    const name = names.find((known) => known === interaction.options.word.toLowerCase());
    await interaction.reply(name === undefined
      ? { content: `I do not know "${interaction.options.word}".`, ephemeral: true }
      : `**${name}**: ${words[name]}`);
  },
);
