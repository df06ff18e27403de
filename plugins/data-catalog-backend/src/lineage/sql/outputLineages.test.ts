import type { AnalyzedStatement, ColumnEdge, Transformation } from '@headwater/sql-lineage';
import { outputLineages } from './outputLineages';
import type { ResolvedScript } from './SqlAnalyst';

const sql = 'insert into t select a, upper( b )  from s where c > 1';
const at = (text: string) => ({ start: sql.indexOf(text), end: sql.indexOf(text) + text.length });
const table = (name: string) => ({ kind: 'table' as const, parts: [name] });
const dataset = (name: string) => ({ namespace: 'n', name });

const identity: Transformation = { type: 'DIRECT', subtype: 'IDENTITY', masking: false };
const changed: Transformation = { type: 'DIRECT', subtype: 'TRANSFORMATION', masking: false };
const filter: Transformation = { type: 'INDIRECT', subtype: 'FILTER', masking: false };

function edge(column: string, target: string | undefined, transformation: Transformation, text: string): ColumnEdge {
  return {
    source: { table: table('s'), column },
    target: { table: table('t'), ...(target && { column: target }) },
    transformation,
    span: at(text),
    confidence: 'high',
  };
}

function script(changes: Partial<AnalyzedStatement>, others: Partial<ResolvedScript> = {}): ResolvedScript {
  const statement: AnalyzedStatement = {
    kind: 'INSERT',
    span: { start: 0, end: sql.length },
    inputs: [table('s')],
    outputs: [table('t')],
    columns: [],
    edges: [],
    confidence: 'high',
    reasons: [],
    ...changes,
  };
  const tables = ['s', 't'].map(name => ({ reference: table(name), dataset: dataset(name), candidates: [] }));
  return { sql, dialect: 'ansi', statements: [statement], lasting: [statement], tables, ...others };
}

const edges = [
  edge('a', 'x', identity, 'a,'),
  edge('b', 'y', changed, 'upper( b )'),
  edge('c', undefined, filter, 'c > 1'),
];

describe('what a text says of the datasets that it writes', () => {
  it('is a column lineage facet with the place of each expression', () => {
    expect(outputLineages(script({ edges }))).toEqual([
      {
        dataset: dataset('t'),
        lineage: {
          fields: {
            x: {
              inputFields: [
                { ...dataset('s'), field: 'a', transformations: [{ ...identity, span: at('a,') }], confidence: 'high' },
              ],
            },
            y: {
              inputFields: [
                {
                  ...dataset('s'),
                  field: 'b',
                  transformations: [{ ...changed, description: 'upper( b )', span: at('upper( b )') }],
                  confidence: 'high',
                },
              ],
            },
          },
          dataset: [
            {
              ...dataset('s'),
              field: 'c',
              transformations: [{ ...filter, description: 'c > 1', span: at('c > 1') }],
              confidence: 'high',
            },
          ],
          inputs: [dataset('s')],
          spans: [{ start: 0, end: sql.length }],
          confidence: 'high',
        },
      },
    ]);
  });

  it('spells columns as the catalog knows them', () => {
    const known = [
      { reference: table('s'), dataset: dataset('s'), columns: ['A', 'b', 'B'], candidates: [] },
      { reference: table('t'), dataset: dataset('t'), columns: ['X'], candidates: [] },
    ];
    const [{ lineage }] = outputLineages(script({ edges }, { tables: known }));
    const fields = Object.entries(lineage.fields).map(([name, { inputFields }]) => [name, inputFields[0].field]);
    expect(fields).toEqual([
      ['X', 'A'],
      ['y', 'b'],
    ]);
  });

  it('names tables alone where the columns are not known', () => {
    const stars = [{ ...edge('*', '*', identity, 'a,') }];
    const [{ lineage }] = outputLineages(script({ edges: stars, confidence: 'low' }));
    expect(lineage).toMatchObject({ fields: {}, inputs: [dataset('s')], confidence: 'low' });
  });

  it('is of the given dataset where a query alone is answered', () => {
    const query = edges.map(({ target, ...rest }) => ({ ...rest, target: { column: target.column } }));
    const alone = script({ kind: 'SELECT', outputs: [], edges: query });
    expect(outputLineages(alone)).toEqual([]);
    const [output] = outputLineages({ ...alone, result: { dataset: dataset('view') } });
    expect(output.dataset).toEqual(dataset('view'));
    expect(Object.keys(output.lineage.fields)).toEqual(['x', 'y']);
  });

  it('is nothing for what is dropped, comes from nowhere, or stands for no dataset', () => {
    expect(outputLineages(script({ kind: 'DROP', inputs: [] }))).toEqual([]);
    expect(outputLineages(script({ inputs: [] }))).toEqual([]);
    const unknown = [{ reference: table('s'), candidates: [] }, { reference: table('t'), candidates: [] }];
    expect(outputLineages(script({ edges }, { tables: unknown }))).toEqual([]);
  });
});
