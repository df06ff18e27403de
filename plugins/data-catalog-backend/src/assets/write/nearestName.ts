const MAX_COMPARED_LENGTH = 64;

/**
 * The name that is most like a text: the same but for its case, else the one
 * with the fewest letters to change. Undefined when there are no names.
 */
export function nearestName(text: string, names: Iterable<string>): string | undefined {
  const wanted = plain(text);
  let nearest: string | undefined;
  let least = Infinity;
  for (const name of names) {
    const distance = editDistance(wanted, plain(name));
    if (distance < least) [nearest, least] = [name, distance];
  }
  return nearest;
}

function plain(text: string): string {
  return text.toLocaleLowerCase('en-US').slice(0, MAX_COMPARED_LENGTH);
}

/** Levenshtein's distance, a row of the table at a time. */
function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = above[column - 1] + (a[row - 1] === b[column - 1] ? 0 : 1);
      line.push(Math.min(replaced, above[column] + 1, line[column - 1] + 1));
    }
    above = line;
  }
  return above[b.length];
}
