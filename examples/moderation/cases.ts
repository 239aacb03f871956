// Every action is a case: numbered, kept with its reason, and found by the member it is about.
import { discord, HostCallError, kv, log, settings, type EmbedBody, type KvPage, type Snowflake } from "templateworker";

export type Action = "warning" | "timeout" | "kick" | "ban";

export interface Case {
  number: number;
  action: Action;
  member: Snowflake;
  moderator: Snowflake;
  reason: string;
  at: Date;
}

const COLORS: Record<Action, number> = { warning: 0xf1c40f, timeout: 0xe67e22, kick: 0xe74c3c, ban: 0x992d22 };
const DIGITS = 8;

/** Keeps a case and writes it to the log. A log that cannot be written stops no action. */
export async function addCase(action: Action, member: Snowflake, moderator: Snowflake, reason: string): Promise<Case> {
  const number = Number(await kv.increment("moderation/last"));
  const added: Case = { number, action, member, moderator, reason, at: new Date() };
  // Padded, so that keys in order are cases in order.
  await kv.set(`moderation/case/${`${number}`.padStart(DIGITS, "0")}`, { ...added }, { scopes: [`member:${member}`] });
  try {
    await discord.createMessage(settings.log_channel, { embeds: [describe(added)], allowed_mentions: { parse: [] } });
  } catch (error) {
    if (!(error instanceof HostCallError)) {
      throw error;
    }
    log.warn(`Case ${number} cannot be written to ${settings.log_channel}: ${error.message}`);
  }
  return added;
}

/** All cases of a member, the oldest first. */
export async function casesOf(member: Snowflake): Promise<Case[]> {
  const cases: Case[] = [];
  let cursor: string | null = null;
  do {
    const page: KvPage<Case> = await kv.find<Case>({ prefix: "moderation/case/", scopes: [`member:${member}`], cursor });
    cases.push(...page.items.map((item) => item.value));
    cursor = page.cursor;
  } while (cursor !== null);
  return cases;
}

function describe(one: Case): EmbedBody {
  return {
    title: `Case ${one.number}: ${one.action}`,
    color: COLORS[one.action],
    description: one.reason,
    fields: [
      { name: "Member", value: `<@${one.member}>`, inline: true },
      { name: "Moderator", value: `<@${one.moderator}>`, inline: true },
    ],
    timestamp: one.at.toISOString(),
  };
}
