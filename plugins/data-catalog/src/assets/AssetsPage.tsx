import GlobalStyles from '@mui/material/GlobalStyles';
import { memo, useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { FirstSteps } from '../home/FirstSteps';
import { useNewer } from '../live/LiveChanges';
import { useTexts } from '../translation';
import { Button } from '../ui/Button';
import { countText, numberText } from '../ui/count';
import { FacetList } from '../ui/FacetList';
import { SearchField } from '../ui/SearchField';
import { Empty, Failure, messageOf, Skeleton } from '../ui/states';
import { useSetting } from '../ui/useSetting';
import { AssetTable } from './list/AssetTable';
import { BulkEdit } from './list/BulkEdit';
import { ColumnsMenu } from './list/ColumnsMenu';
import { ExportButton } from './list/ExportButton';
import { CERTIFIED, facetGroups, MARKS } from './list/facetGroups';
import { FilterChips } from './list/FilterChips';
import { isNarrowed, readListState, toggleValue, withoutFilters, writeListState } from './list/listState';
import type { FacetName, ListState } from './list/listState';
import { SavedViews } from './list/SavedViews';
import { SelectionBar } from './list/SelectionBar';
import type { Selection } from './list/SelectionBar';
import { listStyles } from './list/styles';
import { useAssetList, useFacetCounts, useWholeCount } from './list/useAssetList';
import type { AssetList } from './list/useAssetList';
import { useColumns } from './list/useColumns';
import { useFilterWords } from './list/useWords';

/** The list of all data: filters with counts, order, columns; all of it in the URL. */
export function AssetsPage() {
  const t = useTexts();
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => readListState(params), [params]);
  const change = useCallback(
    (next: ListState, replace = false) => setParams(writeListState(next), { replace }),
    [setParams],
  );
  const columns = useColumns(state, change);
  const list = useAssetList(state, columns.shown);
  const [dense, setDense] = useSetting<boolean>('assets.dense', false);
  const [facetsOpen, setFacetsOpen] = useState(false);
  const query = writeListState({ ...state, columns: [...columns.shown] }).toString();
  return (
    <>
      <GlobalStyles styles={listStyles} />
      <h1 className="hw-hidden">{t('assets.list.title')}</h1>
      <div className="hw-bar-top">
        {/* What one types leaves no trail of steps to go back through. */}
        <SearchField label={t('assets.list.filter')} value={state.q} onChange={q => change({ ...state, q }, true)} slash />
        <span className="hw-spread" />
        <Newer list={list} />
        <SavedViews query={query} />
        <ColumnsMenu columns={columns} dense={dense} onDense={setDense} />
        <ExportButton state={state} columns={columns.shown} total={list.total} />
      </div>
      <div className="hw-bar-top hw-list-filters">
        <span className="hw-list-open">
          <Button size="small" icon="filter" pressed={facetsOpen} onClick={() => setFacetsOpen(!facetsOpen)}>
            {t('ui.filters')}
          </Button>
        </span>
        <FilterChips state={state} onChange={change} />
        <span className="hw-spread" />
        <Total state={state} total={list.total} />
      </div>
      <div className="hw-split">
        <Facets state={state} since={list.since} onChange={change} open={facetsOpen} />
        <Rows list={list} state={state} columns={columns.shown} dense={dense} onChange={change} />
      </div>
    </>
  );
}

type FacetsProps = {
  state: ListState;
  since: AssetList['since'];
  onChange: (state: ListState) => void;
  open: boolean;
};

/** The filters with their counts, which come when they come: neither does the page wait for them, nor is it drawn anew. */
const Facets = memo(function CountedFacets({ state, since, onChange, open }: FacetsProps) {
  const words = useFilterWords();
  const counts = useFacetCounts(state, since);
  const toggle = (name: string, value: string) => {
    if (name === MARKS && value === CERTIFIED) onChange({ ...state, certified: !state.certified });
    else onChange(toggleValue(state, name as FacetName, value));
  };
  return <FacetList groups={facetGroups(state, counts, words)} onToggle={toggle} open={open} />;
});

type RowsProps = {
  list: AssetList;
  state: ListState;
  columns: ReturnType<typeof useColumns>['shown'];
  dense: boolean;
  onChange: (state: ListState) => void;
};

const none: Selection = new Map();

/** The table with what is chosen of it, or why there is none. */
function Rows({ list, state, columns, dense, onChange }: RowsProps) {
  const [chosen, setChosen] = useState<{ key: string; selection: Selection }>();
  const [editing, setEditing] = useState(false);
  // What is chosen belongs to the rows that one saw.
  const selection = chosen?.key === list.key ? chosen.selection : none;
  const setSelection = (next: Selection) => setChosen({ key: list.key, selection: next });
  return (
    <div className="hw-main">
      {selection.size > 0 && (
        <SelectionBar
          selection={selection}
          state={state}
          total={list.total}
          onChange={setSelection}
          onEdit={() => setEditing(true)}
        />
      )}
      {list.error && <Failure error={list.error} onRetry={list.retry} />}
      {!list.error && list.loading && <Skeleton />}
      {!list.error && !list.loading && list.items.length === 0 && <Nothing state={state} onChange={onChange} />}
      {!list.error && list.items.length > 0 && (
        <>
          <AssetTable
            list={list}
            state={state}
            columns={columns}
            dense={dense}
            selection={selection}
            onSelect={setSelection}
            onChange={onChange}
          />
          <Foot list={list} />
        </>
      )}
      {editing && (
        <BulkEdit
          selection={selection}
          onWritten={list.refresh}
          onClose={done => {
            setEditing(false);
            if (done) setSelection(new Map());
          }}
        />
      )}
    </div>
  );
}

function Nothing({ state, onChange }: { state: ListState; onChange: (state: ListState) => void }) {
  const t = useTexts();
  if (!isNarrowed(state)) return <FirstSteps />;
  return (
    <Empty title={t('assets.list.nothing')} text={t('assets.list.nothingText')} icon="search">
      <Button onClick={() => onChange(withoutFilters(state))}>{t('ui.clearFilters')}</Button>
    </Empty>
  );
}

function Total({ state, total }: { state: ListState; total: AssetList['total'] }) {
  const t = useTexts();
  const all = useWholeCount(isNarrowed(state));
  return (
    <span role="status">
      {total && (
        <>
          <b>{countText(total)}</b>{' '}
          {all
            ? t('assets.list.ofAll', { count: all.value, all: countText(all) })
            : t('assets.list.word', { count: total.value })}
        </>
      )}
    </span>
  );
}

function Newer({ list }: { list: AssetList }) {
  const t = useTexts();
  if (!useNewer(list.at, list.held)) return null;
  return (
    <span className="hw-list-newer" role="status">
      {t('assets.list.newer')}
      <Button size="small" icon="refresh" onClick={() => list.refresh()}>
        {t('assets.list.refresh')}
      </Button>
    </span>
  );
}

function Foot({ list: { items, total, loadingMore, moreError, retry } }: { list: AssetList }) {
  const t = useTexts();
  return (
    <div className="hw-foot">
      {total && <span>{t('assets.list.range', { loaded: numberText(items.length), total: countText(total) })}</span>}
      {loadingMore && <span role="status">{t('ui.loadingMore')}</span>}
      {moreError && (
        <span role="alert" className="hw-row">
          {t('assets.list.moreFailed', { reason: messageOf(moreError) })}
          <Button size="small" icon="refresh" onClick={retry}>
            {t('ui.retry')}
          </Button>
        </span>
      )}
      <span className="hw-spread" />
      <span>{t('assets.list.permissions')}</span>
    </div>
  );
}
