import * as Type from '@sinclair/typebox';
import { open, optionalText, text } from './build';

const compared = Type.Union([
  open({ type: Type.Literal('field'), field: text() }),
  open({ type: Type.Literal('literal'), value: text() }),
]);

/** Which part of a dataset was read or written. */
export const subsetCondition = Type.Recursive(self =>
  Type.Union([
    open({ type: Type.Literal('location'), locations: Type.Array(text()) }),
    open({
      type: Type.Literal('partition'),
      partitions: Type.Array(
        open({ identifier: optionalText(), dimensions: open({}) }),
      ),
    }),
    open({ type: Type.Literal('binary'), left: self, right: self, operator: text('AND or OR') }),
    open({
      type: Type.Literal('compare'),
      left: compared,
      right: compared,
      comparison: text('EQUAL, GREATER_THAN ...'),
    }),
  ]),
);
