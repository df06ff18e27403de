import type { Tone } from './Chip';

/** A line in a row, 52 by 18 pixels, without axes; what it shows is said in words beside it. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  const width = 52;
  const height = 18;
  const top = Math.max(...values, 0);
  const bottom = Math.min(...values, 0);
  const span = top - bottom || 1;
  const points = values
    .map((value, index) => {
      const x = values.length < 2 ? width / 2 : (index * (width - 2)) / (values.length - 1) + 1;
      return `${x.toFixed(1)},${(height - 2 - ((value - bottom) / span) * (height - 4)).toFixed(1)}`;
    })
    .join(' ');
  return (
    <svg width={width} height={height} role="img" aria-label={label}>
      <polyline points={points} fill="none" stroke="var(--hw-data)" strokeWidth={1.25} strokeLinejoin="round" />
    </svg>
  );
}

export type HistoryItem = { tone?: Extract<Tone, 'good' | 'warn' | 'bad'>; title: string };

/** One bar a run, oldest first; heights differ too, so that it reads without colour. */
export function History({ items, label }: { items: readonly HistoryItem[]; label: string }) {
  return (
    <span className="hw-history" role="img" aria-label={label}>
      {items.map(({ tone, title }, index) => (
        <i key={index} data-tone={tone ?? 'none'} title={title} />
      ))}
    </span>
  );
}
