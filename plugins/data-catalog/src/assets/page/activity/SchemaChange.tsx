import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../../../translation';
import { Icon } from '../../../ui/Icon';
import type { IconName } from '../../../ui/Icon';

/** Columns of each kind that are named before one asks for more. */
const FEW = 6;

/** How a schema differs from the one before: columns that came, went, and have another type. */
export function SchemaChange(props: {
  added: readonly string[];
  removed: readonly string[];
  changed: readonly { name: string; from?: string; to?: string }[];
}) {
  const { added, removed, changed } = props;
  const t = useTexts();
  if (added.length + removed.length + changed.length === 0) {
    return <span className="hw-dim">{t('assets.page.versions.same')}</span>;
  }
  return (
    <ul className="hw-plain-list hw-schema-change">
      <Names icon="plus" tone="good" title={t('assets.page.versions.added')} names={added} />
      <Names icon="minus" tone="bad" title={t('assets.page.versions.removed')} names={removed} />
      <Names
        icon="edit"
        tone="warn"
        title={t('assets.page.versions.changed')}
        names={changed.map(({ name, from, to }) => (
          <>
            <code>{name}</code>{' '}
            {from !== to && (
              <span className="hw-dim">
                <code>{from ?? t('ui.none')}</code> → <code>{to ?? t('ui.none')}</code>
              </span>
            )}
          </>
        ))}
      />
    </ul>
  );
}

function Names(props: { icon: IconName; tone: string; title: string; names: readonly ReactNode[] }) {
  const { icon, tone, title, names } = props;
  const t = useTexts();
  const [all, setAll] = useState(false);
  if (names.length === 0) return null;
  const shown = all ? names : names.slice(0, FEW);
  return (
    <li>
      <span className={`hw-${tone}`}>
        <Icon name={icon} size={12} label={title} />
      </span>
      <span className="hw-names">
        {shown.map((name, index) => (
          // Names come in an order of their own and stay there.
          <span key={index}>{typeof name === 'string' ? <code>{name}</code> : name}</span>
        ))}
        {names.length > shown.length && (
          <button type="button" className="hw-link hw-small" onClick={() => setAll(true)}>
            {t('ui.facetMore', { count: names.length - shown.length })}
          </button>
        )}
      </span>
    </li>
  );
}
