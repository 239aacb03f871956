// Discord says that a message was deleted, but not what it said. So every message is remembered for some days, under a
// key that ends by itself, and shown in the log when it is edited or deleted.
import { discord, kv, on, settings, type EmbedBody, type GuildMessage } from "templateworker";

interface Remembered {
  author: string;
  content: string;
  files: string[];
}

const SECONDS_PER_DAY = 86_400;
const MOST_SHOWN = 1000;
const MOST_LISTED = 20;
const YELLOW = 0xf1c40f;
const RED = 0xe74c3c;

on("MESSAGE_CREATE", async (message) => {
  if (isWatched(message)) {
    await remember(message);
  }
});

on("MESSAGE_UPDATE", async (message) => {
  if (!isWatched(message)) {
    return;
  }
  const before = await kv.get<Remembered>(keyOf(message.id));
  await remember(message);
  // A preview of a link changes a message, too.
  if (before === null || before.content === message.content) {
    return;
  }
  await write({
    color: YELLOW,
    description: `A message by <@${before.author}> in <#${message.channel_id}> was edited. [Look](${linkTo(message)})`,
    fields: [
      { name: "Before", value: shown(before.content) },
      { name: "Now", value: shown(message.content) },
    ],
  });
});

on("MESSAGE_DELETE", async (message) => {
  const before = await forget(message.id);
  if (before === null) {
    return;
  }
  const files = before.files.length === 0 ? [] : [{ name: "Files", value: shown(before.files.join("\n")) }];
  await write({
    color: RED,
    description: `A message by <@${before.author}> in <#${message.channel_id}> was deleted.`,
    fields: [{ name: "It said", value: shown(before.content) }, ...files],
  });
});

on("MESSAGE_DELETE_BULK", async (deleted) => {
  const known = (await Promise.all(deleted.ids.slice(-MOST_LISTED).map(forget))).filter((message) => message !== null);
  const lines = known.map((message) => `<@${message.author}>: ${message.content}`);
  await write({
    color: RED,
    description: `${deleted.ids.length} messages in <#${deleted.channel_id}> were deleted at once.`,
    fields: lines.length === 0 ? [] : [{ name: "The last of them", value: shown(lines.join("\n")) }],
  });
});

function isWatched(message: GuildMessage): boolean {
  return settings.channel !== undefined && message.channel_id !== settings.channel &&
    message.author.bot !== true && message.webhook_id === undefined &&
    !settings.ignored_channels.includes(message.channel_id);
}

async function remember(message: GuildMessage): Promise<void> {
  const remembered: Remembered = {
    author: message.author.id,
    content: message.content,
    files: message.attachments.map((file) => file.filename),
  };
  await kv.set(keyOf(message.id), remembered, { ttl: settings.keep_days * SECONDS_PER_DAY });
}

async function forget(messageId: string): Promise<Remembered | null> {
  const remembered = await kv.get<Remembered>(keyOf(messageId));
  if (remembered !== null) {
    await kv.delete(keyOf(messageId));
  }
  return remembered;
}

async function write(embed: EmbedBody): Promise<void> {
  if (settings.channel === undefined) {
    return;
  }
  await discord.createMessage(settings.channel, {
    embeds: [{ ...embed, timestamp: new Date().toISOString() }],
    allowed_mentions: { parse: [] },
  });
}

function keyOf(messageId: string): string {
  return `message-log/${messageId}`;
}

function linkTo(message: GuildMessage): string {
  return `https://discord.com/channels/${message.guild_id}/${message.channel_id}/${message.id}`;
}

function shown(text: string): string {
  if (text === "") {
    return "(no text)";
  }
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}
