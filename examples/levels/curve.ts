/** Experience that it takes to rise from a level to the next one. */
export function costOf(level: number): number {
  return 5 * level * level + 50 * level + 100;
}

/** Where somebody with that much experience stands. */
export function standing(experience: number): { level: number; into: number; needed: number } {
  let level = 0;
  let into = Math.max(0, experience);
  while (into >= costOf(level)) {
    into -= costOf(level);
    level++;
  }
  return { level, into, needed: costOf(level) };
}
