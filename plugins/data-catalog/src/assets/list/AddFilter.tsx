import { useId, useState } from 'react';
import { useTexts } from '../../translation';
import { Button } from '../../ui/Button';
import { EntityPicker } from '../../ui/EntityPicker';
import { PopoverButton } from '../../ui/Menu';
import { toggleValue } from './listState';
import type { FilterName, ListState } from './listState';
import { useFilterWords } from './useWords';

/** What one can filter by besides the values that are counted; some are chosen among entities. */
const kindsOf = {
  owner: ['Group', 'User'],
  steward: ['Group', 'User'],
  domain: ['Domain'],
  term: ['GlossaryTerm'],
  tag: undefined,
  platform: undefined,
  namespace: undefined,
  type: undefined,
} satisfies Partial<Record<FilterName, string[] | undefined>>;
type Addable = keyof typeof kindsOf;
const addable = Object.keys(kindsOf) as Addable[];

type Props = { state: ListState; onChange: (state: ListState) => void };

/** A filter by any value, also by one that is not among the most frequent beside the list. */
export function AddFilter({ state, onChange }: Props) {
  const t = useTexts();
  return (
    <PopoverButton
      label={t('assets.list.addFilter.label')}
      text={t('assets.list.addFilter.button')}
      icon="plus"
      size="small"
      width={300}
    >
      {close => (
        <Form
          onAdd={(name, value) => {
            if (!state.chosen[name].includes(value)) onChange(toggleValue(state, name, value));
            close();
          }}
        />
      )}
    </PopoverButton>
  );
}

function Form({ onAdd }: { onAdd: (name: Addable, value: string) => void }) {
  const t = useTexts();
  const words = useFilterWords();
  const id = useId();
  const [name, setName] = useState<Addable>('owner');
  const [text, setText] = useState('');
  const kinds = kindsOf[name];
  const add = () => text.trim() !== '' && onAdd(name, text.trim());
  return (
    <div className="hw-stack">
      <label className="hw-label" htmlFor={id}>
        {t('assets.list.addFilter.by')}
        <select id={id} className="hw-input" value={name} onChange={event => setName(event.target.value as Addable)}>
          {addable.map(option => (
            <option key={option} value={option}>
              {words.title(option)}
            </option>
          ))}
        </select>
      </label>
      {kinds ? (
        <EntityPicker
          key={name}
          label={words.title(name)}
          kinds={kinds}
          value={null}
          onChange={ref => ref !== null && onAdd(name, ref)}
        />
      ) : (
        <div className="hw-row">
          <input
            className="hw-input"
            aria-label={t('assets.list.addFilter.value')}
            placeholder={t('assets.list.addFilter.exact')}
            value={text}
            maxLength={200}
            onChange={event => setText(event.target.value)}
            onKeyDown={event => event.key === 'Enter' && add()}
          />
          <Button disabled={text.trim() === ''} onClick={add}>
            {t('assets.list.addFilter.add')}
          </Button>
        </div>
      )}
    </div>
  );
}
