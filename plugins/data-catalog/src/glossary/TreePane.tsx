import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useTexts } from '../translation';
import { IconButton } from '../ui/Button';
import { SearchField } from '../ui/SearchField';
import { Empty } from '../ui/states';
import { useSetting } from '../ui/useSetting';
import { filterTree, pathTo } from './terms';
import type { TermNode } from './terms';
import { TermTree } from './TermTree';
import type { Terms } from './useTerms';

/** A glossary of up to this many terms starts with its first level open. */
const SMALL = 200;

/** Filter box, tree and numbers. What is open is remembered, what is looked for is in the URL. */
export function TreePane({ terms, selected }: { terms: Terms; selected?: string }) {
  const t = useTexts();
  const [params, setParams] = useSearchParams();
  const query = params.get('q')?.slice(0, 200) ?? '';
  const [remembered, remember] = useSetting<Record<string, boolean>>('glossary-open', {});
  const total = terms.byRef.size;
  const { nodes, found } = useMemo(() => filterTree(terms.nodes, query), [terms, query]);
  const path = useMemo(
    () =>
      new Set(selected === undefined ? [] : pathTo(terms.nodes, selected).map(({ ref }) => ref)),
    [terms, selected],
  );
  const isOpen = useCallback(
    ({ term: { ref } }: TermNode, level: number) =>
      query !== '' || (remembered[ref] ?? (path.has(ref) || (level === 1 && total <= SMALL))),
    [query, remembered, path, total],
  );
  const setAll = (open: boolean) =>
    remember(Object.fromEntries(holders(terms.nodes).map(ref => [ref, open])));
  const search = (text: string) => {
    const next = new URLSearchParams(params);
    if (text === '') next.delete('q');
    else next.set('q', text);
    setParams(next, { replace: true });
  };
  return (
    <>
      <header>
        {/* Beside a term, `/` leads to the search of all data. */}
        <SearchField
          label={t('glossary.filter')}
          value={query}
          onChange={search}
          slash={selected === undefined}
          width="100%"
        />
      </header>
      {found === 0 ? (
        <div className="hw-spread">
          <Empty title={t('glossary.nothing')} text={t('glossary.nothingText')} icon="search" />
        </div>
      ) : (
        <TermTree
          nodes={nodes}
          selected={selected}
          query={query}
          isOpen={isOpen}
          onOpen={(ref, open) => remember({ ...remembered, [ref]: open })}
          search={query === '' ? '' : `?${new URLSearchParams({ q: query })}`}
        />
      )}
      <footer>
        <span className="hw-spread" role="status">
          {query === ''
            ? t('glossary.terms', { count: total })
            : t('glossary.found', {
                found: found.toLocaleString('en'),
                total: total.toLocaleString('en'),
              })}
        </span>
        <IconButton
          kind="bare"
          size="small"
          icon="expand"
          label={t('glossary.openAll')}
          onClick={() => setAll(true)}
        />
        <IconButton
          kind="bare"
          size="small"
          icon="shrink"
          label={t('glossary.closeAll')}
          onClick={() => setAll(false)}
        />
      </footer>
    </>
  );
}

/** Refs of all terms that have narrower ones. */
function holders(nodes: readonly TermNode[]): string[] {
  return nodes.flatMap(({ term, children }) =>
    children.length > 0 ? [term.ref, ...holders(children)] : [],
  );
}
