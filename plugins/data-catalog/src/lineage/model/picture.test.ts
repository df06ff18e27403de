import type { Lineage } from '@headwater/plugin-data-catalog-common';
import { answerOf, edgeOf, nodeOf } from '../__testUtils__/bigLineage';
import { completenessOf } from './completeness';
import { csvOf, edgeRowsOf, sortRows } from './edgeRows';
import { fileName } from './grow';
import { headingsOf } from './headings';
import { impactOf } from './impact';
import { nodeBeside } from './move';
import { shortPath, shortTitle } from './nodeText';
import { pictureOf } from './picture';

const answer = answerOf('f', {
  nodes: [
    nodeOf('b', 1, { owner: 'group:default/x', criticality: 'low' }),
    nodeOf('f', 0),
    nodeOf('a', -1, { owner: 'group:default/x' }),
    nodeOf('c', 1, { owner: 'group:default/y', criticality: 'critical' }),
    nodeOf('d', 2),
  ],
  edges: [
    edgeOf('a', 'f', { via: ['job'], runs: 2 }),
    edgeOf('a', 'f', { type: 'reference', active: false }),
    edgeOf('f', 'b'),
    edgeOf('f', 'c'),
    edgeOf('c', 'd', { active: false }),
    edgeOf('d', 'gone'),
    edgeOf('d', 'd'),
  ],
  jobs: [
    {
      asset: {
        id: 'job',
        class: 'job',
        namespace: 'etl',
        name: 'load',
        title: '=load',
        type: 'pipeline',
      },
    },
  ],
  columnEdges: [
    {
      source: { assetId: 'a', column: 'x10' },
      target: { assetId: 'f', column: 'x' },
      via: 'other job',
      transformations: [{ type: 'DIRECT', subtype: 'AGGREGATION', masking: true }],
    },
    { source: { assetId: 'a', column: 'x9' }, target: { assetId: 'f' }, transformations: [] },
  ],
  more: { d: { downstream: 3 }, c: { downstream: 3 } },
});

describe('a picture', () => {
  const picture = pictureOf(answer);

  it('holds nodes by distance and name, and one pair for all between two of them', () => {
    expect([...picture.nodes.keys()]).toEqual(['a', 'f', 'b', 'c', 'd']);
    expect([...picture.pairs.keys()]).toEqual(['a~f', 'f~b', 'f~c', 'c~d']);
    const pair = picture.pairs.get('a~f')!;
    expect([pair.edges.length, pair.columnEdges.length, pair.via, pair.active]).toEqual([
      2,
      2,
      ['job', 'other job'],
      true,
    ]);
    expect(picture.pairs.get('c~d')!.active).toBe(false);
  });

  it('tells lines that only SQL says from those that somebody has told', () => {
    const columns = {
      source: { assetId: 'a', column: 'x' },
      target: { assetId: 'b', column: 'x' },
      transformations: [],
      origin: 'sql' as const,
    };
    const of = (changes: Partial<Lineage>) =>
      pictureOf(answerOf('a', { nodes: [nodeOf('a', 0), nodeOf('b', 1)], ...changes })).pairs.get(
        'a~b',
      )!.inferred;
    expect([
      of({ edges: [edgeOf('a', 'b')] }),
      of({ edges: [edgeOf('a', 'b', { origins: ['sql'] })] }),
      of({ edges: [edgeOf('a', 'b', { origins: ['openlineage', 'sql'] })] }),
      of({ edges: [edgeOf('a', 'b', { origins: ['openlineage'] })], columnEdges: [columns] }),
      of({ columnEdges: [columns] }),
    ]).toEqual([false, true, false, false, true]);
  });

  it('holds the columns that take part, in their natural order', () => {
    expect(Object.fromEntries(picture.columns)).toEqual({ a: ['x9', 'x10'], f: ['x'] });
  });

  it('says how complete it is, also where a server does not count each once', () => {
    expect(completenessOf(picture)).toEqual({
      shown: 4,
      known: 10,
      folded: 6,
      hidden: 0,
      truncated: false,
      complete: false,
    });
    expect(completenessOf(pictureOf({ ...answer, folded: 3 }))).toMatchObject({
      folded: 3,
      known: 7,
    });
    expect(completenessOf(pictureOf({ ...answer, more: {}, folded: 0 })).complete).toBe(true);
  });

  it('counts the impact, the most critical first', () => {
    const { groups, ...totals } = impactOf(picture, 'downstream');
    expect(totals).toEqual({ assets: 3, teams: 2, critical: 1 });
    expect(groups.map(({ hops, nodes }) => [hops, nodes.map(({ id }) => id)])).toEqual([
      [1, ['c', 'b']],
      [2, ['d']],
    ]);
    expect(impactOf(picture, 'upstream').assets).toBe(1);
  });

  it('is a table, sorted by any column', () => {
    const rows = edgeRowsOf(picture);
    expect(rows).toHaveLength(7);
    expect(sortRows(rows, '-source').map(row => row.source)).toEqual([
      'f',
      'f',
      'c',
      'a',
      'a',
      'a',
      'a',
    ]);
    expect(sortRows(rows, '-runs')[0].runs).toBe(2);
    expect(sortRows(rows, 'colour')).toEqual(rows);
  });

  it('is a file for spreadsheets that runs no formula', () => {
    const lines = csvOf(edgeRowsOf(picture)).split('\r\n');
    expect(lines[0]).toBe(
      '\uFEFFsource,source_column,target,target_column,how,through,in_force,from_sql,runs,confidence,last_seen',
    );
    expect(lines[1]).toBe("a,,f,,transform,'=load,yes,no,2,1,");
    expect(lines).toContain('a,x10,f,x,"aggregation, masked",other job,yes,no,,,');
    expect(fileName(picture, 'csv')).toBe('lineage-f.csv');
  });

  it('has headings that say how far each rank is', () => {
    const spots = new Map([
      ['a', { rank: -1, y: 0 }],
      ['f', { rank: 0, y: 0 }],
      ['c', { rank: 1, y: 0 }],
      ['b', { rank: 2, y: 0 }],
      ['d', { rank: 2, y: 90 }],
    ]);
    expect(headingsOf(spots, picture.nodes)).toEqual([
      { rank: -1, least: 1, most: 1 },
      { rank: 0, least: 0, most: 0 },
      { rank: 1, least: 1, most: 1 },
      { rank: 2, least: 1, most: 2 },
    ]);
  });

  it('is walked by arrows along its lines and within a rank', () => {
    const spots = new Map([
      ['a', { rank: -1, y: 0 }],
      ['f', { rank: 0, y: 0 }],
      ['b', { rank: 1, y: 60 }],
      ['c', { rank: 1, y: -50 }],
    ]);
    const pairs = [...picture.pairs.values()];
    expect(nodeBeside(spots, pairs, 'f', 'ArrowRight')).toBe('c');
    expect(nodeBeside(spots, pairs, 'f', 'ArrowLeft')).toBe('a');
    expect(nodeBeside(spots, pairs, 'c', 'ArrowDown')).toBe('b');
    expect(nodeBeside(spots, pairs, 'c', 'ArrowUp')).toBeUndefined();
    expect(nodeBeside(spots, pairs, 'gone', 'ArrowUp')).toBeUndefined();
  });
});

describe('texts of a node', () => {
  it('say where it is', () => {
    expect(shortPath(nodeOf('orders', 0))).toBe('postgres · shop.public');
    expect(shortPath(nodeOf('orders', 0, { name: 'orders' }))).toBe('postgres · postgres://db');
    expect(
      shortPath(
        nodeOf('api', 0, { namespace: 'backstage', type: 'service', owner: 'group:default/web' }),
      ),
    ).toBe('service · web');
  });

  it('are cut in the middle, between whole letters', () => {
    expect(shortTitle('orders')).toBe('orders');
    expect(shortTitle('shop.main.shop.fct_orders_daily')).toBe('shop.m…_orders_daily');
    expect(shortTitle('👩‍👩‍👧'.repeat(30))).toBe(`${'👩‍👩‍👧'.repeat(6)}…${'👩‍👩‍👧'.repeat(13)}`);
  });
});
