import type { ActivityChange, ActivityItem, ActivitySchema } from '@headwater/plugin-data-catalog-common';

export type ActivityRun = Extract<ActivityItem, { kind: 'run' }>;

/** A line of the timeline; runs that follow each other stand together. */
export type TimelineEntry =
  | { kind: 'item'; item: ActivityChange | ActivitySchema }
  | { kind: 'runs'; runs: ActivityRun[] };

export type TimelineDay = { day: string; entries: TimelineEntry[] };

/** The timeline by the days of whoever reads it, in the order in which it came. */
export function groupByDay(items: readonly ActivityItem[]): TimelineDay[] {
  const days: TimelineDay[] = [];
  for (const item of items) {
    const day = dayText(item.at);
    if (days.at(-1)?.day !== day) days.push({ day, entries: [] });
    const { entries } = days.at(-1)!;
    const last = entries.at(-1);
    if (item.kind !== 'run') entries.push({ kind: 'item', item });
    else if (last?.kind === 'runs') last.runs.push(item);
    else entries.push({ kind: 'runs', runs: [item] });
  }
  return days;
}

/** "Tue, 24 Nov 2026" */
export function dayText(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime())
    ? iso
    : date.toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
}

/** "13:05" */
export function clockText(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? '' : date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
