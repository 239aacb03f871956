// /poll asks a question with a button for each answer. Each member has one vote and may change it; the message shows
// the tallies as they stand.
import { command, component, kv, type ActionRow, type InteractionMessageBody, type KvPage } from "templateworker";

interface Poll {
  question: string;
  answers: string[];
}

const MOST_ANSWERS = 5;

command(
  {
    name: "poll",
    description: "Ask everybody",
    options: [
      {
        name: "question",
        description: "What do you want to know?",
        type: "string",
        required: true,
        max_length: 200,
      },
      {
        name: "options",
        description: "The answers, separated by commas",
        type: "string",
        required: true,
        max_length: 400,
      },
    ],
  },
  async (interaction) => {
    const { question, options } = interaction.options;
    const answers = [
      ...new Set(
        options
          .split(",")
          .map((answer) => answer.trim())
          .filter(Boolean),
      ),
    ];
    if (answers.length < 2 || answers.length > MOST_ANSWERS || answers.some((answer) => answer.length > 80)) {
      await interaction.reply({
        content: `A poll needs 2 to ${MOST_ANSWERS} different answers of up to 80 characters, separated by commas.`,
        ephemeral: true,
      });
      return;
    }

    const poll: Poll = { question, answers };
    await kv.set(`poll/${interaction.id}`, poll);
    await interaction.reply({ ...render(poll, []), components: [buttons(interaction.id, answers)] });
  },
);

component("vote:", async (interaction, data) => {
  const [pollId = "", index = ""] = data.split(":");
  const poll = await kv.get<Poll>(`poll/${pollId}`);
  if (poll === null || poll.answers[Number(index)] === undefined) {
    await interaction.reply({ content: "This poll is closed.", ephemeral: true });
    return;
  }

  // A key for each member, so that two who vote at once cannot overwrite each other.
  await kv.set(`vote/${pollId}/${interaction.user.id}`, Number(index));
  await interaction.update(render(poll, await votes(pollId)));
});

async function votes(pollId: string): Promise<number[]> {
  const all: number[] = [];
  let cursor: string | null = null;
  do {
    const page: KvPage<number> = await kv.find<number>({ prefix: `vote/${pollId}/`, cursor });
    all.push(...page.items.map((item) => item.value));
    cursor = page.cursor;
  } while (cursor !== null);
  return all;
}

function render(poll: Poll, cast: readonly number[]): InteractionMessageBody {
  const lines = poll.answers.map((answer, index) => `${answer}: ${cast.filter((vote) => vote === index).length}`);
  return { content: [`**${poll.question}**`, ...lines].join("\n"), allowed_mentions: { parse: [] } };
}

function buttons(pollId: string, answers: readonly string[]): ActionRow {
  return {
    type: 1,
    components: answers.map((label, index) => ({ type: 2, style: 2, label, custom_id: `vote:${pollId}:${index}` })),
  };
}
