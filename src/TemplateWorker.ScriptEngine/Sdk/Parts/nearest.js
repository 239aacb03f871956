// Finds what a mistyped name probably means.

const LONGEST_NAME = 100;

// Number of characters to change, add, leave out or swap with their neighbour.
function distance(one, other) {
  let older = [];
  let last = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], older[j - 2] + 1);
      }
    }
    [older, last] = [last, row];
  }
  return last[other.length];
}

function find(name, known) {
  if (name.length > LONGEST_NAME) {
    return undefined;
  }
  const simple = (text) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const wanted = simple(name);
  const [best] = known
    .map((candidate) => ({ candidate, changes: distance(wanted, simple(candidate)) }))
    .sort((one, other) => one.changes - other.changes);
  return best !== undefined && best.changes <= Math.max(2, wanted.length / 4) ? best.candidate : undefined;
}

return { find };
