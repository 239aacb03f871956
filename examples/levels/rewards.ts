import { discord, HostCallError, log, settings } from "templateworker";

const UNKNOWN_MEMBER = 10007;

interface Reward {
  level: number;
  role: string;
}

function rewards(): Reward[] {
  return settings.rewards.flatMap((text) => {
    const [, level, role] = /^(\d{1,4})\s*=\s*(\d{15,21})$/.exec(text.trim()) ?? [];
    if (level === undefined || role === undefined) {
      log.warn(`The reward "${text}" is not written as "level=role id".`);
      return [];
    }
    return [{ level: Number(level), role }];
  });
}

/** Gives the roles of all levels up to this one that the member does not have. */
export async function giveRewards(userId: string, roles: readonly string[], level: number): Promise<void> {
  for (const reward of rewards()) {
    if (reward.level > level || roles.includes(reward.role)) continue;
    try {
      await discord.addMemberRole(userId, reward.role, `Reached level ${level}`);
    } catch (error) {
      if (!(error instanceof HostCallError) || error.name !== "DiscordError") throw error;
      if (error.code === UNKNOWN_MEMBER) return;
      log.warn(`The role ${reward.role} of level ${reward.level} cannot be given: ${error.message}`);
    }
  }
}
