import { useMemo } from 'react';
import { useTexts } from '../../../translation';
import { Button, Choices } from '../../../ui/Button';
import { numberText } from '../../../ui/count';
import { DataTable } from '../../../ui/DataTable';
import { SearchField } from '../../../ui/SearchField';
import { Empty, Failure, Skeleton } from '../../../ui/states';
import { useEditing } from '../editing/Editing';
import type { Check } from '../quality/evidence';
import { useEvidence } from '../quality/useEvidence';
import { useParam } from '../useParam';
import { columnCells } from './columnCells';
import { ColumnPanel } from './ColumnPanel';
import { flattenColumns } from './flatten';
import { NoColumns } from './NoColumns';
import { SchemaHistory } from './SchemaHistory';
import { narrowings, useColumnFilter } from './useColumnFilter';
import { useColumns } from './useColumns';

/** The columns of an asset. Only rows in view are drawn, so that 5,000 scroll like 5. */
export function ColumnsTab() {
  const { asset } = useEditing();
  const { value, error, retry } = useColumns(asset.id);
  if (error) return <Failure error={error} onRetry={retry} />;
  if (!value) return <Skeleton height={32} />;
  if (value.length === 0) return <NoColumns />;
  return <ColumnsView columns={value} />;
}

function ColumnsView({ columns }: { columns: Parameters<typeof flattenColumns>[0] }) {
  const { asset, mayEdit } = useEditing();
  const t = useTexts();
  const [chosen, choose] = useParam('column', { push: true });
  const [history, setHistory] = useParam('history', { push: true });
  const { value: evidence } = useEvidence(asset.id, asset.attributes.quality !== undefined);
  const all = useMemo(() => flattenColumns(columns), [columns]);
  const checks = useMemo(() => groupByColumn(evidence?.checks ?? []), [evidence]);
  const { text, setText, only, setOnly, clear, counts, shown } = useColumnFilter(all, checks);
  const cells = useMemo(
    () => columnCells({ t, all, metrics: evidence?.metrics, checks, mayEdit }),
    [t, all, evidence, checks, mayEdit],
  );
  const current = all.find(({ path }) => path === chosen);
  const step = (by: number) => {
    const next = shown[shown.findIndex(({ path }) => path === chosen) + by];
    if (next) choose(next.path);
  };
  const versions = asset.counts?.versions ?? 0;
  const choices = narrowings.filter(name => counts[name] > 0 && (counts[name] < all.length || only === name));
  return (
    <div className="hw-split hw-split-plain">
      <div className="hw-main">
        <div className="hw-bar-top">
          <SearchField
            label={t('assets.page.columns.find', { number: numberText(all.length) })}
            value={text}
            onChange={setText}
            width={232}
            slash
          />
          {choices.length > 0 && (
            <Choices
              label={t('assets.page.columns.only')}
              value={only}
              choices={[
                { value: '', label: t('assets.page.columns.everything', { number: numberText(all.length) }) },
                ...choices.map(name => ({
                  value: name,
                  label: t(`assets.page.columns.${name}`, { number: numberText(counts[name]) }),
                })),
              ]}
              onChange={setOnly}
            />
          )}
          <span className="hw-spread" />
          {versions > 0 && (
            <Button icon="history" pressed={history === '1'} onClick={() => setHistory(history === '1' ? '' : '1')}>
              {t('assets.page.versions.title')} <span className="hw-dim">{numberText(versions)}</span>
            </Button>
          )}
        </div>
        {shown.length === 0 ? (
          <Empty title={t('assets.page.columns.nothing')} icon="search">
            <Button onClick={clear}>{t('ui.clearFilters')}</Button>
          </Empty>
        ) : (
          <DataTable
            label={t('assets.page.tabs.columns')}
            columns={cells}
            items={shown}
            keyOf={({ path }) => path}
            nameOf={({ path }) => path}
            rowHeight={32}
            active={current?.path}
            onOpen={({ path }) => choose(path)}
            place={`columns ${asset.id} ${text} ${only}`}
          />
        )}
        <div className="hw-foot">
          <span aria-live="polite">
            {t('assets.page.columns.shown', { shown: numberText(shown.length), number: numberText(all.length) })}
          </span>
          <span className="hw-spread" />
          <span className="hw-keys">
            <kbd>↑</kbd> <kbd>↓</kbd> {t('assets.page.keys.move')} <kbd>Enter</kbd> {t('assets.page.keys.open')} <kbd>Esc</kbd>{' '}
            {t('assets.page.keys.close')}
          </span>
        </div>
      </div>
      {current && (
        <ColumnPanel
          key={current.path}
          column={current}
          metrics={evidence?.metrics}
          checks={checks.get(current.path) ?? []}
          onPrevious={() => step(-1)}
          onNext={() => step(1)}
          onClose={() => choose('')}
        />
      )}
      {!current && history === '1' && <SchemaHistory onClose={() => setHistory('')} />}
    </div>
  );
}

function groupByColumn(checks: readonly Check[]): Map<string, Check[]> {
  const groups = new Map<string, Check[]>();
  for (const check of checks) {
    if (check.column !== undefined) groups.set(check.column, [...(groups.get(check.column) ?? []), check]);
  }
  return groups;
}
