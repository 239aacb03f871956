import { kv, type KvPage } from "templateworker";

/** An emoji of a message, tied to a role. */
export interface Tie {
  channel: string;
  message: string;
  /** The emoji as Discord's calls take it. */
  emoji: string;
  role: string;
}

const PREFIX = "reaction-roles/";

const keyOf = (message: string, emojiKey: string) => `${PREFIX}${message}/${emojiKey}`;

export const find = (message: string, emojiKey: string) => kv.get<Tie>(keyOf(message, emojiKey));

export const keep = (tie: Tie, emojiKey: string) => kv.set(keyOf(tie.message, emojiKey), tie);

export const forget = (message: string, emojiKey: string) => kv.delete(keyOf(message, emojiKey));

/** All ties, or those of one message. */
export async function list(message?: string): Promise<Tie[]> {
  const ties: Tie[] = [];
  let cursor: string | null = null;
  do {
    const prefix = message === undefined ? PREFIX : `${PREFIX}${message}/`;
    const page: KvPage<Tie> = await kv.find<Tie>({ prefix, limit: 100, cursor });
    ties.push(...page.items.map((item) => item.value));
    cursor = page.cursor;
  } while (cursor !== null);
  return ties;
}
