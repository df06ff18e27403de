import type { ReactNode } from 'react';
import { Failure, Skeleton } from '../ui/states';
import type { Loaded } from '../ui/useLoaded';

/** A part of the home page that loads, or fails, by itself. */
export function Section(props: { title: string; note?: string; loaded: Loaded<unknown>; children: ReactNode }) {
  const { title, note, loaded, children } = props;
  return (
    <section className="hw-home-section" aria-label={title}>
      <h2>
        {title} {note && <span className="hw-dim">{note}</span>}
      </h2>
      {loaded.error && <Failure error={loaded.error} onRetry={loaded.retry} compact />}
      {loaded.loading && <Skeleton rows={3} />}
      {loaded.value !== undefined && children}
    </section>
  );
}
