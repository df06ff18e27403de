import { statusOf } from '../../../ui/queryClient';
import { messageOf } from '../../../ui/states';

/** Why a write was refused. */
export type Refusal =
  /** It has changed since it was read. */
  | { kind: 'changed' }
  /** A catalog file says it. */
  | { kind: 'declared'; entityRef: string; location?: string }
  | { kind: 'other'; message: string };

type Details = { etag?: unknown; entityRef?: unknown; location?: unknown };

/** Reads what the API answered to a write. */
export function refusalOf(error: unknown): Refusal {
  const status = statusOf(error);
  const { etag, entityRef, location } = detailsOf(error);
  if (status === 412 || (status === 409 && typeof etag === 'string')) return { kind: 'changed' };
  if (status === 409 && typeof entityRef === 'string') {
    return { kind: 'declared', entityRef, ...(typeof location === 'string' && { location }) };
  }
  return { kind: 'other', message: error instanceof Error ? messageOf(error) : String(error) };
}

function detailsOf(error: unknown): Details {
  const { body } = (error ?? {}) as { body?: { error?: { details?: Details } } };
  return body?.error?.details ?? {};
}
