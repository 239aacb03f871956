// /suggest posts a suggestion with two buttons; each member has one vote, may change it or take it back. Moderators
// close suggestions with /decide.
import {
  command, component, discord, HostCallError, kv, type KvPage, log, settings, type ActionRow, type EmbedBody,
} from "templateworker";

type Vote = "for" | "against";

interface Suggestion {
  author: string;
  text: string;
  message: string;
  decision: { accepted: boolean; reason: string; by: string } | null;
}

const SECONDS_PER_HOUR = 3600;
const BLUE = 0x3498db;
const GREEN = 0x2ecc71;
const RED = 0xe74c3c;

command(
  {
    name: "suggest",
    description: "Suggest something for this server",
    options: [{ name: "text", description: "What should change?", type: "string", required: true, max_length: 1500 }],
  },
  async (interaction) => {
    const author = interaction.user.id;
    const waitKey = `suggestions/wait/${author}`;
    if (settings.hours_between > 0) {
      // Two at the same time cannot both be the first.
      const isFirst = await kv.setIf(waitKey, true, { absent: true }, { ttl: settings.hours_between * SECONDS_PER_HOUR });
      if (!isFirst) {
        await interaction.reply({ content: `You can suggest one thing every ${settings.hours_between} h.`, ephemeral: true });
        return;
      }
    }
    const id = Number(await kv.increment("suggestions/last"));
    const suggestion: Suggestion = { author, text: interaction.options.text, message: "", decision: null };
    try {
      const posted = await discord.createMessage(settings.channel, { ...render(id, suggestion, []), allowed_mentions: { parse: [] } });
      await kv.set(keyOf(id), { ...suggestion, message: posted.id });
    } catch (error) {
      // Who could not suggest anything need not wait.
      await kv.delete(waitKey);
      if (!(error instanceof HostCallError && (error.name === "DiscordError" || error.name === "PermissionError"))) {
        throw error;
      }
      log.warn(`A suggestion cannot be posted in ${settings.channel}: ${error.message}`);
      await interaction.reply({ content: "I cannot post suggestions at the moment. Please tell an admin.", ephemeral: true });
      return;
    }
    await interaction.reply({ content: `Thank you. It is suggestion ${id} in <#${settings.channel}>.`, ephemeral: true });
  },
);

component("suggestion:", async (interaction, data) => {
  const [number = "", vote] = data.split(":");
  const id = Number(number);
  const suggestion = await kv.get<Suggestion>(keyOf(id));
  if (suggestion === null || suggestion.decision !== null || (vote !== "for" && vote !== "against")) {
    await interaction.reply({ content: "This suggestion is closed.", ephemeral: true });
    return;
  }
  // A key for each member, so that two who vote at once do not overwrite each other.
  const key = voteKeyOf(id, interaction.user.id);
  if (await kv.get<Vote>(key) === vote) {
    await kv.delete(key);
  } else {
    await kv.set(key, vote);
  }
  // It may have been decided since it was read, and also while the message is changed: a decision is not painted over.
  const current = await kv.get<Suggestion>(keyOf(id)) ?? suggestion;
  await interaction.update(render(id, current, await votesFor(id)));
  const latest = await kv.get<Suggestion>(keyOf(id)) ?? current;
  if (current.decision === null && latest.decision !== null) {
    await discord.editMessage(interaction.channel_id, interaction.message.id, render(id, latest, await votesFor(id)));
  }
});

command(
  {
    name: "decide",
    description: "Accept or decline a suggestion",
    default_member_permissions: ["MANAGE_MESSAGES"],
    options: [
      { name: "number", description: "The suggestion's number", type: "integer", required: true, min_value: 1 },
      {
        name: "decision",
        description: "What becomes of it",
        type: "string",
        required: true,
        choices: [{ name: "Accept", value: "accept" }, { name: "Decline", value: "decline" }],
      },
      { name: "reason", description: "Why", type: "string", max_length: 500 },
    ],
  },
  async (interaction) => {
    const { number, decision, reason = "No reason was given." } = interaction.options;
    const suggestion = await kv.get<Suggestion>(keyOf(number));
    if (suggestion === null) {
      await interaction.reply({ content: `There is no suggestion ${number}.`, ephemeral: true });
      return;
    }
    const decided: Suggestion = { ...suggestion, decision: { accepted: decision === "accept", reason, by: interaction.user.id } };
    await kv.set(keyOf(number), decided);
    await discord.editMessage(settings.channel, decided.message, render(number, decided, await votesFor(number)));
    await interaction.reply({ content: `Suggestion ${number} is ${decided.decision?.accepted === true ? "accepted" : "declined"}.`, ephemeral: true });
  },
);

async function votesFor(id: number): Promise<Vote[]> {
  const votes: Vote[] = [];
  let cursor: string | null = null;
  do {
    const page: KvPage<Vote> = await kv.find<Vote>({ prefix: voteKeyOf(id, ""), cursor });
    votes.push(...page.items.map((item) => item.value));
    cursor = page.cursor;
  } while (cursor !== null);
  return votes;
}

function render(id: number, suggestion: Suggestion, votes: Vote[]): { embeds: EmbedBody[]; components: ActionRow[] } {
  const tally = { for: votes.filter((vote) => vote === "for").length, against: votes.filter((vote) => vote === "against").length };
  const { decision } = suggestion;
  const embed: EmbedBody = {
    title: `Suggestion ${id}`,
    description: `${suggestion.text}\n\nby <@${suggestion.author}>`,
    color: decision === null ? BLUE : decision.accepted ? GREEN : RED,
    fields: decision === null
      ? []
      : [{ name: `${decision.accepted ? "Accepted" : "Declined"} with ${tally.for} : ${tally.against}`, value: `${decision.reason}\nby <@${decision.by}>` }],
  };
  if (decision !== null) {
    return { embeds: [embed], components: [] };
  }
  return {
    embeds: [embed],
    components: [{
      type: 1,
      components: [
        { type: 2, style: 3, label: `For (${tally.for})`, custom_id: `suggestion:${id}:for` },
        { type: 2, style: 4, label: `Against (${tally.against})`, custom_id: `suggestion:${id}:against` },
      ],
    }],
  };
}

function keyOf(id: number): string {
  return `suggestions/item/${id}`;
}

function voteKeyOf(id: number, member: string): string {
  return `suggestions/vote/${id}/${member}`;
}
