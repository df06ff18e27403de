export type DiffPart = { kind: 'same' | 'added' | 'removed'; text: string };

/** Words of both texts, multiplied, beyond which they are no longer compared. */
const MOST_WORK = 1_000_000;
/** Words around a difference that are shown; what is further off is left out. */
const AROUND = 8;

/**
 * What of a text went and what came, word by word, with a few words around it;
 * "…" stands for what stayed the same. Texts too long to compare are answered
 * as one part that went and one that came.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  const [old, fresh] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start++;
  let end = 0;
  const shorter = Math.min(old.length, fresh.length) - start;
  while (end < shorter && old[old.length - 1 - end] === fresh[fresh.length - 1 - end]) end++;
  const [oldMiddle, freshMiddle] = [old.slice(start, old.length - end), fresh.slice(start, fresh.length - end)];
  const parts = [
    ...old.slice(0, start).map(text => ({ kind: 'same' as const, text })),
    ...compare(oldMiddle, freshMiddle),
    ...old.slice(old.length - end).map(text => ({ kind: 'same' as const, text })),
  ];
  return shorten(join(parts));
}

/** Words, each with the space before it, so that they join to the text. */
function wordsOf(text: string): string[] {
  return text.match(/\s*\S+|\s+$/g) ?? [];
}

/** The longest common subsequence, by dynamic programming from the end. */
function compare(old: readonly string[], fresh: readonly string[]): DiffPart[] {
  const removed = (text: string): DiffPart => ({ kind: 'removed', text });
  const added = (text: string): DiffPart => ({ kind: 'added', text });
  if (old.length * fresh.length > MOST_WORK) return [...old.map(removed), ...fresh.map(added)];
  const width = fresh.length + 1;
  const common = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      common[i * width + j] =
        old[i] === fresh[j]
          ? common[(i + 1) * width + j + 1] + 1
          : Math.max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      parts.push({ kind: 'same', text: old[i] });
      i++;
      j++;
    } else if (j >= fresh.length || (i < old.length && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      parts.push(removed(old[i++]));
    } else {
      parts.push(added(fresh[j++]));
    }
  }
  return parts;
}

function join(parts: readonly DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.kind === part.kind) last.text += part.text;
    else joined.push({ ...part });
  }
  return joined;
}

function shorten(parts: readonly DiffPart[]): DiffPart[] {
  return parts.map((part, index) => {
    if (part.kind !== 'same') return part;
    const words = wordsOf(part.text);
    const head = index === 0 ? 0 : AROUND;
    const tail = index === parts.length - 1 ? 0 : AROUND;
    if (words.length <= head + tail + 2) return part;
    const end = words.slice(words.length - tail).join('');
    return { ...part, text: `${words.slice(0, head).join('')} …${tail > 0 ? end : ''}` };
  });
}
