import type { SqlTextSpan } from '@headwater/plugin-data-catalog-common';
import { memo, useEffect, useMemo, useRef } from 'react';
import { CodeBlock } from '../../ui/CodeBlock';
import { textPartsOf } from './textParts';

export type SqlViewProps = {
  title: string;
  sql: string;
  /** Expressions that are looked at. */
  marks: readonly SqlTextSpan[];
  /** Statements that are looked at; the rest is faint. */
  within?: readonly SqlTextSpan[];
};

const nowhere: SqlTextSpan[] = [];

/** SQL to read and to copy, with what is looked at marked and scrolled into view. */
export const SqlView = memo(function MarkedSql(props: SqlViewProps) {
  const { title, sql, marks, within = nowhere } = props;
  const frame = useRef<HTMLPreElement>(null);
  const parts = useMemo(() => textPartsOf(sql, marks, within), [sql, marks, within]);
  const place = marks[0]?.start ?? within[0]?.start;
  useEffect(() => reveal(frame.current), [sql, place]);
  return (
    <div className="hw-sql">
      <CodeBlock title={title} text={sql} frame={frame}>
        {parts.map(({ text, look }, index) =>
          look === 'mark' ? (
            <mark key={index}>{text}</mark>
          ) : (
            <span key={index} data-look={look}>
              {text}
            </span>
          ),
        )}
      </CodeBlock>
    </div>
  );
});

/** Scrolls the text alone: the page around it stays where it is. */
function reveal(frame: HTMLElement | null) {
  const first =
    frame?.querySelector<HTMLElement>('mark') ??
    frame?.querySelector<HTMLElement>('[data-look="faint"] + [data-look="plain"]');
  if (!frame) return;
  if (!first) {
    frame.scrollTop = 0;
    return;
  }
  const { scrollTop, clientHeight } = frame;
  const { offsetTop, offsetHeight } = first;
  if (offsetTop < scrollTop || offsetTop + offsetHeight > scrollTop + clientHeight)
    frame.scrollTop = Math.max(0, offsetTop - clientHeight / 4);
}
