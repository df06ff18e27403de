import * as Type from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import {
  baseFacet,
  dateTime,
  deletableFacet,
  facetBag,
  facetOf,
  open,
  optionalText,
  text,
  uuid,
} from './build';

const runReference = open({ runId: uuid(), facets: Type.Optional(facetBag(baseFacet)) });
const jobReference = open({
  namespace: text(),
  name: text(),
  facets: Type.Optional(facetBag(deletableFacet)),
});

const jobDependency = open({
  job: open({ namespace: text(), name: text() }),
  run: Type.Optional(open({ runId: uuid() })),
  dependency_type: optionalText('How strict the dependency is'),
  sequence_trigger_rule: optionalText('Which of the two comes first'),
  status_trigger_rule: optionalText('State of the other that lets this one run'),
});

const tag = open({ key: text(), value: text(), source: optionalText() });

const testExecution = open({
  name: text(),
  status: text('pass, fail or skip'),
  severity: optionalText('error or warn'),
  type: optionalText(),
  description: optionalText(),
  expected: optionalText(),
  actual: optionalText(),
  content: optionalText('What is run, such as SQL'),
  contentType: optionalText(),
  params: Type.Optional(open({})),
});

/** Facets of a run, by key. Source: OpenLineage's official facets. */
export const runFacets = {
  environmentVariables: facetOf.run({
    environmentVariables: Type.Array(open({ name: text(), value: text() })),
  }),
  errorMessage: facetOf.run({
    message: text(),
    programmingLanguage: text(),
    stackTrace: optionalText(),
  }),
  executionParameters: facetOf.run({
    parameters: Type.Optional(
      Type.Array(
        Type.Object(
          { key: text(), name: optionalText(), description: optionalText(), value: optionalText() },
          { additionalProperties: false },
        ),
      ),
    ),
  }),
  externalQuery: facetOf.run({ externalQueryId: text(), source: text() }),
  extractionError: facetOf.run({
    totalTasks: Type.Integer(),
    failedTasks: Type.Integer(),
    errors: Type.Array(
      open({
        errorMessage: text(),
        stackTrace: optionalText(),
        task: optionalText(),
        taskNumber: Type.Optional(Type.Integer()),
      }),
    ),
  }),
  jobDependencies: facetOf.run({
    upstream: Type.Optional(Type.Array(jobDependency)),
    downstream: Type.Optional(Type.Array(jobDependency)),
    trigger_rule: optionalText(),
  }),
  nominalTime: facetOf.run({
    nominalStartTime: dateTime(),
    nominalEndTime: Type.Optional(dateTime()),
  }),
  parent: facetOf.run({
    run: runReference,
    job: jobReference,
    root: Type.Optional(open({ run: runReference, job: jobReference })),
  }),
  processing_engine: facetOf.run({
    version: text(),
    name: optionalText(),
    openlineageAdapterVersion: optionalText(),
  }),
  tags: facetOf.run({ tags: Type.Optional(Type.Array(tag)) }),
  test: facetOf.run({ tests: Type.Array(testExecution) }),
};

export type EnvironmentVariablesRunFacet = Static<typeof runFacets.environmentVariables>;
export type ErrorMessageRunFacet = Static<typeof runFacets.errorMessage>;
export type ExecutionParametersRunFacet = Static<typeof runFacets.executionParameters>;
export type ExternalQueryRunFacet = Static<typeof runFacets.externalQuery>;
export type ExtractionErrorRunFacet = Static<typeof runFacets.extractionError>;
export type JobDependenciesRunFacet = Static<typeof runFacets.jobDependencies>;
export type NominalTimeRunFacet = Static<typeof runFacets.nominalTime>;
export type ParentRunFacet = Static<typeof runFacets.parent>;
export type ProcessingEngineRunFacet = Static<typeof runFacets.processing_engine>;
export type TagsRunFacet = Static<typeof runFacets.tags>;
export type TestRunFacet = Static<typeof runFacets.test>;
