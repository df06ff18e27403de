/**
 * A string literal's content as the database reads it, but as long as it was
 * written, so that offsets hold: a doubled or escaped quote becomes one quote
 * and a space, outside of the string that it opens or closes.
 *
 * `mark` is the character that closes the literal; one of `$` needs no change.
 */
export function unescapeInPlace(content: string, mark: string): string {
  if (mark !== "'" && mark !== '"') return content;
  const pair = new RegExp(`[${mark}\\\\]${mark}`, 'y');
  let written = '';
  let open = false;
  for (let at = 0; at < content.length; at++) {
    if (!matchesAt(pair, content, at)) {
      written += content[at];
      continue;
    }
    const twice = open && matchesAt(pair, content, at + 2);
    if (twice) written += `${mark}${mark}  `;
    else written += open ? `${mark} ` : ` ${mark}`;
    at += twice ? 3 : 1;
    if (!twice) open = !open;
  }
  return written;
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
