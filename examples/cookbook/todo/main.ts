import { command, kv } from "templateworker";

// Keys are ordered as text: with zeros in front, 10 comes after 9.
const keyOf = (number: number) => `todo/${String(number).padStart(6, "0")}`;

command(
  {
    name: "todo",
    description: "What is to be done",
    options: [
      {
        name: "add",
        description: "Add something",
        type: "subcommand",
        options: [{ name: "text", description: "What", type: "string", required: true, max_length: 100 }],
      },
      { name: "list", description: "Show all of it", type: "subcommand" },
      {
        name: "done",
        description: "Strike something out",
        type: "subcommand",
        options: [{ name: "number", description: "Its number", type: "integer", required: true, min_value: 1 }],
      },
    ],
  },
  {
    add: async (interaction) => {
      const number = await kv.increment("todo-count");
      await kv.set(keyOf(number), interaction.options.text);
      await interaction.reply(`Added as number ${number}.`);
    },

    list: async (interaction) => {
      const page = await kv.find<string>({ prefix: "todo/", limit: 15 });
      const lines = page.items.map(({ key, value }) => `${Number(key.slice("todo/".length))}. ${value}`);
      await interaction.reply({ content: lines.join("\n") || "Nothing to do.", allowed_mentions: { parse: [] } });
    },

    done: async (interaction) => {
      const { number } = interaction.options;
      const wasThere = await kv.delete(keyOf(number));
      await interaction.reply(wasThere ? `Number ${number} is done.` : `There is no number ${number}.`);
    },
  },
);
