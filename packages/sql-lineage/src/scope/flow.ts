import type { TableReference, TextSpan, Transformation } from '../types';

/** A table that a statement reads or writes; one object a table, so that identity compares. */
export type SourceTable = {
  reference: TableReference;
  /** Unique in the statement; orders and keys flows. */
  id: number;
  /** Columns as the schema or the script spells them; undefined when nobody knows. */
  columns: readonly string[] | undefined;
  /** Keys by which {@link columns} are found. */
  keys: readonly string[] | undefined;
  /** Made by the session, for its time only. */
  temporary: boolean;
};

/** How a column of a source decides what it flows into; the direct ones in rising strength. */
export const kinds = [
  'IDENTITY',
  'TRANSFORMATION',
  'AGGREGATION',
  'CONDITIONAL',
  'WINDOW',
  'JOIN',
  'FILTER',
  'GROUP_BY',
  'SORT',
] as const;

export type FlowKind = (typeof kinds)[number];

/** That a column of a table has a part in what a column, or all rows, of a relation are. */
export type Flow = {
  table: SourceTable;
  column: string;
  kind: FlowKind;
  /** Only a masked form of the value comes through. */
  masking: boolean;
  /** Where it is used, in UTF-16 units of the statement. */
  span?: TextSpan;
  /** Which of several tables has the column is likely, not certain. */
  guessed?: boolean;
};

const strength: Readonly<Record<FlowKind, number>> = {
  IDENTITY: 0,
  TRANSFORMATION: 1,
  AGGREGATION: 2,
  CONDITIONAL: 3,
  WINDOW: 4,
  JOIN: 5,
  FILTER: 6,
  GROUP_BY: 7,
  SORT: 8,
};

export const isDirect = (kind: FlowKind) => strength[kind] <= 2;

/**
 * The kind of a flow through two steps, as OpenLineage's Spark integration
 * merges them (TransformationInfo.merge, 1.x): the outer one's when that is
 * indirect, else the inner one's when that is, else the stronger.
 */
export function throughBoth(outer: FlowKind, inner: FlowKind): FlowKind {
  if (!isDirect(outer)) return outer;
  if (!isDirect(inner)) return inner;
  return strength[outer] > strength[inner] ? outer : inner;
}

export function transformationOf({ kind, masking }: Flow): Transformation {
  return isDirect(kind)
    ? { type: 'DIRECT', subtype: kind as 'IDENTITY', masking }
    : { type: 'INDIRECT', subtype: kind as 'FILTER', masking };
}

/**
 * Flows without repetition, in order of arrival. Of direct flows from one
 * column the strongest stays, masked only if all are; indirect ones stay apart
 * by kind.
 */
export class Flows {
  private readonly byKey = new Map<string, Flow>();

  get size(): number {
    return this.byKey.size;
  }

  add(flow: Flow) {
    const key = `${flow.table.id} ${isDirect(flow.kind) ? '' : flow.kind} ${flow.column}`;
    const before = this.byKey.get(key);
    if (!before) {
      this.byKey.set(key, flow);
    } else if (before !== flow) {
      const kind = strength[flow.kind] > strength[before.kind] ? flow.kind : before.kind;
      const masking = before.masking && flow.masking;
      const guessed = before.guessed && flow.guessed;
      if (kind !== before.kind || masking !== before.masking || guessed !== before.guessed) {
        this.byKey.set(key, { ...before, kind, masking, guessed });
      }
    }
  }

  addAll(flows: Iterable<Flow>) {
    for (const flow of flows) this.add(flow);
  }

  /**
   * Adds what comes through a step of the given kind. What the step decides is
   * at `span`; a condition or window further in stays where it is.
   */
  addThrough(flows: readonly Flow[], kind: FlowKind, masking: boolean, span?: TextSpan) {
    for (const flow of flows) {
      const both = throughBoth(kind, flow.kind);
      const isInner = !isDirect(both) && isDirect(kind);
      if (both === flow.kind && !masking && (isInner || !span)) this.add(flow);
      else {
        const place = isInner ? flow.span : (span ?? flow.span);
        this.add({ ...flow, kind: both, masking: flow.masking || masking, span: place });
      }
    }
  }

  toArray(): Flow[] {
    return [...this.byKey.values()];
  }
}

/** All flows of several lists, without repetition. */
export function union(...lists: readonly (readonly Flow[])[]): Flow[] {
  const flows = new Flows();
  for (const list of lists) flows.addAll(list);
  return flows.toArray();
}
