import type { Asset, AssetChange } from '@headwater/plugin-data-catalog-common';
import { criticalities, lifecycles } from '@headwater/plugin-data-catalog-common';
import { useState } from 'react';
import { useTexts } from '../../../translation';
import { useLifecycleName } from '../../../ui/badges';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { PopoverButton } from '../../../ui/Menu';
import { FileLink } from '../../../ui/SourceLink';
import { isDeclared } from '../fields';
import { useEditing } from './Editing';

type Draft = { certified: boolean; lifecycle: string; criticality: string; tier: string };
const stateFields = ['certified', 'lifecycle', 'criticality', 'tier'] as const;

/** A pencil that opens certification, lifecycle, criticality and tier in one form. */
export function StateEditor() {
  const t = useTexts();
  return (
    <PopoverButton kind="bare" size="small" icon="edit" label={t('assets.page.edit.state')}>
      {close => <StateForm onClose={close} />}
    </PopoverButton>
  );
}

function StateForm({ onClose }: { onClose: () => void }) {
  const { asset, save } = useEditing();
  const t = useTexts();
  const lifecycleName = useLifecycleName();
  const [base] = useState(asset);
  const [draft, setDraft] = useState<Draft>(() => draftOf(asset));
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const change = changeOf(base, draft);
  const declared = stateFields.filter(field => isDeclared(base, field));
  const submit = () => {
    onClose();
    const changed = stateFields.filter(field => field in change);
    const names = changed.map(field => t(`assets.page.fields.${field}`)).join(', ');
    save(base, change, t('assets.page.edit.changed', { field: names }));
  };
  return (
    <form
      className="hw-stack"
      onSubmit={event => {
        event.preventDefault();
        if (Object.keys(change).length > 0) submit();
      }}
    >
      <label className="hw-row">
        <input
          type="checkbox"
          className="hw-check"
          checked={draft.certified}
          disabled={declared.includes('certified')}
          onChange={event => set({ certified: event.target.checked })}
        />
        {t('assets.page.fields.certified')}
        {declared.includes('certified') && <Icon name="lock" size={12} />}
      </label>
      <Select
        label={t('assets.page.fields.lifecycle')}
        value={draft.lifecycle}
        options={lifecycles.map(value => ({ value, text: lifecycleName(value) }))}
        disabled={declared.includes('lifecycle')}
        onChange={lifecycle => set({ lifecycle })}
      />
      <Select
        label={t('assets.page.fields.criticality')}
        value={draft.criticality}
        options={criticalities.map(value => ({ value, text: t(`assets.page.criticalities.${value}`) }))}
        disabled={declared.includes('criticality')}
        onChange={criticality => set({ criticality })}
      />
      <label className="hw-label">
        {t('assets.page.fields.tier')}
        <input
          className="hw-input"
          value={draft.tier}
          maxLength={100}
          disabled={declared.includes('tier')}
          onChange={event => set({ tier: event.target.value })}
        />
      </label>
      {declared.length > 0 && (
        <p className="hw-small hw-dim hw-row hw-wrap" style={{ margin: 0 }}>
          <Icon name="lock" size={12} />
          {declared.map(field => t(`assets.page.fields.${field}`)).join(', ')}
          {base.declaredBy?.location && <FileLink location={base.declaredBy.location} />}
        </p>
      )}
      <div className="hw-row" style={{ justifyContent: 'flex-end' }}>
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
        <Button kind="primary" disabled={Object.keys(change).length === 0} onClick={submit}>
          {t('ui.save')}
        </Button>
      </div>
    </form>
  );
}

function Select(props: {
  label: string;
  value: string;
  options: readonly { value: string; text: string }[];
  disabled: boolean;
  onChange: (value: string) => void;
}) {
  const { label, value, options, disabled, onChange } = props;
  const t = useTexts();
  const known = value === '' || options.some(option => option.value === value);
  return (
    <label className="hw-label">
      {label}
      <select className="hw-input" value={value} disabled={disabled} onChange={event => onChange(event.target.value)}>
        <option value="">{t('ui.none')}</option>
        {!known && <option value={value}>{value}</option>}
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  );
}

function draftOf({ certified = false, lifecycle = '', criticality = '', tier = '' }: Asset): Draft {
  return { certified, lifecycle, criticality, tier };
}

/** What differs from the asset as it was; an empty value takes the steward's word back. */
function changeOf(base: Asset, draft: Draft): AssetChange {
  const before = draftOf(base);
  const now = { ...draft, tier: draft.tier.trim() };
  const changed = stateFields.filter(field => now[field] !== before[field]);
  return Object.fromEntries(changed.map(field => [field, now[field] === '' ? null : now[field]]));
}
