import type { SqlAnalysis } from '@headwater/plugin-data-catalog-common';
import { useMemo } from 'react';
import { useTexts } from '../../translation';
import { Tag } from '../../ui/Chip';
import { Icon } from '../../ui/Icon';
import type { Confidence } from './evidence';
import { lineAt } from './textParts';

/** Why an analysis may be wrong or incomplete. */
export type Reason = SqlAnalysis['statements'][number]['reasons'][number];

const tones = { high: undefined, medium: 'warn', low: 'bad' } as const;

/** How sure the analysis of SQL is; `short` where a heading says of what. */
export function ConfidenceTag({ level, short = false }: { level: Confidence; short?: boolean }) {
  const t = useTexts();
  const text = t(`lineage.sql.confidence.${level}`);
  return (
    <Tag tone={tones[level]} icon={level === 'high' ? undefined : 'warning'} title={text}>
      {short ? t(`lineage.sql.sure.${level}`) : text}
    </Tag>
  );
}

/** What the analysis did not understand; each leads to its place in the text. */
export function Reasons(props: {
  sql: string;
  reasons: readonly Reason[];
  /** Index of the one whose place is marked. */
  picked?: number;
  onPick: (index: number) => void;
}) {
  const { sql, reasons, picked, onPick } = props;
  const t = useTexts();
  const lines = useMemo(
    () => reasons.map(({ span }) => span && String(lineAt(sql, span.start))),
    [sql, reasons],
  );
  if (reasons.length === 0) return null;
  return (
    <ul className="hw-plain hw-reasons" aria-label={t('lineage.sql.reasons')}>
      {reasons.map(({ code, message }, index) => (
        <li key={index} className="hw-reason" title={code}>
          <span className="hw-warn hw-row">
            <Icon name="warning" size={13} />
          </span>
          <span>
            {lines[index] && (
              <button
                type="button"
                className="hw-link"
                aria-pressed={picked === index}
                aria-label={t('lineage.sql.showLine', { line: lines[index], message })}
                onClick={() => onPick(index)}
              >
                {t('lineage.sql.line', { line: lines[index] })}
              </button>
            )}
            <span dir="auto">{message}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
