// Shows messages that got enough stars in a channel of their own.
import {
  command,
  discord,
  HostCallError,
  kv,
  log,
  on,
  settings,
  tenant,
  type Message,
  type PartialEmoji,
  type Snowflake,
} from "templateworker";
import { linkTo, render } from "./post.js";

/** What the board knows of a message. `post` is missing while the post is being made. */
interface Star {
  post?: string;
}

const UNKNOWN_CHANNEL = 10003;
const UNKNOWN_MESSAGE = 10008;
const MISSING_ACCESS = 50001;
const MISSING_PERMISSIONS = 50013;
const PAGE = 100;
// A claim whose dispatch ended before it could post ends by itself.
const CLAIM_SECONDS = 60;

const top = () => kv.sorted("starboard");

on("MESSAGE_REACTION_ADD", async (reaction) => {
  if (isStar(reaction.emoji)) await refresh(reaction.channel_id, reaction.message_id);
});
on("MESSAGE_REACTION_REMOVE", async (reaction) => {
  if (isStar(reaction.emoji)) await refresh(reaction.channel_id, reaction.message_id);
});
on("MESSAGE_REACTION_REMOVE_ALL", ({ channel_id, message_id }) => takeDown(channel_id, message_id));
on("MESSAGE_REACTION_REMOVE_EMOJI", async ({ channel_id, message_id, emoji }) => {
  if (isStar(emoji)) await takeDown(channel_id, message_id);
});
on("MESSAGE_DELETE", ({ channel_id, id }) => takeDown(channel_id, id));
on("MESSAGE_DELETE_BULK", async ({ channel_id, ids }) => {
  for (const id of ids) await takeDown(channel_id, id);
});

// Brings the board in step with a message, however many reactions have come at once.
async function refresh(channelId: string, messageId: string): Promise<void> {
  const board = settings.channel;
  if (board === undefined || channelId === board) return;

  const message = await discord.getMessage(channelId, messageId).catch(nullIf(UNKNOWN_MESSAGE, UNKNOWN_CHANNEL));
  if (message === null) return takeDown(channelId, messageId);

  const stars = await count(message);
  if (stars === null || stars < settings.threshold) return takeDown(channelId, messageId);

  await top().set(`${channelId}/${messageId}`, stars);
  try {
    await show(board, message, stars);
  } catch (error) {
    if (!isRefusal(error, UNKNOWN_CHANNEL, MISSING_ACCESS, MISSING_PERMISSIONS)) throw error;
    log.warn(`The bot cannot write in the starboard's channel ${board}.`);
  }
}

async function show(board: string, message: Message, stars: number): Promise<void> {
  const key = `starboard/post/${message.id}`;
  const body = render(tenant.id, message, stars);

  // Only one of several dispatches makes the post; the others find it, or leave it to the one that makes it.
  if (await kv.setIf(key, {}, { absent: true }, { ttl: CLAIM_SECONDS })) {
    await post(board, key, body);
    // What changed while the post was made was left to us.
    if ((await count(message)) !== stars) await refresh(message.channel_id, message.id);
    return;
  }

  const star = await kv.get<Star>(key);
  if (star?.post === undefined) return;
  const changed = await discord.editMessage(board, star.post, body).catch(nullIf(UNKNOWN_MESSAGE));
  // Somebody deleted the post by hand: make it again.
  if (changed !== null) return;
  await post(board, key, body);
  // It was not by hand when the message itself has gone meanwhile.
  if ((await count(message)) !== stars) await refresh(message.channel_id, message.id);
}

async function post(board: string, key: string, body: Parameters<typeof discord.createMessage>[1]): Promise<void> {
  try {
    const made = await discord.createMessage(board, body);
    await kv.set(key, { post: made.id });
  } catch (error) {
    await kv.delete(key);
    throw error;
  }
}

async function takeDown(channelId: string, messageId: string): Promise<void> {
  const key = `starboard/post/${messageId}`;
  const star = await kv.get<Star>(key);
  await top().delete(`${channelId}/${messageId}`);
  if (star?.post === undefined || settings.channel === undefined) return;
  await kv.delete(key);
  await discord.deleteMessage(settings.channel, star.post).catch(nullIf(UNKNOWN_MESSAGE, UNKNOWN_CHANNEL));
}

// Counts no further than it must to know that there are enough. Null when the message is gone.
async function count(message: Message): Promise<number | null> {
  let stars = 0;
  let after: Snowflake | undefined;
  do {
    const users = await discord
      .listReactions(message.channel_id, message.id, emojiForCalls(), {
        limit: PAGE,
        ...(after === undefined ? {} : { after }),
      })
      .catch(nullIf(UNKNOWN_MESSAGE, UNKNOWN_CHANNEL));
    if (users === null) return null;
    stars += users.filter((user) => !user.bot && (settings.self_stars || user.id !== message.author.id)).length;
    after = users.length < PAGE ? undefined : users.at(-1)?.id;
  } while (after !== undefined && stars < settings.threshold);
  return stars;
}

command(
  {
    name: "starboard",
    description: "The messages with the most stars",
    options: [
      { name: "top", description: "Show the messages with the most stars", type: "subcommand" },
      { name: "show", description: "Show how the board is set up", type: "subcommand" },
    ],
  },
  {
    top: async (interaction) => {
      const best = await top().top({ limit: 10 });
      const lines = best.map(({ member, score, rank }) => {
        const [channelId = "", messageId = ""] = member.split("/");
        return `${rank}. ${settings.emoji} **${score}** ${linkTo(interaction.guild_id, channelId, messageId)}`;
      });
      await interaction.reply({
        content: lines.length === 0 ? `No message has ${settings.threshold} stars yet.` : lines.join("\n"),
        flags: 4,
      });
    },
    show: async (interaction) => {
      const content =
        settings.channel === undefined
          ? "The starboard has no channel yet. An admin sets `channel` in the template's settings."
          : `${settings.threshold} × ${settings.emoji} bring a message to <#${settings.channel}>.`;
      await interaction.reply({ content, ephemeral: true });
    },
  },
);

function isStar(emoji: PartialEmoji): boolean {
  return emoji.id === null ? emoji.name === settings.emoji : settings.emoji.includes(emoji.id);
}

// A custom emoji is written <:name:id>; calls take name:id.
function emojiForCalls(): string {
  return settings.emoji.replace(/^<a?:(.+)>$/, "$1");
}

function isRefusal(error: unknown, ...codes: number[]): boolean {
  return error instanceof HostCallError && error.name === "DiscordError" && codes.some((code) => code === error.code);
}

// For what somebody else has done away with already.
function nullIf(...codes: number[]): (error: unknown) => null {
  return (error) => {
    if (!isRefusal(error, ...codes)) throw error;
    return null;
  };
}
