/** Paths in a box of 24, drawn with round ends; one symbol a type, one an action. */
const shapes = {
  // types
  table: 'M3 5h18v14H3zM3 10h18M9 10v9',
  view: 'M4 5h3M10 5h4M17 5h3v3M20 11v2M20 16v3h-3M14 19h-4M7 19H4v-3M4 13v-2M4 8V5M8 12c2.500-3 5.500-3 8 0-2.500 3-5.500 3-8 0zM12 12v.01',
  topic: 'M3 7c3-3 6 3 9 0s6 3 9 0M3 12c3-3 6 3 9 0s6 3 9 0M3 17c3-3 6 3 9 0s6 3 9 0',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
  pipeline: 'M6 4a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM18 16a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM6 8v5a5 5 0 0 0 5 5h5M18 16v-5a5 5 0 0 0-5-5h-3',
  dashboard: 'M4 4h16v16H4zM8 16v-5M12 16V8M16 16v-3',
  database: 'M4 6c0-4 16-4 16 0v12c0 4-16 4-16 0zM4 6c0 4 16 4 16 0M4 12c0 4 16 4 16 0',
  schema: 'M4 5h7v5H4zM13 14h7v5h-7zM7.500 10v6.500h5.500',
  bucket: 'M4 7h16l-2 13H6zM4 7c0-4 16-4 16 0',
  model: 'M12 3l8 4.500v9L12 21l-8-4.500v-9zM12 12l8-4.500M12 12v9M12 12L4 7.500',
  column: 'M9 4h6v16H9zM4 4v16M20 4v16',
  function: 'M14 4c-4 0-4 3-4.500 8S9 20 5 20M6 11h8M15 14l5 6M20 14l-5 6',
  component: 'M12 3l8 4.500v9L12 21l-8-4.500v-9zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  term: 'M5 4h12a2 2 0 0 1 2 2v14H7a2 2 0 0 1-2-2zM9 9h6M9 13h4',
  product: 'M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8',
  domain: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18',
  team: 'M9 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM3 20c0-7 12-7 12 0M16 5.500a3 3 0 0 1 0 5.500M18 14c2 .8 3 3 3 6',
  user: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c0-9 16-9 16 0',
  // states
  check: 'M5 12.500l4.500 4.500L19 7.500',
  sound: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12.500l3 3 5-6',
  warning: 'M12 4l9 16H3zM12 10v4M12 17v.5',
  error: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9 9l6 6M15 9l-6 6',
  running: 'M12 3a9 9 0 1 1-9 9',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.500 2',
  lock: 'M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3',
  shield: 'M12 3l8 3v6c0 5-3.500 8-8 9-4.500-1-8-4-8-9V6z',
  flag: 'M5 21V4h13l-3 4.500 3 4.500H5',
  stack: 'M12 4l9 5-9 5-9-5zM3 14l9 5 9-5',
  certified: 'M12 3l2.500 2 3-.2.800 3L21 10l-1.500 2.500L21 15l-2.700 2-.8 3-3-.2L12 22l-2.500-2.200-3 .2-.8-3L3 15l1.500-2.500L3 10l2.700-2.200.8-3 3 .2zM8.500 12.500l2.500 2.500 4.500-5',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5M12 8v.01',
  // actions
  search: 'M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM15.500 15.500L21 21',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  up: 'M6 15l6-6 6 6',
  down: 'M6 9l6 6 6-6',
  left: 'M15 6l-6 6 6 6',
  right: 'M9 6l6 6-6 6',
  sortUp: 'M12 20V5M6 11l6-6 6 6',
  sortDown: 'M12 4v15M6 13l6 6 6-6',
  more: 'M5 12v.01M12 12v.01M19 12v.01',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  edit: 'M4 20l1-5L16 4l4 4L9 19zM13.500 6.500l4 4',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5',
  undo: 'M4 9h10a5 5 0 0 1 0 10H9M4 9l5-5M4 9l5 5',
  refresh: 'M20 12a8 8 0 1 1-2.500-5.800M20 3v5h-5',
  download: 'M12 4v11M7 11l5 5 5-5M4 20h16',
  upload: 'M12 16V5M7 9l5-5 5 5M4 20h16',
  external: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  star: 'M12 3.500l2.700 5.600 6 .8-4.400 4.200 1.100 6L12 17.200 6.600 20l1.100-6L3.300 9.900l6-.8z',
  bookmark: 'M6 4h12v17l-6-4.500L6 21z',
  filter: 'M4 5h16l-6 8v6l-4-2v-4z',
  columns: 'M3 5h18v14H3zM9 5v14M15 5v14',
  list: 'M4 6h16M4 12h16M4 18h16',
  tree: 'M5 4v13a2 2 0 0 0 2 2h4M5 9h6M14 6h6v6h-6zM14 16h6v6h-6z',
  expand: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  shrink: 'M9 4v5H4M15 4v5h5M9 20v-5H4M15 20v-5h5',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9v.01',
  history: 'M4 12a8 8 0 1 1 2.500 5.800M4 21v-5h5M12 8v4l3 2',
  events: 'M3 12h4l3-8 4 16 3-8h4',
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z',
  key: 'M8 11a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM11 12l9-9M16 7l3 3',
  pin: 'M9 4h6l-1 6 4 4H6l4-4zM12 14v7',
  menu: 'M4 7h16M4 12h16M4 17h16',
} as const;

export type IconName = keyof typeof shapes;

/** Names of all icons, for the gallery. */
export const iconNames = Object.keys(shapes) as IconName[];

/** The `d` of an icon's path, in a box of 24: for drawings that are made without React. */
export function pathOfIcon(name: IconName): string {
  return shapes[name];
}

export type IconProps = {
  name: IconName;
  /** Pixels; 16 beside text, 14 in buttons and nodes, 12 in chips. */
  size?: number;
  /** Says aloud what it means; without it the icon is decoration. */
  label?: string;
  filled?: boolean;
};

/** One of our own icons, in the colour of the text around it. */
export function Icon({ name, size = 16, label, filled = false }: IconProps) {
  const named = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true as const };
  return (
    <svg
      {...named}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      // 1.5 pixels at any size, a little more where it is small.
      strokeWidth={size < 14 ? 3.2 : (1.5 * 24) / Math.max(size, 16)}
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
  dataset: 'table',
  stream: 'topic',
  report: 'dashboard',
  object: 'file',
  container: 'bucket',
  stored_procedure: 'function',
  api: 'component',
  service: 'component',
  system: 'component',
  resource: 'component',
  glossaryterm: 'term',
  dataproduct: 'product',
  group: 'team',
  dataasset: 'table',
};

/** The icon of an asset's type or an entity's kind; an unknown one looks like a table. */
export function iconOfType(type: string): IconName {
  const key = type.toLocaleLowerCase('en-US');
  if (Object.hasOwn(shapes, key)) return key as IconName;
  return Object.hasOwn(byType, key) ? byType[key] : 'table';
}
