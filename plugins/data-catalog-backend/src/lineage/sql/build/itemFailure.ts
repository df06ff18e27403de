import type { LineageBuiltItem } from '@headwater/plugin-data-catalog-common';

const statuses: Record<string, number> = {
  InputError: 400,
  NotAllowedError: 403,
  NotFoundError: 404,
  TaskLimitError: 422,
  ServiceUnavailableError: 503,
};

/** Why an item could not be built, as the answer tells it. */
export function itemFailure(error: unknown): Pick<LineageBuiltItem, 'status' | 'error' | 'reasons'> {
  const { name, message, details } = error as Error & { details?: Record<string, unknown> };
  const status = statuses[name] ?? 500;
  // What broke inside is for the log, not for the caller.
  const text = status === 500 ? 'The item could not be built' : message;
  return {
    status,
    error: { name, message: text, ...(details && { details }) },
    ...(name === 'TaskLimitError' && { reasons: [{ code: 'LIMIT', message }] }),
  };
}
