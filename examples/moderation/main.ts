import { command, discord, HostCallError, log, settings, type CommandInteraction, type Snowflake } from "templateworker";
import { addCase, casesOf, type Action } from "./cases";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WARNINGS_COUNT_FOR = 30 * DAY;
const NO_DIRECT_MESSAGES = 50007;
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

// Tells the member first: who has left the server gets no messages of the bot any more.
async function act(
  interaction: CommandInteraction<{ member: Snowflake }>, action: Action, id: Snowflake, why: string,
  apply: (target: Snowflake, audit: string) => Promise<unknown>,
): Promise<void> {
  const target = await targetOf(interaction, id);
  if (target === null) {
    return;
  }
  const told = await tell(target, `You got a ${action}`, why);
  await apply(target, `${interaction.user.username}: ${why}`);
  const added = await addCase(action, target, interaction.user.id, why);
  await interaction.reply({
    content: `Case ${added.number}: ${action} of <@${target}>.${told ? "" : " They take no direct messages and were not told."}`,
    ephemeral: true,
  });
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

async function timeOutAfterWarnings(target: Snowflake, moderator: Snowflake): Promise<boolean> {
  const since = Date.now() - WARNINGS_COUNT_FOR;
  const warnings = (await casesOf(target)).filter((one) => one.action === "warning" && one.at.getTime() > since).length;
  if (settings.warnings_before_timeout === 0 || warnings < settings.warnings_before_timeout) {
    return false;
  }
  const why = `${warnings} warnings within 30 days`;
  await discord.timeoutMember(target, new Date(Date.now() + DAY).toISOString(), why);
  await addCase("timeout", target, moderator, why);
  return true;
}

async function tell(target: Snowflake, what: string, why: string): Promise<boolean> {
  try {
    await discord.createDirectMessage(target, `${what}: ${why}`);
    return true;
  } catch (error) {
    if (!(error instanceof HostCallError && error.name === "DiscordError" && error.code === NO_DIRECT_MESSAGES)) {
      throw error;
    }
    log.info("The member takes no direct messages:", target);
    return false;
  }
}
