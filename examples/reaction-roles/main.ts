// Members take roles by reacting to a message, and give them back by taking the reaction away.
import {
  command,
  discord,
  HostCallError,
  log,
  on,
  Permissions,
  settings,
  type CommandInteraction,
  type MessageReactionEvent,
} from "templateworker";
import { keyOf, parseEmoji, show } from "./emoji.js";
import * as ties from "./ties.js";

const UNKNOWN_MEMBER = 10007;
const UNKNOWN_MESSAGE = 10008;
const UNKNOWN_ROLE = 10011;
const UNKNOWN_EMOJI = 10014;
const MISSING_ACCESS = 50001;
const MISSING_PERMISSIONS = 50013;

on("MESSAGE_REACTION_ADD", async (reaction) => {
  if (reaction.member.user.bot) return;
  const tie = await ties.find(reaction.message_id, keyOf(reaction.emoji));
  if (tie === null) return;

  await change(reaction, tie, () => discord.addMemberRole(reaction.user_id, tie.role, "Reacted for the role"));
  if (!settings.single) return;
  for (const other of await ties.list(reaction.message_id)) {
    if (other.role === tie.role) continue;
    if (reaction.member.roles.includes(other.role)) {
      await change(reaction, other, () => discord.removeMemberRole(reaction.user_id, other.role, "Chose another role"));
    }
    await discord
      .deleteUserReaction(other.channel, other.message, other.emoji, reaction.user_id)
      .catch(ignore(UNKNOWN_MESSAGE, UNKNOWN_EMOJI));
  }
});

on("MESSAGE_REACTION_REMOVE", async (reaction) => {
  const tie = await ties.find(reaction.message_id, keyOf(reaction.emoji));
  if (tie === null) return;
  await change(reaction, tie, () => discord.removeMemberRole(reaction.user_id, tie.role, "Took the reaction back"));
});

on("MESSAGE_DELETE", (message) => forgetMessage(message.id));
on("MESSAGE_DELETE_BULK", async ({ ids }) => {
  for (const id of ids) await forgetMessage(id);
});
on("GUILD_ROLE_DELETE", async ({ role_id }) => {
  for (const tie of await ties.list()) {
    if (tie.role === role_id) await ties.forget(tie.message, parseEmojiOfCall(tie.emoji));
  }
});

async function forgetMessage(message: string): Promise<void> {
  for (const tie of await ties.list(message)) await ties.forget(message, parseEmojiOfCall(tie.emoji));
}

// Gives or takes a role. What a guild can mend is logged; a member who has left, or a role that is gone, is no error.
async function change(reaction: MessageReactionEvent, tie: ties.Tie, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof HostCallError) || error.name !== "DiscordError") throw error;
    if (error.code === MISSING_PERMISSIONS) {
      log.warn(`The bot may not give the role ${tie.role}: it needs MANAGE_ROLES and a role above it.`);
    } else if (error.code === UNKNOWN_ROLE) {
      await ties.forget(tie.message, keyOf(reaction.emoji));
    } else if (error.code !== UNKNOWN_MEMBER) {
      throw error;
    }
  }
}

const message = {
  name: "message",
  description: "A link to the message, or its id in this channel",
  type: "string",
  required: true,
} as const;
const emoji = { name: "emoji", description: "The emoji", type: "string", required: true } as const;

command(
  {
    name: "reaction-role",
    description: "Roles that members take by reacting",
    default_member_permissions: ["MANAGE_ROLES"],
    options: [
      {
        name: "add",
        description: "Tie an emoji of a message to a role",
        type: "subcommand",
        options: [message, emoji, { name: "role", description: "The role", type: "role", required: true }],
      },
      {
        name: "remove",
        description: "Untie an emoji of a message",
        type: "subcommand",
        options: [message, emoji],
      },
      { name: "list", description: "Show all", type: "subcommand" },
    ],
  },
  {
    add: async (interaction) => {
      await interaction.defer({ ephemeral: true });
      await interaction.reply({ content: await add(interaction), allowed_mentions: { parse: [] } });
    },
    remove: async (interaction) => {
      const place = placeOf(interaction.options.message, interaction.channel_id);
      const parsed = parseEmoji(interaction.options.emoji);
      const tie = place === null || parsed === null ? null : await ties.find(place.message, parsed.key);
      if (tie === null || parsed === null) {
        await interaction.reply({
          content: "That emoji of that message gives no role. /reaction-role list shows all.",
          ephemeral: true,
        });
        return;
      }
      await ties.forget(tie.message, parsed.key);
      await discord
        .deleteOwnReaction(tie.channel, tie.message, tie.emoji)
        .catch(ignore(UNKNOWN_MESSAGE, UNKNOWN_EMOJI, MISSING_ACCESS));
      await interaction.reply({
        content: `${show(tie.emoji)} no longer gives <@&${tie.role}>.`,
        ephemeral: true,
      });
    },
    list: async (interaction) => {
      const lines = (await ties.list()).map(
        (tie) =>
          `${show(tie.emoji)} <@&${tie.role}> https://discord.com/channels/${interaction.guild_id}/${tie.channel}/${tie.message}`,
      );
      const content =
        lines.length === 0
          ? "No reaction gives a role yet. /reaction-role add ties one."
          : lines.join("\n").slice(0, 2000);
      await interaction.reply({ content, ephemeral: true, allowed_mentions: { parse: [] } });
    },
  },
);

type Add = CommandInteraction<{ readonly message: string; readonly emoji: string; readonly role: string }, "add">;

async function add(interaction: Add): Promise<string> {
  const place = placeOf(interaction.options.message, interaction.channel_id);
  if (place === null) return "That is no message. Give a link to it (Copy Message Link), or its id in this channel.";
  const parsed = parseEmoji(interaction.options.emoji);
  if (parsed === null) return `${interaction.options.emoji} is no emoji that I know.`;
  const refusal = await refusalOf(interaction);
  if (refusal !== null) return refusal;

  try {
    await discord.createReaction(place.channel, place.message, parsed.call);
  } catch (error) {
    if (!(error instanceof HostCallError)) throw error;
    if (error.name === "PermissionError") return "I can see no such channel in this guild.";
    if (error.name !== "DiscordError") throw error;
    if (error.code === UNKNOWN_MESSAGE) return "I find no such message. Is it in this channel? Else give a link to it.";
    if (error.code === UNKNOWN_EMOJI) return `${interaction.options.emoji} is no emoji that I can use.`;
    if (error.code === MISSING_ACCESS || error.code === MISSING_PERMISSIONS)
      return "I may not see or react to messages there.";
    throw error;
  }

  const role = interaction.options.role;
  await ties.keep({ ...place, emoji: parsed.call, role }, parsed.key);
  return `Who reacts with ${show(parsed.call)} gets <@&${role}>.`;
}

// Nobody hands out a role that they could not give by hand, nor one that the bot cannot give.
async function refusalOf(interaction: Add): Promise<string | null> {
  const roles = await discord.listRoles();
  const role = roles.find((known) => known.id === interaction.options.role);
  if (role === undefined || role.id === interaction.guild_id) return "Everybody has that role already.";
  if (role.managed) return `<@&${role.id}> belongs to a bot or an integration; nobody else can give it.`;
  const { owner_id } = await discord.getGuild();
  const highest = Math.max(
    0,
    ...roles.filter((known) => interaction.member.roles.includes(known.id)).map((known) => known.position),
  );
  if (interaction.user.id !== owner_id && role.position >= highest)
    return `<@&${role.id}> is not below your own highest role.`;
  if (!Permissions.has(interaction.app_permissions, "MANAGE_ROLES"))
    return "I may not give roles. An admin must give me the permission to manage them.";
  const bot = await discord.getMember(interaction.application_id).catch(ignore(UNKNOWN_MEMBER));
  // The oldest bots have another id than their application: then Discord's answer decides.
  const mine = bot ? Math.max(0, ...roles.filter((known) => bot.roles.includes(known.id)).map((known) => known.position)) : Infinity;
  if (role.position >= mine) return `<@&${role.id}> is not below my own highest role. An admin must put mine above it.`;
  return null;
}

function placeOf(text: string, here: string): { channel: string; message: string } | null {
  const [, channel, message] = /\/channels\/\d+\/(\d+)\/(\d+)$/.exec(text.trim()) ?? [];
  if (channel !== undefined && message !== undefined) return { channel, message };
  return /^\d{5,21}$/.test(text.trim()) ? { channel: here, message: text.trim() } : null;
}

function parseEmojiOfCall(call: string): string {
  return call.split(":")[1] ?? call;
}

// For what somebody else has done away with already.
function ignore(...codes: number[]): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof HostCallError && error.name === "DiscordError" && codes.some((code) => code === error.code)))
      throw error;
  };
}
