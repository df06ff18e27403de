import { useTexts } from '../translation';
import { numberText } from '../ui/count';
import { Icon } from '../ui/Icon';
import { dialectName } from './dialects';
import type { Drawing } from './drawing';

/** How much was found, and how well it was understood: always said, and read aloud when it comes. */
export function SqlFoot({ drawing }: { drawing: Drawing }) {
  const t = useTexts();
  const { analysis, edges } = drawing;
  const { statements, tables, dialect } = analysis;
  const known = tables.filter(({ asset }) => asset).length;
  const unsure = statements.filter(
    ({ confidence, reasons }) => confidence !== 'high' || reasons.length > 0,
  ).length;
  const count = (key: 'statements' | 'tables' | 'edges', number: number) =>
    t(`sql.foot.${key}`, { count: number, number: numberText(number) });
  return (
    <div className="hw-foot" role="status">
      <span>{count('statements', statements.length)}</span>
      <span>{count('tables', tables.length)}</span>
      {known > 0 && <span>{t('sql.foot.known', { number: numberText(known) })}</span>}
      <span>{count('edges', edges.length)}</span>
      <span>{t('sql.foot.dialect', { dialect: dialectName(dialect) })}</span>
      {unsure > 0 && (
        <span className="hw-warn hw-row" style={{ gap: 5 }}>
          <Icon name="warning" size={13} />
          {t('sql.foot.unsure', { count: unsure })}
        </span>
      )}
    </div>
  );
}
