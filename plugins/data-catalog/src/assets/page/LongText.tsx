import { useState } from 'react';
import { useTexts } from '../../translation';

/** Characters and lines that a text shows before one asks for the rest. */
const LONG = 1200;
const LINES = 16;

/** Somebody's words with their line breaks; a long text is cut until one asks for all of it. */
export function LongText({ text, mono = false }: { text: string; mono?: boolean }) {
  const t = useTexts();
  const [whole, setWhole] = useState(false);
  const lines = text.split('\n');
  const short = lines.slice(0, LINES).join('\n').slice(0, LONG);
  const cut = !whole && short.length < text.length;
  return (
    <>
      <p className={mono ? 'hw-text hw-mono' : 'hw-text'} dir="auto">
        {cut ? `${short}…` : text}
      </p>
      {short.length < text.length && (
        <button type="button" className="hw-link hw-small" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {t(whole ? 'assets.page.less' : 'assets.page.all')}
        </button>
      )}
    </>
  );
}
