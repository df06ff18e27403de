import type { FacetCounts } from '@headwater/plugin-data-catalog-common';
import { facetNames, facetTitles, toggleValue } from './listState';
import type { FacetName, ListState } from './listState';
import { shortValue } from './shortValue';

type Counted = { value: string; count: number };

/** Filters with the number of assets of each value, under the other filters. */
export function FacetList(props: {
  state: ListState;
  counts?: FacetCounts;
  onChange: (state: ListState) => void;
}) {
  const { state, counts, onChange } = props;
  return (
    <aside className="hw-facets" aria-label="Filters">
      {facetNames.map(name => {
        const values = shownValues(counts, name, state.chosen[name]);
        if (values.length === 0) return null;
        return (
          <section key={name} aria-label={facetTitles[name]}>
            <h2>{facetTitles[name]}</h2>
            {values.map(({ value, count }) => (
              <label key={value} title={value}>
                <input
                  type="checkbox"
                  checked={state.chosen[name].includes(value)}
                  onChange={() => onChange(toggleValue(state, name, value))}
                />
                <span className="hw-cut hw-spread">{shortValue(value)}</span>
                <span className="hw-dim hw-num">{count.toLocaleString('en')}</span>
              </label>
            ))}
          </section>
        );
      })}
      <section aria-label="Quality">
        <h2>Quality</h2>
        {[0.9, 0.7].map(least => (
          <label key={least}>
            <input
              type="checkbox"
              checked={state.minQuality === least}
              onChange={() => onChange({ ...state, minQuality: state.minQuality === least ? undefined : least })}
            />
            <span className="hw-spread">{least.toFixed(1)} and up</span>
          </label>
        ))}
        <label>
          <input
            type="checkbox"
            checked={state.certified}
            onChange={() => onChange({ ...state, certified: !state.certified })}
          />
          <span className="hw-spread">Certified</span>
        </label>
      </section>
    </aside>
  );
}

/** The counted values; one that is chosen stays, also when nothing fits it any more. */
function shownValues(counts: FacetCounts | undefined, name: FacetName, chosen: string[]): Counted[] {
  const counted: Counted[] = (counts?.facets[name]?.values ?? []).map(({ value, count }) => ({ value, count }));
  const missing = chosen.filter(value => !counted.some(other => other.value === value));
  return [...counted, ...missing.map(value => ({ value, count: 0 }))];
}
