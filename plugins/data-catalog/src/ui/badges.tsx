import { useTexts } from '../translation';
import { Chip, Tag } from './Chip';
import type { Tone } from './Chip';
import { Icon, iconOfType } from './Icon';
import type { IconName } from './Icon';
import { relativeTime } from './time';

/** Scores from which an asset counts as sound, or as no more than at risk. */
export const SOUND = 0.9;
export const AT_RISK = 0.75;

/** How a score is to be read. */
export function qualityTone(score: number): 'good' | 'warn' | 'bad' {
  if (score >= SOUND) return 'good';
  return score >= AT_RISK ? 'warn' : 'bad';
}

/** The icon that says a tone without colour. */
export const toneIcons: Record<'good' | 'warn' | 'bad', IconName> = { good: 'sound', warn: 'warning', bad: 'error' };

/** A score from 0 to 1 with its bar; unknown stays unknown. Sound is quiet, trouble has an icon. */
export function Quality({ score }: { score?: number }) {
  const t = useTexts();
  if (score === undefined) return <span className="hw-dim">{t('ui.noChecks')}</span>;
  const tone = qualityTone(score);
  return (
    <span className="hw-score" title={t('ui.quality', { score: score.toFixed(3) })}>
      {tone !== 'good' && (
        <span className={`hw-${tone}`}>
          <Icon name={toneIcons[tone]} size={14} />
        </span>
      )}
      <span className="hw-bar">
        <i style={{ width: `${score * 100}%`, background: `var(--hw-${tone}-fill)` }} />
      </span>
      {score.toFixed(2)}
    </span>
  );
}

/** The same as a chip, for headers and nodes. */
export function QualityBadge({ score }: { score?: number }) {
  const t = useTexts();
  if (score === undefined) return null;
  const tone = qualityTone(score);
  return (
    <Chip tone={tone} icon={toneIcons[tone]}>
      {t('ui.quality', { score: score.toFixed(2) })}
    </Chip>
  );
}

/** An asset's type, told by its icon and its word. */
export function TypeBadge({ type }: { type: string }) {
  return (
    <span className="hw-row" style={{ gap: 6 }}>
      <Icon name={iconOfType(type)} size={14} />
      {type}
    </span>
  );
}

const lifecycleLooks: Record<string, { tone?: Tone; icon: IconName }> = {
  production: { icon: 'stack' },
  deprecated: { tone: 'warn', icon: 'warning' },
  archived: { tone: 'warn', icon: 'history' },
};

const lifecycleNames = ['development', 'testing', 'staging', 'production', 'deprecated', 'archived'] as const;

/** Words for the stages of a life; a stage of somebody's own is shown as it is. */
export function useLifecycleName() {
  const t = useTexts();
  return (value: string): string => {
    const known = lifecycleNames.find(name => name === value);
    return known ? t(`ui.lifecycle.${known}`) : value;
  };
}

/** Colour and icon of a stage of a life. */
export function lifecycleLook(value: string): { tone?: Tone; icon: IconName } {
  return Object.hasOwn(lifecycleLooks, value) ? lifecycleLooks[value] : { icon: 'stack' };
}

export function LifecycleBadge({ value, small = false }: { value: string; small?: boolean }) {
  const nameOf = useLifecycleName();
  const look = lifecycleLook(value);
  if (small) return <Tag tone={look.tone}>{nameOf(value)}</Tag>;
  return (
    <Chip tone={look.tone} icon={look.icon}>
      {nameOf(value)}
    </Chip>
  );
}

export function CertifiedBadge({ small = false }: { small?: boolean }) {
  const t = useTexts();
  const Shape = small ? Tag : Chip;
  return (
    <Shape tone="good" icon="certified">
      {t('ui.certified')}
    </Shape>
  );
}

/** When it was last written; `late` when it should have been since. */
export function FreshnessBadge({ time, late = false }: { time: string; late?: boolean }) {
  const t = useTexts();
  const age = relativeTime(time);
  return (
    <Chip tone={late ? 'bad' : 'good'} icon="clock" title={time}>
      {late ? t('ui.late', { age }) : t('ui.fresh', { age })}
    </Chip>
  );
}

/** A class of data such as PII, with the number of columns that have it. */
export function ClassificationBadge({ name, columns }: { name: string; columns?: number }) {
  const t = useTexts();
  return (
    <Chip icon="shield">
      {columns ? t('ui.classifiedColumns', { name, count: columns }) : name}
    </Chip>
  );
}

const runLooks: Record<string, { icon: IconName; tone?: Tone }> = {
  COMPLETE: { icon: 'sound', tone: 'good' },
  FAIL: { icon: 'error', tone: 'bad' },
  ABORT: { icon: 'close', tone: 'warn' },
  START: { icon: 'running', tone: 'accent' },
  RUNNING: { icon: 'running', tone: 'accent' },
};

export type RunState = 'COMPLETE' | 'FAIL' | 'ABORT' | 'START' | 'RUNNING' | 'OTHER' | 'UNKNOWN';

/** What a run's colour is; undefined where it has none. */
export function runTone(state: string): Tone | undefined {
  return Object.hasOwn(runLooks, state) ? runLooks[state].tone : undefined;
}

export function RunStateBadge({ state }: { state: RunState }) {
  const t = useTexts();
  const look = Object.hasOwn(runLooks, state) ? runLooks[state] : undefined;
  return (
    <Tag tone={look?.tone} icon={look?.icon ?? 'info'}>
      {t(`ui.runStates.${state}`)}
    </Tag>
  );
}
