import { kv, settings } from "templateworker";

/** A gate that is closed. */
export interface Lockdown {
  until: Date;
  /** Who closed it; null when it closed by itself. */
  by: string | null;
}

const KEY = "join-gate/lockdown";

export const current = () => kv.get<Lockdown>(KEY);

/** Closes the gate. False when it is closed already: of many who join at once, one closes it. */
export async function begin(minutes: number, by: string | null): Promise<boolean> {
  const lockdown: Lockdown = { until: new Date(Date.now() + minutes * 60_000), by };
  return kv.setIf(KEY, lockdown, { absent: true }, { ttl: minutes * 60 });
}

/** Opens the gate. False when it is open. */
export const end = () => kv.delete(KEY);

/** Counts somebody who joins, and says whether that makes a raid. */
export async function countJoin(now: number): Promise<boolean> {
  // A window that slides: what joined in this stretch, and of the one before the part that is still within the window.
  const length = settings.raid_seconds * 1000;
  const stretch = Math.floor(now / length);
  const joined = await kv.increment(`join-gate/joins/${stretch}`);
  if (joined === 1) await kv.expire(`join-gate/joins/${stretch}`, 2 * settings.raid_seconds);
  const before = (await kv.get<number>(`join-gate/joins/${stretch - 1}`)) ?? 0;
  return joined + before * (1 - (now % length) / length) >= settings.raid_joins;
}
