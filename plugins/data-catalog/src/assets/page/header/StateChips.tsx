import { useTexts } from '../../../translation';
import { FreshnessBadge, lifecycleLook, qualityTone, toneIcons, useLifecycleName } from '../../../ui/badges';
import { Chip } from '../../../ui/Chip';
import { PopoverButton } from '../../../ui/Menu';
import { relativeTime } from '../../../ui/time';
import { useEditing } from '../editing/Editing';
import { StateEditor } from '../editing/StateEditor';
import { TagList } from '../editing/TagList';
import { QualityFormula } from '../quality/QualityFormula';
import { SourceChip } from '../sources/SourceButton';

/** What was observed within a day counts as fresh; of what is older, only when is said. */
const FRESH_MS = 24 * 60 * 60 * 1000;

/** The state of the asset in words; each says on demand who says so. */
export function StateChips() {
  const { asset, mayEdit } = useEditing();
  const t = useTexts();
  const lifecycleName = useLifecycleName();
  const { certified, lifecycle, criticality, tier, quality, attributes } = asset;
  const look = lifecycle === undefined ? undefined : lifecycleLook(lifecycle);
  return (
    <div className="hw-row hw-wrap hw-asset-chips">
      {certified && (
        <SourceChip field="certified" tone="good" icon="certified">
          {t('ui.certified')}
        </SourceChip>
      )}
      {lifecycle !== undefined && (
        <SourceChip field="lifecycle" tone={look?.tone} icon={look?.icon}>
          {lifecycleName(lifecycle)}
        </SourceChip>
      )}
      {criticality !== undefined && (
        <SourceChip field="criticality" icon="flag">
          {criticalityText(t, criticality)}
        </SourceChip>
      )}
      {tier !== undefined && <SourceChip field="tier">{tier}</SourceChip>}
      {quality !== undefined && attributes.quality && (
        <PopoverButton
          shape="chip"
          tone={qualityTone(quality)}
          icon={toneIcons[qualityTone(quality)]}
          text={t('ui.quality', { score: quality.toFixed(2) })}
          label={t('assets.page.quality.formulaOf', { score: quality.toFixed(2) })}
          width={372}
        >
          {() => <QualityFormula quality={attributes.quality!} />}
        </PopoverButton>
      )}
      <Freshness time={asset.observedAt} />
      {mayEdit && <StateEditor />}
      <TagList />
    </div>
  );
}

function Freshness({ time }: { time?: string }) {
  const t = useTexts();
  if (time === undefined) return null;
  if (Date.now() - Date.parse(time) < FRESH_MS) return <FreshnessBadge time={time} />;
  return (
    <Chip icon="clock" title={time}>
      {t('assets.page.seen', { age: relativeTime(time) })}
    </Chip>
  );
}

const criticalities = ['critical', 'high', 'medium', 'low'] as const;

function criticalityText(t: ReturnType<typeof useTexts>, value: string): string {
  const known = criticalities.find(one => one === value);
  return known ? t(`assets.page.criticalities.${known}`) : value;
}
