import type { AssetClass, AssetPresence } from '@headwater/plugin-data-catalog-common';
import type { RunDocument, Statement } from './documents';
import type { Producer } from './readProducer';

/** An asset that an entry names. */
export type AssetMention = {
  id: string;
  class: AssetClass;
  namespace: string;
  name: string;
  presence: AssetPresence;
  time: string;
  /** An observer tells that the data was written or found, or that the job ran: that makes it fresh. */
  observed: boolean;
};

/** A change of an edge that needs no knowledge of what is stored: numbers add up, times widen. */
export type EdgeChange = {
  source: string;
  target: string;
  type: 'read' | 'write' | 'transform' | 'job' | 'reference' | 'rename';
  via: string;
  origin: 'openlineage' | 'yaml' | 'steward' | 'sql' | 'inferred';
  runs: number;
  productRuns: number;
  declared: number;
  first: string;
  last: string;
  confidence: number;
  evidence: string;
};

/** Edges that a source declares as a whole; stating them again replaces what it declared before. */
export type DeclaredEdge = Pick<EdgeChange, 'source' | 'target' | 'type' | 'via'>;

/** What one entry says, in terms of the tables. Made by plain functions, applied in one place. */
export type EntryFacts = {
  assets: AssetMention[];
  /** Bodies of statements, versions and mappings by hash. */
  bodies: Map<string, string>;
  statements: { asset: string; source: string; statement: Statement }[];
  versions: { asset: string; hash: string; time: string }[];
  links: { from: string; to: string; reason: string; time: string; removed: boolean }[];
  tombstones: { asset: string; time: string; deleted: boolean }[];
  runs: Map<string, RunDocument>;
  /** Runs that only a parent facet names, with their job. */
  runStubs: { run: string; job: string | null; time: string }[];
  mappings: { dataset: string; job: string; hash: string; time: string }[];
  /** Reads and writes that the entry names; the number of runs follows from the run documents. */
  edges: EdgeChange[];
  declarations: DeclarationFact[];
  /** Who made the entry, if it is an event. */
  producers: { producer: Producer; time: string }[];
};

export type DeclarationFact = {
  entityRef: string;
  time: string;
  /** Absent when the entity is gone. */
  declared?: {
    asset: string;
    etag: string;
    location?: string;
    attributes: Record<string, unknown>;
  };
};

export function noFacts(): EntryFacts {
  return {
    assets: [],
    bodies: new Map(),
    statements: [],
    versions: [],
    links: [],
    tombstones: [],
    runs: new Map(),
    runStubs: [],
    mappings: [],
    edges: [],
    declarations: [],
    producers: [],
  };
}

/** Under this key a job or an entity declares edges (a list of `DeclaredEdge`). */
export const DECLARED_EDGES = 'headwater:edges';
/** Under this key stands the newest change of state of a dataset whose run completed. */
export const STATE_CHANGE = 'headwater:state';
