type Named = { title: string };

/**
 * Hits in the order in which one means them: the exact name, names that begin
 * with the text, names with a word that does, the others; each as they came.
 */
export function rankHits<T extends Named>(hits: readonly T[], text: string): T[] {
  const wanted = text.trim().toLocaleLowerCase('en-US');
  const rank = ({ title }: T) => {
    const name = title.toLocaleLowerCase('en-US');
    if (name === wanted) return 0;
    if (name.startsWith(wanted)) return 1;
    const at = name.indexOf(wanted);
    return at > 0 && /[^\p{L}\p{N}]/u.test(name[at - 1]) ? 2 : 3;
  };
  return hits
    .map((hit, index) => ({ hit, index, rank: rank(hit) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ hit }) => hit);
}

/** A name before, at and after the text that was looked for; only the first part where it is not in it. */
export function splitAt(name: string, text: string): [string, string, string] {
  const at = name.toLocaleLowerCase('en-US').indexOf(text.trim().toLocaleLowerCase('en-US'));
  const length = text.trim().length;
  return at < 0 || length === 0 ? [name, '', ''] : [name.slice(0, at), name.slice(at, at + length), name.slice(at + length)];
}
