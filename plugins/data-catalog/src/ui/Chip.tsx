import type { ReactNode } from 'react';
import { Icon } from './Icon';
import type { IconName } from './Icon';
import { useTexts } from '../translation';

/** What a colour means; an icon or a word says it too. */
export type Tone = 'good' | 'warn' | 'bad' | 'accent';

export type ChipProps = {
  children: ReactNode;
  tone?: Tone;
  icon?: IconName;
  /** Something to add, or only suggested. */
  dashed?: boolean;
  title?: string;
};

/** An outlined fact, 22 pixels high. */
export function Chip({ children, tone, icon, dashed, title }: ChipProps) {
  return (
    <span className="hw-chip" data-tone={tone} data-dashed={dashed} title={title}>
      {icon && <Icon name={icon} size={13} />}
      <span className="hw-cut">{children}</span>
    </span>
  );
}

/** A filled word in a row, 18 pixels high. */
export function Tag({ children, tone, icon, title }: Omit<ChipProps, 'dashed'>) {
  return (
    <span className="hw-tag" data-tone={tone} title={title}>
      {icon && <Icon name={icon} size={12} />}
      <span className="hw-cut">{children}</span>
    </span>
  );
}

/** A filter in force; its cross takes it away. */
export function FilterChip({ text, onRemove }: { text: string; onRemove: () => void }) {
  const t = useTexts();
  return (
    <span className="hw-chip" data-tone="accent" title={text}>
      <span className="hw-cut">{text}</span>
      <button type="button" aria-label={t('ui.removeFilter', { text })} onClick={onRemove}>
        <Icon name="close" size={12} />
      </button>
    </span>
  );
}
