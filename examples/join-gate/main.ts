// Lets members in by a button, and closes the gate by itself when a raid comes.
import {
  command,
  component,
  discord,
  HostCallError,
  log,
  on,
  Permissions,
  settings,
  type GuildMemberAddEvent,
  type MessageBody,
} from "templateworker";
import * as lockdown from "./lockdown.js";

const DISCORD_EPOCH = 1420070400000n;
const A_DAY = 24 * 3600 * 1000;
const UNKNOWN_MEMBER = 10007;
const UNKNOWN_ROLE = 10011;
const MISSING_PERMISSIONS = 50013;

on("GUILD_MEMBER_ADD", async (member) => {
  if (member.user.bot) return;
  const isRaid = await lockdown.countJoin(Date.now());
  if (isRaid && (await lockdown.begin(settings.lockdown_minutes, null))) {
    await tell({
      content: `🚨 ${settings.raid_joins} members joined within ${settings.raid_seconds} seconds. The gate is closed for ${settings.lockdown_minutes} minutes.`,
      components: [{ type: 1, components: [{ type: 2, style: 3, label: "Open the gate", custom_id: "gate-open" }] }],
    });
  }

  const closed = await lockdown.current();
  if (closed !== null) await turnAway(member, closed);
});

async function turnAway(member: GuildMemberAddEvent, closed: lockdown.Lockdown): Promise<void> {
  try {
    if (settings.action === "kick") {
      await discord.kickMember(member.user.id, "Joined during a raid");
    } else if (settings.action === "timeout") {
      await discord.timeoutMember(member.user.id, closed.until.toISOString(), "Joined during a raid");
    }
  } catch (error) {
    if (!(error instanceof HostCallError)) throw error;
    if (error.name === "DiscordError" && error.code === UNKNOWN_MEMBER) return;
    log.warn(`${member.user.username} cannot be turned away: ${error.message}`);
  }
}

component("gate-enter", async (interaction) => {
  await interaction.reply({ content: await enter(interaction.user.id, interaction.member.roles), ephemeral: true });
});

async function enter(userId: string, roles: readonly string[]): Promise<string> {
  const role = settings.member_role;
  if (role === undefined) return "The gate is not set up yet. Please tell an admin.";
  if (roles.includes(role)) return "You are in already.";
  const closed = await lockdown.current();
  if (closed !== null) return `The gate is closed. Try again <t:${Math.ceil(closed.until.getTime() / 1000)}:R>.`;
  const days = (Date.now() - createdAt(userId)) / A_DAY;
  if (days < settings.account_days) {
    return `Your account must be ${settings.account_days} days old. Come back in ${Math.ceil(settings.account_days - days)} days.`;
  }

  try {
    await discord.addMemberRole(userId, role, "Came through the gate");
    return "Welcome!";
  } catch (error) {
    if (!(error instanceof HostCallError && error.name === "DiscordError")) throw error;
    if (error.code !== MISSING_PERMISSIONS && error.code !== UNKNOWN_ROLE) throw error;
    log.warn(`The members' role cannot be given: ${error.message}`);
    return "I cannot give you the role. Please tell an admin.";
  }
}

component("gate-open", async (interaction) => {
  if (!Permissions.has(interaction.member.permissions, "KICK_MEMBERS")) {
    await interaction.reply({ content: "Only moderators may open the gate.", ephemeral: true });
    return;
  }
  await lockdown.end();
  await interaction.update({
    content: `${interaction.message.content}\n<@${interaction.user.id}> has opened it again.`,
    components: [],
    allowed_mentions: { parse: [] },
  });
});

command(
  {
    name: "gate",
    description: "The gate that newcomers come through",
    default_member_permissions: ["KICK_MEMBERS"],
    options: [
      {
        name: "panel",
        description: "Post the message with the button",
        type: "subcommand",
        options: [{ name: "text", description: "What it says", type: "string", max_length: 1500 }],
      },
      {
        name: "close",
        description: "Let nobody in",
        type: "subcommand",
        options: [{ name: "minutes", description: "For how long", type: "integer", min_value: 1, max_value: 1440 }],
      },
      { name: "open", description: "Let newcomers in again", type: "subcommand" },
      { name: "show", description: "Show whether the gate is open", type: "subcommand" },
    ],
  },
  {
    panel: async (interaction) => {
      if (settings.member_role === undefined) {
        await interaction.reply({
          content: "Set `member_role` in the template's settings first.",
          ephemeral: true,
        });
        return;
      }
      await discord.createMessage(interaction.channel_id, {
        content: interaction.options.text ?? "Welcome! Click to come in.",
        components: [{ type: 1, components: [{ type: 2, style: 3, label: "Come in", custom_id: "gate-enter" }] }],
      });
      await interaction.reply({ content: "The gate is here.", ephemeral: true });
    },
    close: async (interaction) => {
      const minutes = interaction.options.minutes ?? settings.lockdown_minutes;
      const closed = await lockdown.begin(minutes, interaction.user.id);
      if (closed) await tell({ content: `<@${interaction.user.id}> has closed the gate for ${minutes} minutes.` });
      await interaction.reply({
        content: closed ? `The gate is closed for ${minutes} minutes.` : "The gate is closed already.",
        ephemeral: true,
      });
    },
    open: async (interaction) => {
      const opened = await lockdown.end();
      if (opened) await tell({ content: `<@${interaction.user.id}> has opened the gate.` });
      await interaction.reply({
        content: opened ? "The gate is open." : "The gate is open already.",
        ephemeral: true,
      });
    },
    show: async (interaction) => {
      const closed = await lockdown.current();
      const content =
        closed === null
          ? "The gate is open."
          : `The gate is closed until <t:${Math.ceil(closed.until.getTime() / 1000)}:t>${closed.by === null ? ", because of a raid" : ""}.`;
      await interaction.reply({ content, ephemeral: true });
    },
  },
);

async function tell(message: MessageBody): Promise<void> {
  if (settings.log_channel === undefined) return;
  try {
    await discord.createMessage(settings.log_channel, { ...message, allowed_mentions: { parse: [] } });
  } catch (error) {
    if (!(error instanceof HostCallError)) throw error;
    log.warn(`The moderators cannot be told in ${settings.log_channel}: ${error.message}`);
  }
}

// An id holds the time it was made at.
function createdAt(id: string): number {
  return Number((BigInt(id) >> 22n) + DISCORD_EPOCH);
}
