import type { ReactNode } from 'react';
import { Icon } from './Icon';

/** Nothing to show, and what to do about it. */
export function Empty({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  return (
    <div className="hw-state">
      <Icon name="table" size={28} />
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {children}
    </div>
  );
}

/** What went wrong. A missing permission says so; everything else can be tried again. */
export function Failure({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const status = statusOf(error);
  if (status === 403) {
    return (
      <div className="hw-state" role="alert">
        <Icon name="lock" size={28} />
        <h2>You may not see this</h2>
        <p>{messageOf(error)}. Ask the team that runs this portal for the permission.</p>
      </div>
    );
  }
  if (status === 404) return <Empty title="Not found" text={messageOf(error)} />;
  return (
    <div className="hw-state" role="alert">
      <Icon name="error" size={28} />
      <h2>This could not be loaded</h2>
      <p>{messageOf(error)}</p>
      <button type="button" className="hw-button" onClick={onRetry}>
        Try again
      </button>
    </div>
  );
}

/** Keeps the place of rows that are on their way. */
export function Skeleton({ rows = 12 }: { rows?: number }) {
  return (
    <div aria-busy="true" aria-label="Loading" style={{ padding: '8px 0' }}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} style={{ height: 40, display: 'flex', alignItems: 'center', gap: 16 }}>
          <div className="hw-skeleton" style={{ width: `${28 + ((row * 7) % 16)}%` }} />
          <div className="hw-skeleton" style={{ width: '12%' }} />
          <div className="hw-skeleton" style={{ width: '16%' }} />
        </div>
      ))}
    </div>
  );
}

function statusOf(error: Error): number | undefined {
  const { statusCode, response } = error as { statusCode?: number; response?: { status?: number } };
  return statusCode ?? response?.status;
}

function messageOf(error: Error): string {
  const { cause } = error as { cause?: { message?: string } };
  return cause?.message ?? error.message;
}
