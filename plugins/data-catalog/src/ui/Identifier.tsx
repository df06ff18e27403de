import { useState } from 'react';
import { useTexts } from '../translation';
import { Icon } from './Icon';

const SHOWN_MS = 1500;

/** An exact name in monospace, to be copied. */
export function Identifier({ text, shown = text }: { text: string; shown?: string }) {
  const t = useTexts();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_MS);
  };
  return (
    <span className="hw-row" style={{ gap: 4 }}>
      <code className="hw-mono hw-dim hw-cut" title={text}>
        {shown}
      </code>
      <button
        type="button"
        className="hw-button"
        data-kind="bare"
        data-size="small"
        data-icon="true"
        onClick={copy}
        aria-label={copied ? t('ui.copied') : t('ui.copy', { text })}
      >
        <Icon name={copied ? 'check' : 'copy'} size={14} />
      </button>
    </span>
  );
}
