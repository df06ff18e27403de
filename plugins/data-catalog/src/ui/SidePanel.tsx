import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../translation';
import { IconButton } from './Button';
import { Icon } from './Icon';
import type { IconName } from './Icon';
import { useShortcuts } from './shortcuts';

/**
 * What is selected, beside the list and not over it; the list keeps its place.
 * Esc closes. Sections are `<section><h2>…</h2>…</section>`.
 */
export function SidePanel(props: {
  label: string;
  icon?: IconName;
  title: ReactNode;
  /** Buttons before the cross. */
  actions?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}) {
  const { label, icon, title, actions, onClose, children } = props;
  const t = useTexts();
  const panel = useRef<HTMLElement>(null);
  useShortcuts({ Escape: onClose });
  useEffect(() => {
    // A new selection is read from its start.
    if (panel.current) panel.current.scrollTop = 0;
  }, [label]);
  return (
    <aside ref={panel} className="hw-panel" aria-label={label}>
      <header>
        {icon && <Icon name={icon} />}
        <span className="hw-spread hw-cut hw-strong">{title}</span>
        {actions}
        <IconButton kind="bare" icon="close" label={t('ui.close')} onClick={onClose} />
      </header>
      {children}
    </aside>
  );
}
