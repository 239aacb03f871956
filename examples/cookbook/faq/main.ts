import { command, kv } from "templateworker";

const PREFIX = "faq/";

// What autocomplete proposes is sent back as the value, and a value has at most 100 characters.
const LONGEST = 100;

command(
  {
    name: "faq",
    description: "Answer a question that is asked often",
    options: [
      {
        name: "question",
        description: "Which one",
        type: "string",
        required: true,
        max_length: LONGEST,
        autocomplete: async (_interaction, typed) => {
          const page = await kv.find({ prefix: PREFIX, limit: 100 });
          const questions = page.items.map(({ key }) => key.slice(PREFIX.length));
          return questions.filter((question) => question.toLowerCase().includes(typed.toLowerCase()));
        },
      },
    ],
  },
  async (interaction) => {
    const { question } = interaction.options; // a proposed one, or anything else that the member has typed
    const answer = await kv.get<string>(PREFIX + question);
    await interaction.reply(
      answer === null ? { content: "Nobody has answered that yet.", ephemeral: true } : `**${question}**\n${answer}`,
    );
  },
);

command(
  {
    name: "faq-keep",
    description: "Keep the answer to a question",
    default_member_permissions: ["MANAGE_MESSAGES"],
    options: [
      { name: "question", description: "The question", type: "string", required: true, max_length: LONGEST },
      { name: "answer", description: "The answer", type: "string", required: true, max_length: 1500 },
    ],
  },
  async (interaction) => {
    await kv.set(PREFIX + interaction.options.question, interaction.options.answer);
    await interaction.reply({ content: "Kept.", ephemeral: true });
  },
);
