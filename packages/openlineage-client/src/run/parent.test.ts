import { parentFromEnvironment } from './parent';

const id = (last: number) => `0198a1a0-0000-7000-8000-00000000000${last}`;
const reference = (last: number, namespace: string, name: string) => ({
  run: { runId: id(last) },
  job: { namespace, name },
});

describe('the parent that the environment names', () => {
  let warnings: string[];
  beforeEach(() => {
    warnings = [];
    jest.spyOn(process, 'emitWarning').mockImplementation(warning => {
      warnings.push(String(warning));
    });
  });
  afterEach(() => jest.restoreAllMocks());

  it('is read with its root', () => {
    const parent = parentFromEnvironment({
      OPENLINEAGE_PARENT_ID: `shop/nightly.load/${id(1)}`,
      OPENLINEAGE_ROOT_PARENT_ID: `shop/nightly/${id(2)}`,
    });
    expect(parent).toEqual({
      ...reference(1, 'shop', 'nightly.load'),
      root: reference(2, 'shop', 'nightly'),
    });
  });

  it('is its own root where none is named, and its namespace may hold slashes', () => {
    const parent = reference(1, 'airflow://prod', 'nightly');
    expect(
      parentFromEnvironment({ OPENLINEAGE_PARENT_ID: `airflow://prod/nightly/${id(1)}` }),
    ).toEqual({
      ...parent,
      root: parent,
    });
  });

  it('is taken from a context first', () => {
    const context = {
      parent: { ...reference(1, 'shop', 'a'), root: reference(2, 'shop', 'b'), more: 1 },
    };
    expect(
      parentFromEnvironment({
        OPENLINEAGE_CONTEXT: JSON.stringify(context),
        OPENLINEAGE_PARENT_ID: `shop/other/${id(3)}`,
      }),
    ).toEqual({ ...reference(1, 'shop', 'a'), root: reference(2, 'shop', 'b') });
  });

  it('is nothing where nothing is set', () => {
    expect(
      parentFromEnvironment({ OPENLINEAGE_ROOT_PARENT_ID: `shop/a/${id(1)}` }),
    ).toBeUndefined();
    expect(parentFromEnvironment({ OPENLINEAGE_PARENT_ID: '' })).toBeUndefined();
    expect(warnings).toEqual([]);
  });

  it.each([
    ['shop', "OPENLINEAGE_PARENT_ID is not used: must be namespace/name/runId, got 'shop'"],
    [
      'shop/nightly/7',
      'OPENLINEAGE_PARENT_ID is not used: facets.run.parent: \'run.runId\' must be a uuid, got "7"',
    ],
  ])('is nothing where it reads %s, which is said', (text, warning) => {
    expect(parentFromEnvironment({ OPENLINEAGE_PARENT_ID: text })).toBeUndefined();
    expect(warnings).toEqual([warning]);
  });

  it('is read where a context or a root cannot be, which is said', () => {
    const parent = reference(1, 'shop', 'nightly');
    expect(
      parentFromEnvironment({
        OPENLINEAGE_CONTEXT: '{"parent":{"run":{}}}',
        OPENLINEAGE_PARENT_ID: `shop/nightly/${id(1)}`,
        OPENLINEAGE_ROOT_PARENT_ID: 'x',
      }),
    ).toEqual({ ...parent, root: parent });
    expect(warnings).toEqual([
      expect.stringMatching(/^OPENLINEAGE_CONTEXT is not used: .*'run.runId' is missing/),
      "OPENLINEAGE_ROOT_PARENT_ID is not used: must be namespace/name/runId, got 'x'",
    ]);
  });
});
