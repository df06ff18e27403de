import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { entityPath } from '../routes';
import { Icon } from './Icon';
import type { IconName } from './Icon';
import { relativeTime } from './time';

export type Tone = 'good' | 'warn' | 'bad' | 'accent';

/** A word with a meaning: colour never says it alone. */
export function Chip({ children, tone, icon }: { children: ReactNode; tone?: Tone; icon?: IconName }) {
  return (
    <span className="hw-chip" data-tone={tone}>
      {icon && <Icon name={icon} size={13} />}
      <span className="hw-cut">{children}</span>
    </span>
  );
}

const lifecycleTones: Record<string, Tone> = { production: 'good', deprecated: 'warn', archived: 'warn' };

export function LifecycleChip({ value }: { value: string }) {
  return <Chip tone={Object.hasOwn(lifecycleTones, value) ? lifecycleTones[value] : undefined}>{value}</Chip>;
}

function qualityTone(score: number): 'good' | 'warn' | 'bad' {
  if (score >= 0.9) return 'good';
  return score >= 0.7 ? 'warn' : 'bad';
}

const toneIcons = { good: 'check', warn: 'warning', bad: 'error' } as const;

/** A score from 0 to 1; unknown stays unknown. */
export function Quality({ score }: { score?: number }) {
  if (score === undefined) return <span className="hw-dim">no checks</span>;
  const tone = qualityTone(score);
  return (
    <span style={{ whiteSpace: 'nowrap' }} title={`Quality ${score.toFixed(3)}`}>
      {tone !== 'good' && (
        <span style={{ color: `var(--hw-${tone})`, marginRight: 6, verticalAlign: 'middle' }}>
          <Icon name={toneIcons[tone]} size={13} />
        </span>
      )}
      <span className="hw-bar">
        <i style={{ width: `${score * 100}%`, background: `var(--hw-${tone}-fill)` }} />
      </span>
      {score.toFixed(2)}
    </span>
  );
}

/** How long ago, with the exact time on hover. */
export function Ago({ time }: { time?: string }) {
  if (time === undefined) return null;
  return (
    <time dateTime={time} title={time}>
      {relativeTime(time)}
    </time>
  );
}

/** The short name of an entity, as a link; what is no entity ref is shown as it is. */
export function EntityLink({ entityRef }: { entityRef: string }) {
  if (!/^[^:\s]+:[^/\s]+\/[^/\s]+$/.test(entityRef)) return <span>{entityRef}</span>;
  return (
    <Link to={entityPath(entityRef)} title={entityRef}>
      {entityRef.slice(entityRef.indexOf('/') + 1)}
    </Link>
  );
}

/** An exact name in monospace, to be copied. */
export function Identifier({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <span className="hw-row" style={{ gap: 4, minWidth: 0 }}>
      <code className="hw-mono hw-dim" style={{ overflowWrap: 'anywhere' }}>
        {text}
      </code>
      <button type="button" className="hw-link" onClick={copy} aria-label={copied ? 'Copied' : `Copy ${text}`}>
        <Icon name={copied ? 'check' : 'copy'} size={14} />
      </button>
    </span>
  );
}
