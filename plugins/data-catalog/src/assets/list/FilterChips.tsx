import { useApi } from '@backstage/frontend-plugin-api';
import { dataCatalogApiRef } from '../../api';
import { useTexts } from '../../translation';
import { FilterChip } from '../../ui/Chip';
import { useLoaded } from '../../ui/useLoaded';
import { AddFilter } from './AddFilter';
import { filterNames, isNarrowed, withoutFilters } from './listState';
import type { FilterName, ListState } from './listState';
import { useFilterWords } from './useWords';

/** Values that a chip names before it says how many more there are. */
const FEW = 3;

/** What narrows the list, each to be taken away, and a way to narrow it further. */
export function FilterChips({ state, onChange }: { state: ListState; onChange: (state: ListState) => void }) {
  const t = useTexts();
  const words = useFilterWords();
  const containers = useContainerNames(state.chosen.parent);
  const chosen = filterNames.filter(name => state.chosen[name].length > 0);
  const textOf = (name: FilterName) => {
    const all = state.chosen[name];
    const few = all.slice(0, FEW).map(value => containers.get(value) ?? words.value(name, value));
    const params = { title: words.title(name), values: few.join(', ') };
    return all.length > FEW
      ? t('assets.list.isMore', { ...params, more: String(all.length - FEW) })
      : t('assets.list.is', params);
  };
  return (
    <>
      {state.q && (
        <FilterChip text={t('assets.list.named', { text: state.q })} onRemove={() => onChange({ ...state, q: '' })} />
      )}
      {chosen.map(name => (
        <FilterChip
          key={name}
          text={textOf(name)}
          onRemove={() => onChange({ ...state, chosen: { ...state.chosen, [name]: [] } })}
        />
      ))}
      {state.missing.map(name => (
        <FilterChip
          key={name}
          text={words.none(name)}
          onRemove={() => onChange({ ...state, missing: state.missing.filter(other => other !== name) })}
        />
      ))}
      {state.minQuality !== undefined && (
        <FilterChip
          text={t('assets.list.minQuality', { score: state.minQuality.toFixed(2) })}
          onRemove={() => onChange({ ...state, minQuality: undefined })}
        />
      )}
      {state.certified && <FilterChip text={words.certified} onRemove={() => onChange({ ...state, certified: false })} />}
      <AddFilter state={state} onChange={onChange} />
      {isNarrowed(state) && (
        <button type="button" className="hw-link" onClick={() => onChange(withoutFilters(state))}>
          {t('ui.clearFilters')}
        </button>
      )}
    </>
  );
}

/** Names of containers by id; the URL holds ids alone. */
function useContainerNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const api = useApi(dataCatalogApiRef);
  const { value } = useLoaded(
    ['containers', ...ids],
    signal => api.listAssets({ id: [...ids], fields: ['platform'], count: false }, { signal }),
    { enabled: ids.length > 0 },
  );
  return new Map(value?.items.map(({ id, title }) => [id, title]));
}
