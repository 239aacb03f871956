import { discord, type EmbedBody, type Message } from "templateworker";

const MOST_MESSAGES = 500;
const MOST_CHARACTERS = 4000;
const PAGE = 100;

/** Reads what was written in a ticket, oldest first. Of a long one, the newest part. */
export async function read(channelId: string): Promise<Message[]> {
  const all: Message[] = [];
  let before: string | undefined;
  while (all.length < MOST_MESSAGES) {
    const page = await discord.listMessages(
      channelId,
      before === undefined ? { limit: PAGE } : { limit: PAGE, before },
    );
    all.push(...page);
    before = page.at(-1)?.id;
    if (page.length < PAGE) break;
  }
  return all.reverse();
}

/** Writes it down, in as many parts as Discord's boxes hold. */
export function write(messages: readonly Message[]): EmbedBody[] {
  const parts: string[] = [];
  let part = "";
  for (const message of messages) {
    const line = lineOf(message);
    if (line === null) continue;
    if (part.length + line.length > MOST_CHARACTERS) {
      parts.push(part);
      part = "";
    }
    part += line;
  }
  return [...parts, part].filter((text) => text !== "").map((description) => ({ description }));
}

function lineOf(message: Message): string | null {
  const files = message.attachments.map((file) => file.url);
  const text = [message.content, ...files].filter((piece) => piece !== "").join(" ");
  if (text === "") return null;
  return `**${message.author.username}** ${message.timestamp.slice(0, 16).replace("T", " ")}\n${text.slice(0, 1500)}\n`;
}
