import fc from 'fast-check';
import { normalizeEventTime, parseEventTime } from './eventTime';
import { uuidV5 } from './uuid';
import { latestRunState } from '../events/runState';
import { describeNamespace, hierarchyOf } from '../naming/namespaces';

describe('event times', () => {
  it.each([
    ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.000000000Z'],
    ['2026-01-31T12:00:00.123456789+02:00', '2026-01-31T10:00:00.123456789Z'],
    ['2026-01-31T12:00:00', '2026-01-31T12:00:00.000000000Z'],
    ['2026-01-31 00:30:00.5-0100', '2026-01-31T01:30:00.500000000Z'],
  ])('reads %s', (text, time) => {
    expect(normalizeEventTime(text)).toBe(time);
  });

  it.each(['', '2026-13-01T00:00:00Z', '2026-01-31', '2026-01-31T25:00:00Z', 'now'])(
    'finds no time in %p',
    text => {
      expect(parseEventTime(text)).toBeUndefined();
    },
  );

  it('sort as text in the order of time', () => {
    const instants = fc.date({
      min: new Date('0100-01-01T00:00:00Z'),
      max: new Date('9999-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, instants, (a, b) => {
        const [x, y] = [normalizeEventTime(a.toISOString()), normalizeEventTime(b.toISOString())];
        expect(x < y).toBe(a < b);
      }),
    );
  });
});

describe('identity and naming', () => {
  it('makes UUIDs of version 5 as RFC 9562 shows', () => {
    expect(uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
  });

  it('lets the newest terminal state win, whatever came last', () => {
    expect(
      latestRunState([
        { state: 'COMPLETE', time: '2' },
        { state: 'RUNNING', time: '3' },
        { state: 'FAIL', time: '1' },
      ]),
    ).toBe('COMPLETE');
    expect(latestRunState([])).toBeUndefined();
  });

  it('knows containers only where the naming rule tells them', () => {
    expect(hierarchyOf('postgres://db:5432', 'shop.public.orders')).toEqual(['shop', 'shop.public']);
    expect(hierarchyOf('kafka://broker:9092', 'shop.public.orders')).toEqual([]);
    expect(hierarchyOf('postgres://db:5432', 'orders')).toEqual([]);
    expect(describeNamespace('constructor')).toEqual({ platform: 'constructor', kind: 'other' });
  });
});
