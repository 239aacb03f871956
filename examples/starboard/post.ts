import { settings, type Message, type MessageBody } from "templateworker";

const GOLD = 0xffac33;
const MOST_TEXT = 4000;

/** What the board shows of a message. */
export function render(guildId: string, message: Message, stars: number): MessageBody {
  const image =
    message.attachments.find((file) => file.content_type?.startsWith("image/"))?.url ??
    message.embeds.find((embed) => embed.image?.url !== undefined)?.image?.url;
  return {
    content: `${settings.emoji} **${stars}** <#${message.channel_id}>`,
    embeds: [
      {
        color: GOLD,
        author: { name: message.author.global_name ?? message.author.username },
        description: message.content.slice(0, MOST_TEXT),
        fields: [{ name: "Message", value: `[Show it](${linkTo(guildId, message.channel_id, message.id)})` }],
        timestamp: message.timestamp,
        ...(image === undefined ? {} : { image: { url: image } }),
      },
    ],
    allowed_mentions: { parse: [] },
  };
}

export function linkTo(guildId: string, channelId: string, messageId: string): string {
  return `https://discord.com/channels/${guildId}/${channelId}/${messageId}`;
}
