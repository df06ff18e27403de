import { useState } from 'react';
import { useTexts } from '../translation';
import { Button } from '../ui/Button';

const SHOWN_MS = 1500;

/** Copies a body; the text is made when it is wanted, because it may be large. */
export function CopyButton({ text }: { text: () => string }) {
  const t = useTexts();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text());
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_MS);
  };
  return (
    <Button size="small" icon={copied ? 'check' : 'copy'} onClick={copy}>
      {t(copied ? 'events.panel.copiedBody' : 'events.panel.copyBody')}
    </Button>
  );
}
