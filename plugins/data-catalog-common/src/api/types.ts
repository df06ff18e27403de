import type { components, operations } from './schema.generated';

type Schemas = components['schemas'];

/** An asset as lists answer it. */
export type AssetSummary = Schemas['AssetSummary'];
/** An asset with the source of each of its values. */
export type Asset = Schemas['Asset'];
/** What a source says of an asset under one key. */
export type AssetFacet = Schemas['AssetFacet'];
/** A column as the API answers it. */
export type AssetColumnView = Schemas['AssetColumn'];
/** Another name of an asset. */
export type AssetAlias = Schemas['AssetAlias'];
/** A schema that was observed. */
export type AssetVersion = Schemas['AssetVersion'];
/** Differences of two observed schemas. */
export type VersionDiff = Schemas['VersionDiff'];
/** Enough of an asset to link to it. */
export type AssetLink = Schemas['AssetReference'];
/** Body of a change; null withdraws what stewards said. */
export type AssetChange = Schemas['AssetChange'];
/** Body of a creation. */
export type NewAsset = Schemas['NewAsset'];
/** Namespace, name and class. */
export type AssetName = Schemas['AssetName'];
/** What lineage is to be built from. */
export type LineageBuild = Omit<Schemas['LineageBuild'], 'statements'> & { statements?: SqlText[] };
/** Answer of a write whose effect is not yet visible. */
export type AcceptedWrite = Schemas['AcceptedWrite'];
/** A number that is exact up to 10,000. */
export type Count = Schemas['Count'];
/** Values of the filters with their numbers of assets. */
export type FacetCounts = Schemas['FacetCounts'];
/** A filter that `countFacets` counts. */
export type FacetName = Schemas['FacetName'];
/** A run as lists answer it. */
export type RunSummary = Schemas['RunSummary'];
/** A run with its inputs and outputs. */
export type Run = Schemas['Run'];
/** Facets of a run and of its inputs and outputs. */
export type RunFacets = Schemas['RunFacets'];
/** What went wrong in a run. */
export type RunError = Schemas['RunError'];
/** A state that a run reported, and when. */
export type RunStateChange = Schemas['RunStateChange'];
/** Where a run stands. */
export type RunStateName = Schemas['RunState'];
/** An entry of the log. */
export type LogEvent = Schemas['LogEntry'];
/** What an OpenLineage event is about. */
export type EventSummary = Schemas['EventSummary'];
/** An event that was refused, with the reason. */
export type RejectedEvent = Schemas['RejectedEvent'];
/** Code that sends events, in one version. */
export type EventProducer = Schemas['EventProducer'];
/** How far the log and its projection are, and what came in. */
export type EventsStatus = Schemas['EventsStatus'];
/** A rebuild of everything from the log. */
export type Replay = Schemas['Replay'];
/** A lineage graph; edges point in the direction in which data flows. */
export type Lineage = Schemas['Lineage'];
export type LineageNode = Schemas['LineageNode'];
export type LineageEdge = Schemas['LineageEdge'];
/** A job that edges go through, with its newest run. */
export type LineageJob = Schemas['LineageJob'];
/** A graph of columns. */
export type ColumnLineage = Schemas['ColumnLineage'];
export type ColumnEdge = Schemas['ColumnEdge'];
/** A text that edges of a lineage answer were worked out from. */
export type SqlEvidence = Schemas['SqlEvidence'];
/** A part of an SQL text, in UTF-16 units. */
export type SqlTextSpan = Schemas['TextSpan'];
/** SQL to analyse, and what its tables belong to. */
export type SqlText = Schemas['SqlText'];
/** What SQL reads, writes and feeds, as a dry run answers it. */
export type SqlAnalysis = Schemas['SqlAnalysis'];
/** Answers of `buildLineage`. */
export type LineageBuilt = Schemas['LineageBuilt'];
export type LineageBuiltItem = Schemas['LineageBuiltItem'];

/** How good a quality score is. */
export type QualityBand = Schemas['QualityBand'];
/** How many assets are owned, described, checked and certified. */
export type Coverage = Schemas['Coverage'];
/** What a steward changes of one column. */
export type ColumnChange = Schemas['ColumnChange'];
/** An entry of the timeline of an asset, told apart by `kind`. */
export type ActivityItem = Schemas['ActivityItem'];
/** What somebody, or a catalog file, changed of an asset. */
export type ActivityChange = Schemas['ActivityChange'];
/** The same, with the asset. */
export type AssetActivityChange = Schemas['AssetActivityChange'];
/** A schema that was observed, as it differs from the one before. */
export type ActivitySchema = Schemas['ActivitySchema'];
/** What a source said of an attribute before and after. */
export type AttributeChange = Schemas['AttributeChange'];

/** Query parameters of an operation. */
export type QueryOf<O extends keyof operations> = NonNullable<operations[O]['parameters']['query']>;

/** Body of an operation's request. */
export type BodyOf<O extends keyof operations> = operations[O] extends {
  requestBody: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;

/** Body of an operation's answer when it succeeds. */
export type AnswerOf<O extends keyof operations> = operations[O]['responses'] extends {
  200: { content: { 'application/json': infer Answer } };
}
  ? Answer
  : never;
