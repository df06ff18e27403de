import type { useTexts } from '../../../translation';
import { numberText } from '../../../ui/count';
import type { TableColumn } from '../../../ui/DataTable';
import { Icon } from '../../../ui/Icon';
import { shortRef } from '../../../ui/shortRef';
import { nullShare } from '../quality/evidence';
import type { Check, Metrics } from '../quality/evidence';
import { percentText } from '../quality/percentText';
import type { FlatColumn } from './flatten';

/** What the table of columns shows of each; what is known of none has no place. */
export function columnCells(of: {
  t: ReturnType<typeof useTexts>;
  all: readonly FlatColumn[];
  metrics?: Metrics;
  checks: ReadonlyMap<string, Check[]>;
  mayEdit: boolean;
}): TableColumn<FlatColumn>[] {
  const { t, all, metrics, checks, mayEdit } = of;
  const measured = all.map(({ path }) => metrics?.columns.get(path)).filter(found => found !== undefined);
  const some = (has: (column: FlatColumn) => boolean) => all.some(has);
  const cells: (TableColumn<FlatColumn> | false)[] = [
    {
      key: 'name',
      title: t('assets.page.name'),
      width: 'minmax(140px, 1.6fr)',
      render: ({ column, path, depth }) => {
        const failing = checks.get(path)?.some(({ success }) => !success);
        return (
          <span className="hw-row" style={{ gap: 6, paddingLeft: Math.min(depth, 6) * 16 }}>
            <span className="hw-mono hw-strong hw-cut" title={path} dir="auto">
              {column.name}
            </span>
            {failing && (
              <span className="hw-bad" style={{ display: 'flex' }}>
                <Icon name="warning" size={12} label={t('assets.page.columns.fails')} />
              </span>
            )}
          </span>
        );
      },
    },
    some(({ column }) => column.type !== undefined) && {
      key: 'type',
      title: t('assets.page.fields.type'),
      width: 'minmax(96px, 1fr)',
      render: ({ column }) => (
        <span className="hw-mono hw-dim hw-cut" title={column.type} style={{ display: 'block' }}>
          {column.type}
        </span>
      ),
    },
    measured.some(({ nullCount }) => nullCount !== undefined) && {
      key: 'nulls',
      title: t('assets.page.columns.nulls'),
      width: '64px',
      right: true,
      from: 560,
      render: ({ path }) => percentText(nullShare(metrics?.columns.get(path) ?? {}, metrics?.rowCount)),
    },
    measured.some(({ distinctCount }) => distinctCount !== undefined) && {
      key: 'distinct',
      title: t('assets.page.quality.metrics.distinctCount'),
      width: '88px',
      right: true,
      from: 640,
      render: ({ path }) => {
        const distinct = metrics?.columns.get(path)?.distinctCount;
        return distinct === undefined ? '' : numberText(distinct);
      },
    },
    some(({ column }) => (column.terms?.length ?? 0) > 0) && {
      key: 'terms',
      title: t('assets.page.fields.terms'),
      width: 'minmax(90px, 0.8fr)',
      from: 520,
      render: ({ column }) => (
        <span className="hw-cut" title={column.terms?.join('\n')} style={{ display: 'block' }}>
          {column.terms?.map(shortRef).join(', ')}
        </span>
      ),
    },
    {
      key: 'description',
      title: t('assets.page.fields.description'),
      width: 'minmax(140px, 3fr)',
      from: 460,
      render: ({ column }) => (
        <span className="hw-cut" title={column.description} style={{ display: 'block' }} dir="auto">
          {column.description}
          {!column.description && mayEdit && <span className="hw-dim">{t('assets.page.columns.add')}</span>}
          {column.onlyDeclared && <span className="hw-warn"> {t('assets.page.columns.onlyDeclared')}</span>}
        </span>
      ),
    },
  ];
  return cells.filter(cell => cell !== false);
}
