// Members earn experience by writing, rise in levels, and see who leads.
import {
  command,
  component,
  discord,
  HostCallError,
  kv,
  log,
  on,
  settings,
  type ActionRow,
  type GuildMessage,
  type InteractionMessageBody,
} from "templateworker";
import { standing } from "./curve.js";
import { giveRewards } from "./rewards.js";

const PAGE = 10;
const WRITTEN_BY_PEOPLE = [0, 19];

const board = () => kv.sorted("levels/experience");

on("MESSAGE_CREATE", async (message) => {
  if (message.author.bot || message.webhook_id !== undefined || !WRITTEN_BY_PEOPLE.includes(message.type)) return;
  if (settings.ignored_channels.includes(message.channel_id)) return;

  // The key is there until the pause is over; of two messages at once only one sets it.
  const earns = await kv.setIf(`levels/pause/${message.author.id}`, true, { absent: true }, { ttl: settings.cooldown });
  if (!earns) return;

  const earned = draw(settings.xp_min, Math.max(settings.xp_min, settings.xp_max));
  const total = await board().increment(message.author.id, earned);
  const before = standing(total - earned).level;
  const { level } = standing(total);
  if (level === before) return;

  await announce(message, level);
  await giveRewards(message.author.id, message.member?.roles ?? [], level);
});

on("GUILD_MEMBER_REMOVE", async ({ user }) => {
  await board().delete(user.id);
});

async function announce(message: GuildMessage, level: number): Promise<void> {
  const channel = settings.announce === "here" ? message.channel_id : settings.announce_channel;
  if (settings.announce === "off" || channel === undefined) return;
  try {
    await discord.createMessage(channel, {
      content: `🎉 <@${message.author.id}> has reached level ${level}.`,
      allowed_mentions: { users: [message.author.id] },
    });
  } catch (error) {
    if (!(error instanceof HostCallError)) throw error;
    log.warn(`The new level cannot be announced in ${channel}: ${error.message}`);
  }
}

function draw(least: number, most: number): number {
  return least + Math.floor(Math.random() * (most - least + 1));
}

command(
  {
    name: "rank",
    description: "Show level and experience",
    options: [{ name: "member", description: "Whose (default: yours)", type: "user" }],
  },
  async (interaction) => {
    const id = interaction.options.member ?? interaction.user.id;
    const place = await board().get(id);
    if (place === null) {
      const content =
        id === interaction.user.id ? "You have no experience yet. Write something!" : `<@${id}> has no experience yet.`;
      await interaction.reply({ content, ephemeral: true, allowed_mentions: { parse: [] } });
      return;
    }
    const { level, into, needed } = standing(place.score);
    await interaction.reply({
      content: `<@${id}> is number ${place.rank}: level ${level}, ${into} of ${needed} to the next (${place.score} in all).`,
      allowed_mentions: { parse: [] },
    });
  },
);

command({ name: "leaderboard", description: "Show who leads" }, async (interaction) => {
  await interaction.reply(await page(0));
});

component("board:", async (interaction, number) => {
  await interaction.update(await page(Number(number)));
});

async function page(wanted: number): Promise<InteractionMessageBody> {
  const count = await board().count();
  const last = Math.max(0, Math.ceil(count / PAGE) - 1);
  const number = Math.min(Math.max(0, wanted), last);
  const entries = await board().top({ limit: PAGE, offset: number * PAGE });
  const lines = entries.map(
    ({ member, score, rank }) => `${rank}. <@${member}> level ${standing(score).level} (${score})`,
  );
  return {
    content: lines.length === 0 ? "Nobody has any experience yet." : lines.join("\n"),
    allowed_mentions: { parse: [] },
    components: last === 0 ? [] : [turn(number, last)],
  };
}

// Ids of buttons must differ, also where both lead to the same page; a disabled one leads nowhere.
function turn(number: number, last: number): ActionRow {
  return {
    type: 1,
    components: [
      { type: 2, style: 2, label: "Before", custom_id: `board:${number - 1}`, disabled: number === 0 },
      { type: 2, style: 2, label: "After", custom_id: `board:${number + 1}`, disabled: number === last },
    ],
  };
}

const member = { name: "member", description: "Whose", type: "user", required: true } as const;

command(
  {
    name: "xp",
    description: "Correct experience",
    default_member_permissions: ["MANAGE_GUILD"],
    options: [
      {
        name: "give",
        description: "Give experience, or take it with a negative number",
        type: "subcommand",
        options: [
          member,
          {
            name: "amount",
            description: "How much",
            type: "integer",
            required: true,
            min_value: -1_000_000,
            max_value: 1_000_000,
          },
        ],
      },
      { name: "reset", description: "Take all experience", type: "subcommand", options: [member] },
    ],
  },
  {
    give: async (interaction) => {
      const id = interaction.options.member;
      if (interaction.resolved.users[id]?.bot) {
        await interaction.reply({ content: "Bots earn nothing.", ephemeral: true });
        return;
      }
      const total = await board().increment(id, interaction.options.amount);
      if (total < 0) await board().set(id, 0);
      const { level } = standing(total);
      await giveRewards(id, interaction.resolved.members[id]?.roles ?? [], level);
      await interaction.reply({
        content: `<@${id}> has ${Math.max(0, total)} now: level ${level}.`,
        ephemeral: true,
      });
    },
    reset: async (interaction) => {
      const had = await board().delete(interaction.options.member);
      await interaction.reply({
        content: had ? `<@${interaction.options.member}> begins anew.` : "There is nothing to take.",
        ephemeral: true,
      });
    },
  },
);
