import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { lineagePath, sqlPath } from '../routes';
import { useTexts } from '../translation';
import { Button, Choices, IconButton } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { MenuButton } from '../ui/Menu';
import { MAX_DEPTH } from './lineageState';
import type { LineageState, StateChange } from './lineageState';
import type { Exports } from './useExports';
import type { FullScreen } from './useFullScreen';

export type LineageBarProps = {
  state: LineageState;
  onChange: (next: StateChange) => void;
  onTidy: () => void;
  /** What stands first, such as the asset's name. */
  lead?: ReactNode;
  /** There is a graph, to be laid out and exported. */
  ready: boolean;
  impact: boolean;
  onImpact: (shown: boolean) => void;
  exports: Exports;
  fullScreen?: FullScreen;
  /** The asset, where the explorer has a page of its own to lead to. */
  fullPageOf?: string;
};

/** Direction, depth, level and what else is shown; and what can be done with the picture. */
export function LineageBar(props: LineageBarProps) {
  const {
    state,
    onChange,
    onTidy,
    lead,
    ready,
    impact,
    onImpact,
    exports,
    fullScreen,
    fullPageOf,
  } = props;
  const t = useTexts();
  const { search } = useLocation();
  return (
    <div className="hw-bar-top hw-lineage-bar" role="toolbar" aria-label={t('lineage.bar.label')}>
      {lead}
      <What state={state} onChange={onChange} />
      <span className="hw-spread" />
      {!state.table && ready && (
        <Button icon="schema" title={t('lineage.bar.tidyTitle')} onClick={onTidy}>
          {t('lineage.bar.tidy')}
        </Button>
      )}
      <Button
        pressed={state.table}
        title={t('lineage.bar.tableTitle')}
        onClick={() => onChange({ table: !state.table })}
      >
        {t('lineage.bar.table')}
      </Button>
      <Button pressed={impact} onClick={() => onImpact(!impact)}>
        {t('lineage.bar.impact')}
      </Button>
      <Link className="hw-button" data-kind="bare" to={sqlPath()} title={t('sql.title')}>
        {t('lineage.bar.sql')}
      </Link>
      {ready && <ExportMenu exports={exports} table={state.table} />}
      {fullPageOf !== undefined && (
        <Link
          className="hw-button"
          data-kind="bare"
          data-icon="true"
          to={{ pathname: lineagePath(fullPageOf), search }}
          aria-label={t('lineage.bar.fullPage')}
          title={t('lineage.bar.fullPage')}
        >
          <Icon name="external" />
        </Link>
      )}
      {fullScreen && (
        <IconButton
          kind="bare"
          icon={fullScreen.on ? 'shrink' : 'expand'}
          label={t(fullScreen.on ? 'lineage.bar.leaveFullScreen' : 'lineage.bar.fullScreen')}
          onClick={fullScreen.toggle}
        />
      )}
    </div>
  );
}

/** What the picture shows. Another question forgets what was expanded in the answer to the last one. */
function What({ state, onChange }: Pick<LineageBarProps, 'state' | 'onChange'>) {
  const t = useTexts();
  const ask = (next: StateChange) => onChange({ ...next, expanded: [], tidy: 0 });
  const { direction, depth, level, foldJobs, includePast } = state;
  const columns = level === 'column';
  return (
    <>
      <Choices
        label={t('lineage.bar.direction')}
        value={direction}
        choices={(['upstream', 'both', 'downstream'] as const).map(value => ({
          value,
          label: t(`lineage.bar.${value}`),
        }))}
        onChange={value => ask({ direction: value })}
      />
      <span className="hw-group" role="group" aria-label={t('lineage.bar.depth')}>
        <button
          type="button"
          className="hw-button"
          aria-label={t('lineage.bar.less')}
          disabled={depth <= 1}
          onClick={() => ask({ depth: depth - 1 })}
        >
          <Icon name="minus" size={14} />
        </button>
        <span className="hw-button hw-depth" aria-live="polite">
          {t('lineage.bar.hops', { count: depth })}
        </span>
        <button
          type="button"
          className="hw-button"
          aria-label={t('lineage.bar.more')}
          disabled={depth >= MAX_DEPTH}
          onClick={() => ask({ depth: depth + 1 })}
        >
          <Icon name="plus" size={14} />
        </button>
      </span>
      <Choices
        label={t('lineage.bar.level')}
        value={level}
        choices={(['asset', 'column'] as const).map(value => ({
          value,
          label: t(`lineage.bar.${value}`),
        }))}
        onChange={value => onChange({ level: value, column: undefined, open: [] })}
      />
      <Button
        icon="pipeline"
        pressed={foldJobs || columns}
        disabled={columns}
        title={t(columns ? 'lineage.bar.foldJobsColumns' : 'lineage.bar.foldJobsTitle')}
        onClick={() => ask({ foldJobs: !foldJobs })}
      >
        {t('lineage.bar.foldJobs')}
      </Button>
      <Button
        pressed={includePast}
        title={t('lineage.bar.pastTitle')}
        onClick={() => onChange({ includePast: !includePast })}
      >
        {t('lineage.bar.past')}
      </Button>
    </>
  );
}

function ExportMenu({ exports, table }: { exports: Exports; table: boolean }) {
  const t = useTexts();
  const image = (format: 'png' | 'svg') => ({
    key: format,
    text: t(`lineage.bar.${format}`),
    icon: 'image' as const,
    disabled: exports.busy,
    onSelect: () => exports.image(format),
  });
  return (
    <>
      {exports.busy && (
        <span role="status" className="hw-dim hw-small">
          {t('lineage.bar.exporting')}
        </span>
      )}
      <MenuButton
        kind="bare"
        icon="upload"
        label={t('lineage.bar.export')}
        items={[
          ...(table ? [] : [image('png'), image('svg')]),
          { key: 'csv', text: t('lineage.bar.csv'), icon: 'list', onSelect: exports.csv },
        ]}
      />
    </>
  );
}
