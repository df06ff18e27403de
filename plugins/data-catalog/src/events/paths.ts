import { eventsPath } from '../routes';

export const eventTabs = ['received', 'refused', 'producers', 'connect', 'rebuild'] as const;
export type EventTab = (typeof eventTabs)[number];

/** Path of a part of the events page; what was received is its first. */
export function eventTabPath(tab: EventTab): string {
  return tab === 'received' ? eventsPath() : `${eventsPath()}/${tab}`;
}
