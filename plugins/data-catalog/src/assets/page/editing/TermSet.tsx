import type { components } from '@headwater/plugin-data-catalog-common';
import { useState } from 'react';
import { useTexts } from '../../../translation';
import { Button, IconButton } from '../../../ui/Button';
import { EntityPicker } from '../../../ui/EntityPicker';
import { PopoverButton } from '../../../ui/Menu';
import { shortRef } from '../../../ui/shortRef';
import { useSourceName } from '../sources/Says';
import { TermLink } from '../TermLink';

export type ShownTerm = {
  value: string;
  /** A catalog file says it, so that it is taken away there. */
  fixed: boolean;
  sources: readonly components['schemas']['ValueSource'][];
};

/** Glossary terms with who says them; with `onAdd` and `onRemove` they are changed in their place. */
export function TermSet(props: {
  terms: readonly ShownTerm[];
  onAdd?: (term: string) => void;
  onRemove?: (term: string) => void;
}) {
  const { terms, onAdd, onRemove } = props;
  const t = useTexts();
  const nameOf = useSourceName();
  return (
    <ul className="hw-plain-list">
      {terms.map(({ value, fixed, sources }) => (
        <li key={value} className="hw-row">
          <TermLink entityRef={value} />
          <span className="hw-spread hw-small hw-dim hw-cut">
            {sources.map(({ source, by }) => (
              <span key={`${source} ${by}`} title={by}>
                {nameOf(source)}{' '}
              </span>
            ))}
          </span>
          {onRemove && !fixed && (
            <IconButton
              kind="bare"
              size="small"
              icon="close"
              label={t('assets.page.edit.remove', { name: shortRef(value) })}
              onClick={() => onRemove(value)}
            />
          )}
        </li>
      ))}
      {onAdd && (
        <li>
          <PopoverButton shape="chip" dashed icon="plus" text={t('assets.page.term')} label={t('assets.page.edit.addTerm')}>
            {close => (
              <TermForm
                known={terms.map(({ value }) => value)}
                onAdd={term => {
                  close();
                  onAdd(term);
                }}
              />
            )}
          </PopoverButton>
        </li>
      )}
    </ul>
  );
}

function TermForm({ known, onAdd }: { known: readonly string[]; onAdd: (term: string) => void }) {
  const t = useTexts();
  const [value, setValue] = useState<string | null>(null);
  return (
    <div className="hw-stack">
      {/* It opens because somebody wants to type. */}
      {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
      <EntityPicker label={t('assets.page.term')} kinds={['GlossaryTerm']} value={value} onChange={setValue} autoFocus />
      <div className="hw-row" style={{ justifyContent: 'flex-end' }}>
        <Button kind="primary" disabled={value === null || known.includes(value)} onClick={() => onAdd(value!)}>
          {t('assets.page.edit.add')}
        </Button>
      </div>
    </div>
  );
}
