import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { LogEvent } from '@headwater/plugin-data-catalog-common';
import { useTexts } from '../translation';
import { Button, Choices } from '../ui/Button';
import { FilterChip } from '../ui/Chip';
import { PopoverButton } from '../ui/Menu';
import { SearchField } from '../ui/SearchField';
import { entryKinds, isNarrowed, periods, readJob } from './receivedState';
import type { ReceivedState } from './receivedState';

type Props = { state: ReceivedState; onChange: (next: Partial<ReceivedState>) => void };

/** Filters of the log. */
export function ReceivedBar({ state, onChange }: Props) {
  const t = useTexts();
  const { kind, run = '', within, from, to } = state;
  return (
    <div className="hw-bar-top">
      <select
        className="hw-select"
        aria-label={t('events.received.kind')}
        value={kind ?? ''}
        onChange={event =>
          onChange({ kind: (event.target.value || undefined) as LogEvent['kind'] | undefined })
        }
      >
        <option value="">{t('events.received.allKinds')}</option>
        {entryKinds.map(value => (
          <option key={value} value={value}>
            {t(`events.kinds.${value}`)}
          </option>
        ))}
      </select>
      <JobField state={state} onChange={onChange} />
      <SearchField
        label={t('events.received.run')}
        value={run}
        onChange={text => onChange({ run: text.trim() || undefined })}
        width={200}
      />
      <Choices
        label={t('events.received.time')}
        value={from || to ? 'none' : within}
        choices={periods.map(value => ({ value, label: t(`events.received.within.${value}`) }))}
        onChange={value =>
          onChange({
            within: periods.find(known => known === value) ?? 'all',
            from: undefined,
            to: undefined,
          })
        }
      />
      <PopoverButton
        label={t('events.received.between')}
        text={t('events.received.between')}
        icon="clock"
        width={260}
      >
        {close => <Between state={state} onChange={onChange} onDone={close} />}
      </PopoverButton>
      {isNarrowed(state) && <Chips state={state} onChange={onChange} />}
    </div>
  );
}

/** A job has two names, and only both together find it. */
function JobField({ state: { job }, onChange }: Props) {
  const t = useTexts();
  const value = job ? `${job.namespace}#${job.name}` : '';
  const [invalid, setInvalid] = useState(false);
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    setInvalid(false);
  }
  const tell = (text: string) => {
    const read = readJob(text.trim());
    setInvalid(text.trim() !== '' && !read);
    if (text.trim() === '') onChange({ job: undefined });
    else if (read) onChange({ job: read });
  };
  return (
    <span className="hw-row" style={{ gap: 6 }}>
      <SearchField label={t('events.received.job')} value={value} onChange={tell} width={240} />
      {invalid && (
        <span className="hw-bad hw-small" role="alert">
          {t('events.received.jobInvalid')}
        </span>
      )}
    </span>
  );
}

function Between({ state, onChange, onDone }: Props & { onDone: () => void }) {
  const t = useTexts();
  const [from, setFrom] = useState(toLocal(state.from));
  const [to, setTo] = useState(toLocal(state.to));
  const apply = () => {
    onChange({ from: toIso(from), to: toIso(to), within: 'all' });
    onDone();
  };
  const enter = (event: KeyboardEvent) => {
    if (event.key === 'Enter') apply();
  };
  const field = (label: string, value: string, set: (text: string) => void) => (
    <label className="hw-label">
      {label}
      <input
        className="hw-input"
        type="datetime-local"
        value={value}
        onChange={event => set(event.target.value)}
        onKeyDown={enter}
      />
    </label>
  );
  return (
    <div className="hw-stack">
      {field(t('events.received.from'), from, setFrom)}
      {field(t('events.received.to'), to, setTo)}
      <Button onClick={apply}>{t('events.received.apply')}</Button>
    </div>
  );
}

/** Such a field speaks the time of the person's own clock, without a zone. */
function toLocal(iso: string | undefined): string {
  if (iso === undefined) return '';
  const time = new Date(iso);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function toIso(local: string): string | undefined {
  const time = Date.parse(local);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

function Chips({ state: { job, run, from, to }, onChange }: Props) {
  const t = useTexts();
  const shown = (iso: string | undefined) =>
    iso ? new Date(iso).toLocaleString() : t('events.received.always');
  return (
    <>
      {job && (
        <FilterChip
          text={t('events.received.jobChip', { name: job.name })}
          onRemove={() => onChange({ job: undefined })}
        />
      )}
      {run && (
        <FilterChip
          text={t('events.received.runChip', { name: run })}
          onRemove={() => onChange({ run: undefined })}
        />
      )}
      {(from || to) && (
        <FilterChip
          text={t('events.received.rangeChip', { from: shown(from), to: shown(to) })}
          onRemove={() => onChange({ from: undefined, to: undefined })}
        />
      )}
    </>
  );
}
