import { useApi } from '@backstage/frontend-plugin-api';
import type { AssetSummary } from '@headwater/plugin-data-catalog-common';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { dataCatalogApiRef } from '../api';
import { Icon } from '../ui/Icon';
import { Empty, Failure, Skeleton } from '../ui/states';
import { useLoaded } from '../ui/useLoaded';
import { AssetTable } from './AssetTable';
import { FacetList } from './FacetList';
import { FilterChips } from './FilterChips';
import { readListState, toFilters, writeListState } from './listState';
import type { ListState } from './listState';

const PAGE = 50;
const TYPING_MS = 250;

/** The list of all data: text in the name, facets with counts, order and pages. */
export function AssetsPage() {
  const api = useApi(dataCatalogApiRef);
  const [params, setParams] = useSearchParams();
  const state = readListState(params);
  const filters = toFilters(state);
  const key = writeListState(state).toString();
  const change = (next: ListState) => setParams(writeListState(next));

  const counts = useLoaded(['facet counts', key], signal => api.countFacets({ ...filters, limit: 20 }, { signal }));
  const first = useLoaded(['assets', key], signal =>
    api.listAssets({ ...filters, orderBy: state.orderBy, limit: PAGE }, { signal }),
  );
  const more = usePages(key, cursor =>
    api.listAssets({ ...filters, orderBy: state.orderBy, limit: PAGE, cursor }),
  );
  const items = [...(first.value?.items ?? []), ...more.items];
  const total = first.value?.totalCount;
  const nextCursor = more.loaded ? more.nextCursor : first.value?.nextCursor;

  return (
    <>
      <div className="hw-top">
        <div className="hw-row hw-wrap">
          <h1 style={{ fontSize: 15 }}>Data</h1>
          <SearchBox value={state.q} onChange={q => change({ ...state, q })} />
          <span className="hw-spread" />
          {total && (
            <span aria-live="polite">
              <b>
                {total.value.toLocaleString('en')}
                {total.exact ? '' : '+'}
              </b>{' '}
              {total.value === 1 ? 'asset' : 'assets'}
            </span>
          )}
        </div>
        <FilterChips state={state} onChange={change} />
      </div>
      <div className="hw-split">
        <FacetList state={state} counts={counts.value} onChange={change} />
        <div className="hw-main">
          {first.error && <Failure error={first.error} onRetry={first.retry} />}
          {!first.error && first.loading && !first.value && <Skeleton />}
          {!first.error && first.value && items.length === 0 && <NothingFound filtered={key !== ''} />}
          {!first.error && items.length > 0 && (
            <>
              <AssetTable items={items} state={state} onChange={change} />
              <div className="hw-foot">
                <span>
                  1–{items.length.toLocaleString('en')} of {total?.value.toLocaleString('en')}
                  {total?.exact ? '' : '+'}
                </span>
                {nextCursor && (
                  <button
                    type="button"
                    className="hw-button"
                    disabled={more.loading}
                    onClick={() => more.load(nextCursor)}
                  >
                    {more.loading ? 'Loading …' : 'Show more'}
                  </button>
                )}
                {more.error && <span role="alert">{more.error.message}</span>}
                <span className="hw-spread" />
                <span>Counts follow your permissions</span>
              </div>
            </>
          )}
        </div>
      </div>
    </>
  );
}

/** Pages after the first; they belong to one state of the list. */
function usePages(
  key: string,
  load: (cursor: string) => Promise<{ items: AssetSummary[]; nextCursor?: string }>,
) {
  const empty = { key, items: [] as AssetSummary[], loaded: false, loading: false };
  const [pages, setPages] = useState<typeof empty & { nextCursor?: string; error?: Error }>(empty);
  const current = pages.key === key ? pages : empty;
  const loadMore = async (cursor: string) => {
    setPages({ ...current, loading: true, error: undefined });
    try {
      const page = await load(cursor);
      setPages(before => {
        // The filters may have changed meanwhile.
        if (before.key !== key) return before;
        const items = [...before.items, ...page.items];
        return { key, items, nextCursor: page.nextCursor, loaded: true, loading: false };
      });
    } catch (error) {
      setPages(before => (before.key === key ? { ...before, loading: false, error: error as Error } : before));
    }
  };
  return { ...(current as typeof pages), load: loadMore };
}

/** Waits until one has stopped typing; `/` leads here from anywhere on the page. */
function SearchBox({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => onChange(text), TYPING_MS);
    return () => clearTimeout(timer);
    // A new `onChange` comes with each render and must not start the wait anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [text, value]);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const { tagName } = event.target as HTMLElement;
      if (event.key !== '/' || tagName === 'INPUT' || tagName === 'TEXTAREA') return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, []);
  return (
    <label className="hw-field" style={{ width: 340, maxWidth: '100%' }}>
      <Icon name="search" />
      <input
        ref={input}
        className="hw-input"
        type="search"
        placeholder="Filter by name   /"
        aria-label="Filter by name"
        value={text}
        maxLength={200}
        onChange={event => setText(event.target.value)}
      />
    </label>
  );
}

function NothingFound({ filtered }: { filtered: boolean }) {
  if (filtered) return <Empty title="Nothing fits these filters" text="Take one away, or clear them all." />;
  return (
    <Empty title="No data yet" text="Send the first OpenLineage event, and its tables and jobs appear here:">
      <pre>
        {`export OPENLINEAGE_URL=${window.location.origin}
export OPENLINEAGE_API_KEY=<token>
dbt-ol run`}
      </pre>
    </Empty>
  );
}
