import {
  command, discord, HostCallError, log, Permissions, settings, type CommandInteraction, type PermissionName, type Snowflake,
} from "templateworker";
import { addCase, casesOf, type Action } from "./cases";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WARNINGS_COUNT_FOR = 30 * DAY;
const UNKNOWN_MEMBER = 10007;
const NO_DIRECT_MESSAGES = 50007;
const MISSING_PERMISSIONS = 50013;
const MOST_CASES = 10;

const member = { name: "member", description: "Whom", type: "user", required: true } as const;
const reason = { name: "reason", description: "Why", type: "string", required: true, max_length: 400 } as const;

command(
  { name: "warn", description: "Warn a member", default_member_permissions: ["MODERATE_MEMBERS"], options: [member, reason] },
  async (interaction) => {
    const target = await targetOf(interaction, interaction.options.member);
    if (target === null) {
      return;
    }
    const warning = await addCase("warning", target, interaction.user.id, interaction.options.reason);
    await tell(target, "You were warned", interaction.options.reason);
    const isTimedOut = await timeOutAfterWarnings(target, interaction.user.id);
    await interaction.reply({
      content: `Case ${warning.number}: <@${target}> is warned${isTimedOut ? " and timed out for a day" : ""}.`,
      ephemeral: true,
    });
  },
);

command(
  {
    name: "timeout",
    description: "Keep a member from writing for a while",
    default_member_permissions: ["MODERATE_MEMBERS"],
    options: [
      member,
      { name: "minutes", description: "For how long", type: "integer", required: true, min_value: 1, max_value: 28 * 24 * 60 },
      reason,
    ],
  },
  async (interaction) => {
    const { minutes, reason: why } = interaction.options;
    await act(interaction, "timeout", interaction.options.member, why, (target, audit) =>
      discord.timeoutMember(target, new Date(Date.now() + minutes * MINUTE).toISOString(), audit));
  },
);

command(
  { name: "kick", description: "Remove a member from the server", default_member_permissions: ["KICK_MEMBERS"], options: [member, reason] },
  async (interaction) => {
    await act(interaction, "kick", interaction.options.member, interaction.options.reason, (target, audit) =>
      discord.kickMember(target, audit));
  },
);

command(
  {
    name: "ban",
    description: "Ban a member from the server",
    default_member_permissions: ["BAN_MEMBERS"],
    options: [
      member,
      reason,
      { name: "delete-hours", description: "Delete what they wrote in the last hours", type: "integer", min_value: 0, max_value: 168 },
    ],
  },
  async (interaction) => {
    const { reason: why, "delete-hours": hours = 0 } = interaction.options;
    await act(interaction, "ban", interaction.options.member, why, (target, audit) =>
      discord.banMember(target, { delete_message_seconds: hours * 3600 }, audit));
  },
);

command(
  { name: "cases", description: "Show what is known of a member", default_member_permissions: ["MODERATE_MEMBERS"], options: [member] },
  async (interaction) => {
    const cases = await casesOf(interaction.options.member);
    const lines = cases.slice(-MOST_CASES).map((one) =>
      `**${one.number}** ${one.action}, ${one.at.toISOString().slice(0, 10)}, by <@${one.moderator}>: ${one.reason}`);
    await interaction.reply({
      content: lines.length === 0 ? `There are no cases of <@${interaction.options.member}>.` : lines.join("\n").slice(0, 2000),
      ephemeral: true,
      allowed_mentions: { parse: [] },
    });
  },
);

const ASKS_FOR: Record<Exclude<Action, "warning">, PermissionName> = {
  timeout: "MODERATE_MEMBERS",
  kick: "KICK_MEMBERS",
  ban: "BAN_MEMBERS",
};

async function act(
  interaction: CommandInteraction<{ member: Snowflake }>, action: Exclude<Action, "warning">, id: Snowflake, why: string,
  apply: (target: Snowflake, audit: string) => Promise<unknown>,
): Promise<void> {
  const target = await targetOf(interaction, id);
  if (target === null) {
    return;
  }
  const isMember = interaction.resolved.members[target] !== undefined;
  if (!isMember && action !== "ban") {
    await refuse(interaction, `<@${target}> is not on this server.`);
    return;
  }
  const refusal = `I may not do this to <@${target}>. An admin must give me the permission and put my role above theirs.`;
  if (!Permissions.has(interaction.app_permissions, ASKS_FOR[action]) || await isAboveBot(target, interaction)) {
    await refuse(interaction, refusal);
    return;
  }
  // Who has left the server gets no messages of the bot any more, so whoever must leave is told before.
  const toldBefore = action !== "timeout" && await tell(target, `You got a ${action}`, why);
  try {
    await apply(target, `${interaction.user.username}: ${why}`);
  } catch (error) {
    if (isRefusal(error, UNKNOWN_MEMBER)) {
      await refuse(interaction, `<@${target}> is not on this server.`);
    } else if (isRefusal(error, MISSING_PERMISSIONS)) {
      await refuse(interaction, refusal);
    } else {
      throw error;
    }
    return;
  }
  const told = toldBefore || (action === "timeout" && await tell(target, "You got a timeout", why));
  const added = await addCase(action, target, interaction.user.id, why);
  await interaction.reply({
    content: `Case ${added.number}: ${action} of <@${target}>.${told ? "" : " They take no direct messages and were not told."}`,
    ephemeral: true,
  });
}

function refuse(interaction: CommandInteraction<{ member: Snowflake }>, content: string): Promise<void> {
  return interaction.reply({ content, ephemeral: true, allowed_mentions: { parse: [] } });
}

function isRefusal(error: unknown, code: number): boolean {
  return error instanceof HostCallError && error.name === "DiscordError" && error.code === code;
}

// The member, unless the moderator may not act on them: then the interaction is answered.
async function targetOf(interaction: CommandInteraction<{ member: Snowflake }>, target: Snowflake): Promise<Snowflake | null> {
  const problem = target === interaction.user.id
    ? "You cannot do this to yourself."
    : interaction.resolved.users[target]?.bot === true
      ? "You cannot do this to a bot."
      : await isAbove(target, interaction)
        ? "You cannot do this to somebody whose role is as high as yours."
        : null;
  if (problem === null) {
    return target;
  }
  await interaction.reply({ content: problem, ephemeral: true });
  return null;
}

async function isAbove(target: Snowflake, interaction: CommandInteraction<{ member: Snowflake }>): Promise<boolean> {
  const [guild, roles] = await Promise.all([discord.getGuild(), discord.listRoles()]);
  const heightOf = (ids: readonly Snowflake[]) => Math.max(0, ...roles.filter((role) => ids.includes(role.id)).map((role) => role.position));
  if (guild.owner_id === interaction.user.id) {
    return false;
  }
  return guild.owner_id === target ||
    heightOf(interaction.resolved.members[target]?.roles ?? []) >= Math.max(1, heightOf(interaction.member?.roles ?? []));
}

// False where the bot's id is not its application's, as of the oldest bots: then Discord's answer to the action decides.
async function isAboveBot(target: Snowflake, interaction: CommandInteraction<{ member: Snowflake }>): Promise<boolean> {
  const [bot, roles] = await Promise.all([
    discord.getMember(interaction.application_id).catch((error: unknown) => {
      if (!isRefusal(error, UNKNOWN_MEMBER)) {
        throw error;
      }
      return null;
    }),
    discord.listRoles(),
  ]);
  if (bot === null) {
    return false;
  }
  const theirs = interaction.resolved.members[target]?.roles ?? [];
  const highest = Math.max(0, ...roles.filter((role) => bot.roles.includes(role.id)).map((role) => role.position));
  return roles.some((role) => theirs.includes(role.id) && role.position >= highest);
}

async function timeOutAfterWarnings(target: Snowflake, moderator: Snowflake): Promise<boolean> {
  const since = Date.now() - WARNINGS_COUNT_FOR;
  const warnings = (await casesOf(target)).filter((one) => one.action === "warning" && one.at.getTime() > since).length;
  if (settings.warnings_before_timeout === 0 || warnings < settings.warnings_before_timeout) {
    return false;
  }
  const why = `${warnings} warnings within 30 days`;
  try {
    await discord.timeoutMember(target, new Date(Date.now() + DAY).toISOString(), why);
  } catch (error) {
    // The warning stands, also of somebody who has left or whom the bot may not time out.
    if (!isRefusal(error, MISSING_PERMISSIONS) && !isRefusal(error, UNKNOWN_MEMBER)) {
      throw error;
    }
    log.warn(`The bot cannot time out ${target} after ${why}.`);
    return false;
  }
  await addCase("timeout", target, moderator, why);
  return true;
}

async function tell(target: Snowflake, what: string, why: string): Promise<boolean> {
  try {
    await discord.createDirectMessage(target, `${what}: ${why}`);
    return true;
  } catch (error) {
    if (!isRefusal(error, NO_DIRECT_MESSAGES)) {
      throw error;
    }
    log.info("The member takes no direct messages:", target);
    return false;
  }
}
