import type { Count, FacetCounts } from '@headwater/plugin-data-catalog-common';
import type { FacetGroup, FacetValue } from '../../ui/FacetList';
import { facetNames, missingNames, NONE } from './listState';
import type { FacetName, ListState } from './listState';

/** Name of the group of what is only on or off. */
export const MARKS = 'marks';
export const CERTIFIED = 'certified';

export type FacetWords = {
  title: (name: FacetName | typeof MARKS) => string;
  value: (name: FacetName, value: string) => string;
  none: (name: FacetName) => string;
  certified: string;
};

/** Order in which the bands of quality stand, whatever their numbers. */
const bands = ['sound', 'risk', 'broken', 'unknown'];

/** The filters beside the list: the counted values, those that lack one, and what is chosen whether or not it still fits. */
export function facetGroups(state: ListState, counts: FacetCounts | undefined, words: FacetWords): FacetGroup[] {
  const groups = facetNames.map((name): FacetGroup => {
    const counted = counts?.facets[name];
    const chosen = chosenOf(state, name);
    const values = withChosen(counted?.values ?? [], state.chosen[name]).map(
      (value): FacetValue => ({ ...value, label: words.value(name, value.value) }),
    );
    if (name === 'quality') values.sort((a, b) => bands.indexOf(a.value) - bands.indexOf(b.value));
    // With one tenant there is nothing to choose.
    const shown = name === 'tenant' && values.length < 2 && chosen.length === 0 ? [] : values;
    const none = noneOf(counted?.missing, chosen, words.none(name));
    return { name, title: words.title(name), values: [...none, ...shown], chosen };
  });
  const certified: FacetGroup = {
    name: MARKS,
    title: words.title(MARKS),
    values: [{ value: CERTIFIED, label: words.certified }],
    chosen: state.certified ? [CERTIFIED] : [],
  };
  return [...groups, certified];
}

function chosenOf(state: ListState, name: FacetName): string[] {
  const lacks = missingNames.some(missing => missing === name && state.missing.includes(missing));
  return lacks ? [NONE] : state.chosen[name];
}

/** The values, and those that are chosen although nothing has them any more. */
function withChosen(counted: readonly Omit<FacetValue, 'label'>[], chosen: readonly string[]): Omit<FacetValue, 'label'>[] {
  const gone = chosen.filter(value => !counted.some(other => other.value === value));
  return [...counted, ...gone.map(value => ({ value, count: 0 }))];
}

/** First in its group, so that it is seen; left out where everything has a value. */
function noneOf(missing: Count | undefined, chosen: readonly string[], label: string): FacetValue[] {
  const count = missing?.value ?? 0;
  if (count === 0 && !chosen.includes(NONE)) return [];
  return [{ value: NONE, label, count, exact: missing?.exact ?? true }];
}
