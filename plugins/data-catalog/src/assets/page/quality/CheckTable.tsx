import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { assetPath } from '../../../routes';
import { useTexts } from '../../../translation';
import { Ago } from '../../../ui/Ago';
import { DataTable } from '../../../ui/DataTable';
import type { TableColumn } from '../../../ui/DataTable';
import { useEditing } from '../editing/Editing';
import type { Check } from './evidence';
import { Outcome, OutcomeHistory } from './Outcome';

/** The checks of a dataset with their newest result; a row leads to the run that made it. */
export function CheckTable({ checks }: { checks: readonly Check[] }) {
  const { asset } = useEditing();
  const t = useTexts();
  const navigate = useNavigate();
  const columns = useMemo(() => columnsOf(checks, t), [checks, t]);
  return (
    <DataTable
      label={t('assets.page.quality.checks')}
      columns={columns}
      items={checks}
      keyOf={({ key }) => key}
      nameOf={({ assertion }) => assertion}
      rowHeight={32}
      onOpen={({ runId }) => {
        if (runId !== undefined) navigate(`${assetPath(asset.id, 'runs')}?${new URLSearchParams({ run: runId })}`);
      }}
    />
  );
}

/** What the table says of a check; what is known of none has no place. */
function columnsOf(checks: readonly Check[], t: ReturnType<typeof useTexts>): TableColumn<Check>[] {
  const some = (has: (check: Check) => boolean) => checks.some(has);
  const columns: (TableColumn<Check> | false)[] = [
    {
      key: 'column',
      title: t('assets.page.quality.column'),
      width: 'minmax(120px, 1fr)',
      render: ({ column }) =>
        column === undefined ? (
          <span className="hw-dim hw-cut">{t('assets.page.quality.whole')}</span>
        ) : (
          <span className="hw-mono hw-strong hw-cut" title={column} dir="auto">
            {column}
          </span>
        ),
    },
    {
      key: 'check',
      title: t('assets.page.quality.check'),
      width: 'minmax(160px, 2fr)',
      render: ({ assertion, name, description }) => (
        <span className="hw-cut" title={[name, description].filter(Boolean).join('\n')} style={{ display: 'block' }}>
          {assertion} {name && name !== assertion && <span className="hw-dim hw-small">{name}</span>}
        </span>
      ),
    },
    { key: 'state', title: t('assets.page.quality.state'), width: '96px', render: check => <Outcome outcome={check} /> },
    some(({ history }) => history.length > 1) && {
      key: 'history',
      title: t('assets.page.quality.lastResults'),
      width: 'minmax(110px, 256px)',
      from: 720,
      render: check => (
        <span className="hw-row">
          <OutcomeHistory check={check} />
        </span>
      ),
    },
    some(({ actual }) => actual !== undefined) && {
      key: 'actual',
      title: t('assets.page.quality.actual'),
      width: '96px',
      right: true,
      from: 560,
      render: ({ actual }) => <span className="hw-cut" title={actual}>{actual}</span>,
    },
    some(({ expected }) => expected !== undefined) && {
      key: 'expected',
      title: t('assets.page.quality.expected'),
      width: '96px',
      right: true,
      from: 640,
      render: ({ expected }) => <span className="hw-cut" title={expected}>{expected}</span>,
    },
    some(({ severity }) => severity !== undefined) && {
      key: 'severity',
      title: t('assets.page.quality.severity'),
      width: '80px',
      from: 900,
      render: ({ severity }) => <span className="hw-dim">{severity}</span>,
    },
    { key: 'at', title: t('assets.page.quality.when'), width: '120px', right: true, render: ({ at }) => <Ago time={at} /> },
  ];
  return columns.filter(column => column !== false);
}
