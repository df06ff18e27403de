import { lifecycles } from '@headwater/plugin-data-catalog-common';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../../translation';
import { useLifecycleName } from '../../ui/badges';
import { EntityPicker } from '../../ui/EntityPicker';
import { contradictions } from './bulkChange';
import type { BulkChange } from './bulkChange';

/** The form's own state: tags as they are typed. */
export type BulkForm = Omit<BulkChange, 'addTags' | 'removeTags'> & { addTags: string; removeTags: string };

type Props = { form: BulkForm; onChange: (form: BulkForm) => void };

const kindsOf = { owner: ['Group', 'User'], steward: ['Group', 'User'], domain: ['Domain'] } as const;

/** What can be changed of many assets at once. */
export function BulkFields({ form, onChange, change }: Props & { change: BulkChange }) {
  const t = useTexts();
  const both = contradictions(change);
  return (
    <>
      <p className="hw-dim">{t('assets.list.bulk.intro')}</p>
      <div className="hw-bulk-fields">
        {(['owner', 'steward', 'domain'] as const).map(name => (
          <EntityField key={name} name={name} form={form} onChange={onChange} />
        ))}
        <LifecycleField form={form} onChange={onChange} />
        <CertifiedField form={form} onChange={onChange} />
        {(['addTags', 'removeTags'] as const).map(name => (
          <Labelled key={name} label={t(`assets.list.bulk.${name}`)}>
            {id => (
              <input
                id={id}
                className="hw-input"
                placeholder={t('assets.list.bulk.tagsHint')}
                value={form[name]}
                aria-invalid={both.length > 0}
                onChange={event => onChange({ ...form, [name]: event.target.value })}
              />
            )}
          </Labelled>
        ))}
      </div>
      {both.length > 0 && (
        <span role="alert" className="hw-bad">
          {t('assets.list.bulk.both', { tags: both.join(', ') })}
        </span>
      )}
    </>
  );
}

function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </>
  );
}

function EntityField({ name, form, onChange }: Props & { name: 'owner' | 'steward' | 'domain' }) {
  const t = useTexts();
  const label = t(`assets.list.bulk.${name}`);
  const back = form[name] === null;
  return (
    <>
      <span>{label}</span>
      <span className="hw-row">
        <span className="hw-spread">
          {!back && (
            <EntityPicker
              label={label}
              kinds={kindsOf[name]}
              value={form[name] ?? null}
              onChange={ref => onChange({ ...form, [name]: ref ?? undefined })}
            />
          )}
        </span>
        <label className="hw-row hw-small">
          <input
            type="checkbox"
            className="hw-check"
            aria-label={t('assets.list.bulk.takeBackOf', { field: label })}
            checked={back}
            onChange={() => onChange({ ...form, [name]: back ? undefined : null })}
          />
          {t('assets.list.bulk.takeBack')}
        </label>
      </span>
    </>
  );
}

const LEAVE = 'leave';
const BACK = 'back';

function LifecycleField({ form, onChange }: Props) {
  const t = useTexts();
  const nameOf = useLifecycleName();
  return (
    <Labelled label={t('assets.list.bulk.lifecycle')}>
      {id => (
        <select
          id={id}
          className="hw-input"
          value={form.lifecycle === null ? BACK : (form.lifecycle ?? LEAVE)}
          onChange={({ target: { value } }) =>
            onChange({ ...form, lifecycle: value === BACK ? null : lifecycles.find(known => known === value) })
          }
        >
          <option value={LEAVE}>{t('assets.list.bulk.leave')}</option>
          {lifecycles.map(value => (
            <option key={value} value={value}>
              {nameOf(value)}
            </option>
          ))}
          <option value={BACK}>{t('assets.list.bulk.takeBack')}</option>
        </select>
      )}
    </Labelled>
  );
}

const certifiedOf: Record<string, boolean | null | undefined> = { yes: true, no: false, [BACK]: null };

function CertifiedField({ form, onChange }: Props) {
  const t = useTexts();
  const value = Object.keys(certifiedOf).find(key => certifiedOf[key] === form.certified) ?? LEAVE;
  return (
    <Labelled label={t('assets.list.bulk.certified')}>
      {id => (
        <select
          id={id}
          className="hw-input"
          value={value}
          onChange={event => onChange({ ...form, certified: certifiedOf[event.target.value] })}
        >
          <option value={LEAVE}>{t('assets.list.bulk.leave')}</option>
          <option value="yes">{t('assets.list.bulk.yes')}</option>
          <option value="no">{t('assets.list.bulk.no')}</option>
          <option value={BACK}>{t('assets.list.bulk.takeBack')}</option>
        </select>
      )}
    </Labelled>
  );
}
