import { relativeTime } from './time';

/** How long ago, with the exact time on hover; nothing where the time is unknown. */
export function Ago({ time }: { time?: string }) {
  if (time === undefined) return null;
  return (
    <time dateTime={time} title={time}>
      {relativeTime(time)}
    </time>
  );
}
