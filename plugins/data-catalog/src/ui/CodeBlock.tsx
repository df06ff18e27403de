import { useState } from 'react';
import type { ReactNode, Ref } from 'react';
import { useTexts } from '../translation';
import { IconButton } from './Button';

const SHOWN_MS = 1500;

export type CodeBlockProps = {
  /** Read with the button. */
  title: string;
  /** What is copied. */
  text: string;
  /** The same text as it is shown, such as with parts of it marked. */
  children?: ReactNode;
  /** The frame that scrolls. */
  frame?: Ref<HTMLPreElement>;
};

/** Lines to copy: a command, a file, a configuration. */
export function CodeBlock({ title, text, children = text, frame }: CodeBlockProps) {
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
      <pre ref={frame} tabIndex={0} aria-label={title} role="region">
        {children}
      </pre>
    </figure>
  );
}
