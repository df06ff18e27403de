import * as Type from '@sinclair/typebox';
import type { TArray, TObject, TOptional, TRecord, TString } from '@sinclair/typebox';
import { oneOf, open, optionalText, text, uuid } from './build';

const transformation = open({
  type: text('DIRECT or INDIRECT'),
  subtype: optionalText(),
  description: optionalText(),
  masking: Type.Optional(Type.Boolean()),
});

const ofDataset = oneOf('DATASET');
const ofJob = oneOf('JOB');
const transformations = Type.Optional(Type.Array(transformation));

const input = Type.Union([
  open({
    namespace: text(),
    name: text(),
    type: ofDataset,
    field: optionalText(),
    transformations,
  }),
  open({
    namespace: optionalText(),
    name: optionalText(),
    type: ofJob,
    runId: Type.Optional(uuid()),
    transformations,
  }),
]);

// Named, as the published types would repeat what they hold wherever they stand.
export type LineageInputs = TOptional<TArray<typeof input>>;
export type LineageFields = TOptional<TRecord<TString, TObject<{ inputs: TArray<typeof input> }>>>;

export const lineageInputs: LineageInputs = Type.Optional(Type.Array(input));
export const lineageFields: LineageFields = Type.Optional(
  Type.Record(Type.String(), open({ inputs: Type.Array(input) })),
);

/** What an explicit lineage facet of a job says of one of its outputs, or of itself. */
export const lineageEntry = Type.Union([
  open({
    namespace: text(),
    name: text(),
    type: ofDataset,
    inputs: lineageInputs,
    fields: lineageFields,
  }),
  open({
    namespace: optionalText(),
    name: optionalText(),
    type: ofJob,
    runId: Type.Optional(uuid()),
    inputs: lineageInputs,
  }),
]);
