import { isUuid } from './uuid';
import { generateNewUuid, generateStaticUuid } from './uuidV7';

const version7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('a new UUID', () => {
  it('is of version 7, and carries the time', () => {
    const before = Date.now();
    const id = generateNewUuid();
    expect(id).toMatch(version7);
    expect(isUuid(id)).toBe(true);
    const ms = parseInt(id.replace('-', '').slice(0, 12), 16);
    expect(ms).toBeGreaterThanOrEqual(before);
    // Ids made in a burst may run ahead of the clock a little.
    expect(ms).toBeLessThanOrEqual(Date.now() + 1000);
  });

  it('sorts after those that were made before it', () => {
    const ids = Array.from({ length: 20_000 }, () => generateNewUuid());
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
  });

  it('carries an instant that was given', () => {
    const id = generateNewUuid(new Date('2026-01-31T12:00:00.123Z'));
    expect(id).toMatch(version7);
    expect(id.slice(0, 13)).toBe('019c13ec-9e7b');
  });

  it('refuses an instant that is no time', () => {
    expect(() => generateNewUuid(new Date('x'))).toThrow(RangeError);
  });
});

describe('a static UUID', () => {
  // Recorded from generate_static_uuid of openlineage-python 1.54.0.
  it.each([
    ['2026-01-31T12:00:00Z', 'shop.nightly', '019c13ec-9e00-7653-8fbe-12d09b9535a4'],
    ['2026-01-31T12:00:00.123Z', 'shop.nightly', '019c13ec-9e7b-7e7e-a401-24b7bc5989b4'],
    ['2026-01-31T12:00:00.123456Z', 'shop.nightly', '019c13ec-9e7b-77c1-b996-807580b42207'],
    ['2026-01-31T12:00:00.999999Z', 'shop.nightly', '019c13ec-a1e7-7321-90eb-7c82fd2bee5a'],
    ['2026-01-31T12:00:00.001Z', '', '019c13ec-9e01-742b-803d-7f7134072da8'],
    ['2026-01-31T14:30:00+02:30', 'Zürich 東京', '019c13ec-9e00-7a20-a59f-f78687eaec50'],
    ['1970-01-01T00:00:00Z', 'x', '00000000-0000-765e-a2b4-18e202e41964'],
    [
      '2999-12-31T23:59:59.000007Z',
      new Uint8Array([0, 255, 128]),
      '1d8fda4c-dc18-787c-8e41-44f7833408ef',
    ],
  ])('of %s and %j is what the Python client gives', (instant, data, expected) => {
    expect(generateStaticUuid(instant, data)).toBe(expected);
  });

  it('takes a Date', () => {
    expect(generateStaticUuid(new Date('2026-01-31T12:00:00.123Z'), 'shop.nightly')).toBe(
      '019c13ec-9e7b-7e7e-a401-24b7bc5989b4',
    );
  });

  it('refuses what is no time', () => {
    expect(() => generateStaticUuid('yesterday', 'x')).toThrow(
      "'yesterday' is no ISO 8601 date-time",
    );
    expect(() => generateStaticUuid(new Date('x'), 'x')).toThrow('must be a valid Date');
  });
});
