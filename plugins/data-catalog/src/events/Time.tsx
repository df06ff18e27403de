import { relativeTime } from '../ui/time';

/** How long ago, on one line; the exact time shows on hover. */
export function Time({ iso }: { iso: string }) {
  return (
    <time dateTime={iso} title={iso} className="hw-cut" style={{ display: 'block' }}>
      {relativeTime(iso)}
    </time>
  );
}
