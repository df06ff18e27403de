import type { AssetColumnView } from '@headwater/plugin-data-catalog-common';
import { useTexts } from '../../../translation';
import { IconButton } from '../../../ui/Button';
import { numberText } from '../../../ui/count';
import { SidePanel } from '../../../ui/SidePanel';
import { useEditing } from '../editing/Editing';
import { TermSet } from '../editing/TermSet';
import type { Check, Metrics } from '../quality/evidence';
import { Outcome, OutcomeHistory } from '../quality/Outcome';
import { Says } from '../sources/Says';
import { ColumnDescription } from './ColumnDescription';
import { ColumnLineage } from './ColumnLineage';
import { ColumnProfile } from './ColumnProfile';
import type { FlatColumn } from './flatten';
import { useSaveColumn } from './useSaveColumn';

/** All about one column, beside the list. */
export function ColumnPanel(props: {
  column: FlatColumn;
  metrics?: Metrics;
  checks: readonly Check[];
  onPrevious: () => void;
  onNext: () => void;
  onClose: () => void;
}) {
  const { column: flat, metrics, checks, onPrevious, onNext, onClose } = props;
  const { path, column } = flat;
  const t = useTexts();
  const measures = metrics?.columns.get(path);
  return (
    <SidePanel
      label={t('assets.page.columns.about', { name: path })}
      icon="column"
      title={
        <span title={path} dir="auto">
          <code>{column.name}</code> {column.type && <code className="hw-dim">{column.type}</code>}
        </span>
      }
      actions={
        <>
          <IconButton kind="bare" icon="up" label={t('assets.page.columns.previous')} onClick={onPrevious} />
          <IconButton kind="bare" icon="down" label={t('assets.page.columns.next')} onClick={onNext} />
        </>
      }
      onClose={onClose}
    >
      <ColumnDescription flat={flat} />
      <Terms flat={flat} />
      {measures && <ColumnProfile measures={measures} metrics={metrics!} />}
      {checks.length > 0 && (
        <section>
          <h2>
            {t('assets.page.quality.checks')} <span className="hw-dim">{numberText(checks.length)}</span>
          </h2>
          <ul className="hw-plain-list">
            {checks.map(check => (
              <li key={check.key} className="hw-row">
                <span className="hw-spread hw-cut" title={check.name}>
                  {check.assertion}
                </span>
                <OutcomeHistory check={check} />
                <Outcome outcome={check} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <ColumnLineage path={path} />
      <Sources column={column} />
    </SidePanel>
  );
}

function Terms({ flat: { path, column } }: { flat: FlatColumn }) {
  const { mayEdit } = useEditing();
  const t = useTexts();
  const saveColumn = useSaveColumn(path, column);
  const { terms = [] } = column;
  if (terms.length === 0 && !mayEdit) return null;
  const says = column.sources?.terms;
  return (
    <section>
      <h2>{t('assets.page.fields.terms')}</h2>
      <TermSet
        // Which of several terms a file says is known to the server alone; it refuses to take those away.
        terms={terms.map(value => ({ value, fixed: says?.source === 'yaml', sources: says ? [says] : [] }))}
        onAdd={mayEdit ? term => saveColumn({ addTerms: [term] }, t('assets.page.edit.termAdded')) : undefined}
        onRemove={mayEdit ? term => saveColumn({ removeTerms: [term] }, t('assets.page.edit.termRemoved')) : undefined}
      />
    </section>
  );
}

function Sources({ column }: { column: AssetColumnView }) {
  const t = useTexts();
  const said = Object.entries(column.sources ?? {}).filter(([key]) => key !== 'description' && key !== 'terms');
  const facts: [string, string][] = [
    ...(column.ordinal === undefined ? [] : [[t('assets.page.columns.ordinal'), String(column.ordinal)] as [string, string]]),
    ...(column.nullable === undefined
      ? []
      : [[t('assets.page.columns.nullable'), t(column.nullable ? 'assets.page.yes' : 'assets.page.no')] as [string, string]]),
  ];
  if (said.length + facts.length === 0) return null;
  return (
    <section>
      <h2>{t('assets.page.about.title')}</h2>
      <dl className="hw-facts">
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {said.map(([name, says]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{t('assets.page.columns.from', { name })}</dt>
            <dd>
              <Says says={says} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
