import { useState } from 'react';
import { useTexts } from '../translation';
import { IconButton } from './Button';

const SHOWN_MS = 1500;

/** Lines to copy: a command, a file, a configuration. The title is read with the button. */
export function CodeBlock({ title, text }: { title: string; text: string }) {
  const t = useTexts();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_MS);
  };
  return (
    <figure className="hw-code">
      <figcaption>
        <span className="hw-spread">{title}</span>
        <IconButton
          kind="bare"
          size="small"
          icon={copied ? 'check' : 'copy'}
          label={copied ? t('ui.copied') : t('ui.copy', { text: title })}
          onClick={copy}
        />
      </figcaption>
      {/* It scrolls, so keys must reach it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} aria-label={title} role="region">
        {text}
      </pre>
    </figure>
  );
}
