import { memo } from 'react';
import { titleOf } from '../lineage/model/picture';
import { ConfidenceTag, Reasons } from '../lineage/evidence/Findings';
import { useTexts } from '../translation';
import { numberText } from '../ui/count';
import type { Drawing, SqlStatement } from './drawing';
import { reasonId, reasonOf, statementId } from './ids';
import type { SqlState } from './sqlState';

/** Statements that are listed; a script of more is read in parts. */
const MOST = 200;
/** Tables that one line names. */
const MOST_NAMES = 12;

type Change = (next: Partial<SqlState>) => void;

export type StatementListProps = {
  sql: string;
  drawing: Drawing;
  selected?: string;
  look?: string;
  onChange: Change;
};

/** What each statement does, from what to what, and how sure that is. */
export const StatementList = memo(function Statements(props: StatementListProps) {
  const { sql, drawing, selected, look, onChange } = props;
  const t = useTexts();
  const { statements } = drawing.analysis;
  const picked = reasonOf(look);
  return (
    <section className="hw-try-statements" aria-label={t('sql.statements.title')}>
      <h2>
        {t('sql.statements.title')}
        <span className="hw-dim">{numberText(statements.length)}</span>
      </h2>
      <ol className="hw-plain">
        {statements.slice(0, MOST).map((statement, index) => (
          <li key={index}>
            <StatementButton
              drawing={drawing}
              statement={statement}
              index={index}
              pressed={selected === statementId(index)}
              onChange={onChange}
            />
            <Reasons
              sql={sql}
              reasons={statement.reasons}
              picked={picked?.statement === index ? picked.reason : undefined}
              onPick={reason => {
                const id = reasonId(index, reason);
                onChange({ look: look === id ? undefined : id, column: undefined });
              }}
            />
          </li>
        ))}
      </ol>
      {statements.length > MOST && (
        <p className="hw-dim">{t('sql.statements.more', { count: statements.length - MOST })}</p>
      )}
    </section>
  );
});

function StatementButton(props: {
  drawing: Drawing;
  statement: SqlStatement;
  index: number;
  pressed: boolean;
  onChange: Change;
}) {
  const { drawing, statement, index, pressed, onChange } = props;
  const t = useTexts();
  const { sources, targets } = drawing.ends[index];
  const namesOf = (ids: readonly string[]) =>
    ids
      .slice(0, MOST_NAMES)
      .map(id => titleOf(drawing.picture, id))
      .join(', ');
  const target = namesOf(targets) || t('sql.statements.nothing');
  const flow =
    sources.length > 0 ? t('sql.edges.line', { source: namesOf(sources), target }) : target;
  return (
    <button
      type="button"
      className="hw-pick"
      aria-pressed={pressed}
      title={flow}
      onClick={() =>
        onChange({
          selected: pressed ? undefined : statementId(index),
          look: undefined,
          column: undefined,
        })
      }
    >
      <span className="hw-dim hw-num">{index + 1}</span>
      <span className="hw-spread">
        <span className="hw-mono hw-cut">{statement.kind.replace(/_/g, ' ')}</span>
        <bdi className="hw-cut hw-dim">{flow}</bdi>
      </span>
      {statement.confidence !== 'high' && <ConfidenceTag short level={statement.confidence} />}
    </button>
  );
}
