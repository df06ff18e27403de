import { Icon } from '../ui/Icon';
import { facetNames, facetTitles, toggleValue } from './listState';
import type { ListState } from './listState';
import { shortValue } from './shortValue';

/** What narrows the list, each to be taken away. */
export function FilterChips({ state, onChange }: { state: ListState; onChange: (state: ListState) => void }) {
  const chips = facetNames.flatMap(name =>
    state.chosen[name].map(value => ({
      text: `${facetTitles[name]} is ${shortValue(value)}`,
      without: toggleValue(state, name, value),
    })),
  );
  if (state.minQuality !== undefined) {
    chips.push({ text: `Quality ${state.minQuality} and up`, without: { ...state, minQuality: undefined } });
  }
  if (state.certified) chips.push({ text: 'Certified', without: { ...state, certified: false } });
  if (chips.length === 0) return null;
  const nothing = Object.fromEntries(facetNames.map(name => [name, []])) as unknown as ListState['chosen'];
  return (
    <div className="hw-row hw-wrap">
      {chips.map(({ text, without }) => (
        <span key={text} className="hw-chip" data-tone="accent">
          <span className="hw-cut">{text}</span>
          <button type="button" aria-label={`Remove: ${text}`} onClick={() => onChange(without)}>
            <Icon name="close" size={12} />
          </button>
        </span>
      ))}
      <button
        type="button"
        className="hw-link"
        onClick={() => onChange({ ...state, chosen: nothing, minQuality: undefined, certified: false, q: '' })}
      >
        Clear all
      </button>
    </div>
  );
}
