const shapes = {
  table: 'M3 5h18v14H3zM3 10h18M9 10v9',
  view: 'M3 6h18v12H3zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  topic: 'M3 7c3-3 6 3 9 0s6 3 9 0M3 12c3-3 6 3 9 0s6 3 9 0M3 17c3-3 6 3 9 0s6 3 9 0',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
  pipeline: 'M6 4a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM18 16a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM6 8v5a5 5 0 0 0 5 5h5M18 16v-5a5 5 0 0 0-5-5h-3',
  dashboard: 'M4 4h16v16H4zM8 16v-5M12 16V8M16 16v-3',
  database: 'M4 6c0-4 16-4 16 0v12c0 4-16 4-16 0zM4 6c0 4 16 4 16 0M4 12c0 4 16 4 16 0',
  schema: 'M4 5h7v5H4zM13 14h7v5h-7zM7.5 10v6.500h5.500',
  bucket: 'M4 7h16l-2 13H6zM4 7c0-4 16-4 16 0',
  model: 'M12 3l8 4.500v9L12 21l-8-4.500v-9zM12 12l8-4.500M12 12v9M12 12L4 7.500',
  component: 'M12 4l7 4v8l-7 4-7-4V8zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  term: 'M5 4h12a2 2 0 0 1 2 2v14H7a2 2 0 0 1-2-2zM9 9h6M9 13h4',
  product: 'M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8',
  search: 'M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM15.500 15.500L21 21',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  warning: 'M12 4l9 16H3zM12 10v4M12 17v.5',
  error: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9 9l6 6M15 9l-6 6',
  running: 'M12 3a9 9 0 1 1-9 9',
  lock: 'M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3',
  up: 'M6 15l6-6 6 6',
  down: 'M6 9l6 6 6-6',
  certified: 'M12 3l2.500 2 3-.2.800 3L21 10l-1.500 2.500L21 15l-2.700 2-.8 3-3-.2L12 22l-2.500-2.200-3 .2-.8-3L3 15l1.500-2.500L3 10l2.700-2.200.8-3 3 .2zM8.500 12.500l2.500 2.500 4.500-5',
} as const;

export type IconName = keyof typeof shapes;

/** One of our own icons; `label` says aloud what it means, else it is decoration. */
export function Icon({ name, size = 16, label }: { name: IconName; size?: number; label?: string }) {
  const named = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true as const };
  return (
    <svg
      {...named}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      style={{ flex: 'none' }}
    >
      <path d={shapes[name]} />
    </svg>
  );
}

const byType: Record<string, IconName> = {
  collection: 'table',
  stream: 'topic',
  report: 'dashboard',
  object: 'file',
  container: 'bucket',
  api: 'component',
  system: 'component',
  resource: 'component',
};

/** The icon of an asset's type; an unknown type looks like a table. */
export function iconOfType(type: string): IconName {
  const key = type.toLowerCase();
  if (key in shapes) return key as IconName;
  return Object.hasOwn(byType, key) ? byType[key] : 'table';
}
