import { useState } from 'react';
import { useTexts } from '../../../translation';
import { Button } from '../../../ui/Button';
import { EntityPicker } from '../../../ui/EntityPicker';
import { PopoverButton } from '../../../ui/Menu';
import { stewardSaid } from '../fields';
import { useEditing } from './Editing';

type RefField = 'owner' | 'steward' | 'domain';

/** A pencil that opens the choice of a team, a person or a domain. */
export function RefEditor({ field, kinds }: { field: RefField; kinds: readonly string[] }) {
  const t = useTexts();
  const name = t(`assets.page.fields.${field}`);
  return (
    <PopoverButton kind="bare" size="small" icon="edit" label={t('assets.page.edit.change', { field: name })}>
      {close => <RefForm field={field} kinds={kinds} onClose={close} />}
    </PopoverButton>
  );
}

function RefForm({ field, kinds, onClose }: { field: RefField; kinds: readonly string[]; onClose: () => void }) {
  const { asset, save } = useEditing();
  const t = useTexts();
  // What somebody saw when they began is what their change is held against.
  const [base] = useState(asset);
  const [value, setValue] = useState<string | null>(asset[field] ?? null);
  const name = t(`assets.page.fields.${field}`);
  const write = (next: string | null) => {
    onClose();
    save(base, { [field]: next }, t('assets.page.edit.changed', { field: name }));
  };
  return (
    <div className="hw-stack">
      {/* It opens because somebody wants to type. */}
      {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
      <EntityPicker label={name} kinds={kinds} value={value} onChange={setValue} autoFocus />
      <div className="hw-row">
        {stewardSaid(base, field) !== null && (
          <Button kind="bare" title={t('assets.page.edit.takeBackText')} onClick={() => write(null)}>
            {t('assets.page.edit.takeBack')}
          </Button>
        )}
        <span className="hw-spread" />
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
        <Button
          kind="primary"
          disabled={value === null || value === (base[field] ?? null)}
          onClick={() => write(value)}
        >
          {t('ui.save')}
        </Button>
      </div>
    </div>
  );
}
