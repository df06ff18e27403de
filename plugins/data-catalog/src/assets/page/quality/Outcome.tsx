import { useTexts } from '../../../translation';
import { History } from '../../../ui/charts';
import { toneIcons } from '../../../ui/badges';
import { Icon } from '../../../ui/Icon';
import { outcomeTone } from './evidence';
import type { Check, CheckOutcome } from './evidence';

/** Whether a check passed, in icon and word. */
export function Outcome({ outcome }: { outcome: CheckOutcome }) {
  const t = useTexts();
  const tone = outcomeTone(outcome);
  return (
    <span className={`hw-row hw-${tone}`} style={{ gap: 6 }}>
      <Icon name={toneIcons[tone]} size={14} /> {t(`assets.page.quality.outcomes.${tone}`)}
    </span>
  );
}

/** Results that are drawn of one check. */
const MOST = 30;

/** A check's results, one bar each, the newest at the right. */
export function OutcomeHistory({ check }: { check: Check }) {
  const t = useTexts();
  const shown = check.history.slice(-MOST);
  const failed = shown.filter(({ success }) => !success).length;
  return (
    <History
      label={t('assets.page.quality.history', { count: shown.length, failed: String(failed) })}
      items={shown.map(outcome => ({
        tone: outcomeTone(outcome),
        title: `${t(`assets.page.quality.outcomes.${outcomeTone(outcome)}`)}, ${outcome.at}`,
      }))}
    />
  );
}
