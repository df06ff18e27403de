import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { assetPath } from '../routes';
import { useTexts } from '../translation';
import { Button } from './Button';
import { Icon, iconOfType } from './Icon';
import type { IconName } from './Icon';
import { statusOf } from './queryClient';

/** Nothing to show, and what to do about it. `compact` is for a card or a section. */
export function Empty(props: {
  title: string;
  text?: ReactNode;
  icon?: IconName;
  compact?: boolean;
  children?: ReactNode;
}) {
  const { title, text, icon = 'table', compact = false, children } = props;
  return (
    <div className="hw-state" data-compact={compact}>
      {!compact && <Icon name={icon} size={28} />}
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {children}
    </div>
  );
}

type NearMatch = { id: string; title: string; namespace: string; type: string };

/**
 * What went wrong, and what one can do: ask for the permission, look at names
 * that are near, sign in again, or try once more.
 */
export function Failure({ error, onRetry, compact = false }: { error: Error; onRetry?: () => void; compact?: boolean }) {
  const t = useTexts();
  const status = statusOf(error);
  if (status === 403) {
    return (
      <div className="hw-state" role="alert" data-compact={compact}>
        {!compact && <Icon name="lock" size={28} />}
        <h2>{t('ui.deniedTitle')}</h2>
        <p>{t('ui.deniedText', { reason: messageOf(error) })}</p>
      </div>
    );
  }
  if (status === 404) {
    return (
      <Empty title={t('ui.missingTitle')} text={messageOf(error)} icon="search" compact={compact}>
        <NearMatches items={nearMatchesOf(error)} />
      </Empty>
    );
  }
  return (
    <div className="hw-state" role="alert" data-compact={compact}>
      {!compact && <Icon name="error" size={28} />}
      <h2>{t('ui.failureTitle')}</h2>
      <p>{explain(error, status, t)}</p>
      {onRetry && (
        <Button icon="refresh" onClick={onRetry}>
          {t('ui.retry')}
        </Button>
      )}
    </div>
  );
}

function explain(error: Error, status: number | undefined, t: ReturnType<typeof useTexts>): string {
  if (status === 401) return t('ui.signedOut');
  if (status === 502 || status === 503 || status === 504) return t('ui.failureDown');
  // A browser's fetch fails so where nobody answers.
  if (status === undefined && error.name === 'TypeError') return t('ui.failureOffline');
  return messageOf(error);
}

function NearMatches({ items }: { items: NearMatch[] }) {
  const t = useTexts();
  if (items.length === 0) return null;
  return (
    <>
      <h3>{t('ui.nearMatches')}</h3>
      {items.map(item => (
        <Link key={item.id} to={assetPath(item.id)} className="hw-row" style={{ justifyContent: 'center', height: 28 }}>
          <Icon name={iconOfType(item.type)} size={14} /> {item.title}
          <span className="hw-mono hw-dim hw-cut">{item.namespace}</span>
        </Link>
      ))}
    </>
  );
}

/** Keeps the place of rows that are on their way. */
export function Skeleton({ rows = 12, height = 40 }: { rows?: number; height?: number }) {
  const t = useTexts();
  return (
    <div role="status" aria-busy="true" aria-label={t('ui.loading')} style={{ padding: '0 16px' }}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} style={{ height, display: 'flex', alignItems: 'center', gap: 16 }}>
          <div className="hw-skeleton" style={{ width: `${28 + ((row * 7) % 16)}%` }} />
          <div className="hw-skeleton" style={{ width: '12%' }} />
          <div className="hw-skeleton" style={{ width: '16%' }} />
        </div>
      ))}
    </div>
  );
}

/** Keeps the place of one block, such as a picture. */
export function SkeletonBlock({ height, width = '100%' }: { height: number; width?: number | string }) {
  return <div className="hw-skeleton" aria-hidden style={{ height, width }} />;
}

/** What the server said, without the client's words around it. */
export function messageOf(error: Error): string {
  const { cause } = error as { cause?: { message?: string } };
  return cause?.message ?? error.message;
}

function nearMatchesOf(error: Error): NearMatch[] {
  const { body } = error as { body?: { error?: { details?: { nearMatches?: NearMatch[] } } } };
  return body?.error?.details?.nearMatches ?? [];
}
