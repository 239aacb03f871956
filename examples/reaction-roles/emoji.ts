import type { PartialEmoji } from "templateworker";

/** An emoji that somebody typed. */
export interface TypedEmoji {
  /** What tells it from others: the id of a custom emoji, else the emoji itself. */
  key: string;
  /** How Discord's calls take it. */
  call: string;
}

/** Reads an emoji as members type it; null when it is none. */
export function parseEmoji(text: string): TypedEmoji | null {
  const typed = text.trim();
  const [, name, id] = /^<a?:(\w{2,32}):(\d{15,21})>$/.exec(typed) ?? [];
  if (name !== undefined && id !== undefined) return { key: id, call: `${name}:${id}` };
  return /^[^\s<>:/@#]{1,32}$/u.test(typed) && !/^\p{L}+$/u.test(typed) ? { key: typed, call: typed } : null;
}

/** What tells the emoji of a reaction from others. */
export function keyOf(emoji: PartialEmoji): string {
  return emoji.id ?? emoji.name ?? "";
}

/** An emoji as it is shown in a text. */
export function show(call: string): string {
  return call.includes(":") ? `<:${call}>` : call;
}
