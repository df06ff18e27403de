import { useTexts } from '../../translation';
import { useLifecycleName } from '../../ui/badges';
import { shortRef } from '../../ui/shortRef';
import type { FacetWords } from './facetGroups';
import type { FilterName, Missing } from './listState';

export type FilterWords = Omit<FacetWords, 'value' | 'none'> & {
  title: (name: FilterName | 'marks') => string;
  value: (name: FilterName, value: string) => string;
  none: (name: string) => string;
};

const bands = ['sound', 'risk', 'broken', 'unknown'] as const;
const lacking: readonly Missing[] = ['owner', 'domain', 'lifecycle', 'description'];

/** Words for filters and their values. */
export function useFilterWords(): FilterWords {
  const t = useTexts();
  const lifecycleName = useLifecycleName();
  return {
    title: name => t(`assets.list.filters.${name}`),
    value: (name, value) => {
      const band = bands.find(known => known === value);
      if (name === 'quality' && band) return t(`ui.qualityBands.${band}`);
      return name === 'lifecycle' ? lifecycleName(value) : shortRef(value);
    },
    none: name => t(`assets.list.lacks.${lacking.find(known => known === name) ?? 'description'}`),
    certified: t('ui.certified'),
  };
}
