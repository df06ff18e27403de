import type { ReactNode } from 'react';

/** A fact of a header with its name before it; several stand in a `.hw-facts-line`. */
export function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <span>
      <span className="hw-dim">{title}</span> {children}
    </span>
  );
}
