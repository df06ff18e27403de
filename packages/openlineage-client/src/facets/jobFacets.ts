import * as Type from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { facetOf, open, optionalText, text, uri } from './build';
import { lineageEntry } from './lineage';

/** Facets of a job, by key. Source: OpenLineage's official facets. */
export const jobFacets = {
  documentation: facetOf.job({ description: text(), contentType: optionalText() }),
  jobType: facetOf.job({
    processingType: text('BATCH or STREAMING'),
    integration: text('SPARK, DBT, AIRFLOW ...'),
    jobType: optionalText('QUERY, COMMAND, DAG, TASK, JOB, MODEL ...'),
    emissionPattern: Type.Optional(
      open({
        eventTrigger: text('What makes the producer send an event'),
        eventContentMode: text('Whether events hold everything or what is new'),
        windowDuration: Type.Optional(Type.Integer({ minimum: 1, description: 'In seconds' })),
      }),
    ),
  }),
  lineage: facetOf.job({ entries: Type.Array(lineageEntry) }),
  ownership: facetOf.job({
    owners: Type.Optional(Type.Array(open({ name: text(), type: optionalText() }))),
  }),
  sourceCode: facetOf.job({ language: text(), sourceCode: text() }),
  sourceCodeLocation: facetOf.job({
    type: text('git, svn ...'),
    url: uri(),
    repoUrl: optionalText(),
    path: optionalText(),
    version: optionalText(),
    tag: optionalText(),
    branch: optionalText(),
    pullRequestNumber: optionalText(),
  }),
  sql: facetOf.job({ query: text(), dialect: optionalText() }),
  tags: facetOf.job({
    tags: Type.Optional(Type.Array(open({ key: text(), value: text(), source: optionalText() }))),
  }),
};

export type DocumentationJobFacet = Static<typeof jobFacets.documentation>;
export type JobTypeJobFacet = Static<typeof jobFacets.jobType>;
export type LineageJobFacet = Static<typeof jobFacets.lineage>;
export type OwnershipJobFacet = Static<typeof jobFacets.ownership>;
export type SourceCodeJobFacet = Static<typeof jobFacets.sourceCode>;
export type SourceCodeLocationJobFacet = Static<typeof jobFacets.sourceCodeLocation>;
export type SQLJobFacet = Static<typeof jobFacets.sql>;
export type TagsJobFacet = Static<typeof jobFacets.tags>;
