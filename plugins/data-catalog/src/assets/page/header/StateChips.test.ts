import { observedAt } from './StateChips';

const lastSeen = '2026-11-09T00:00:00Z';
const said = (source: string, newest: string) => ({ source, statements: 1, newest });

describe('how fresh an asset is', () => {
  it('is told by the newest word of those who observe it, not by people and files', () => {
    const sources = [said('openlineage', '2026-11-01'), said('scan', '2026-11-02'), said('yaml', '2026-11-08'), said('steward', '2026-11-09')];
    expect(observedAt({ sources, lastSeen })).toBe('2026-11-02');
  });

  it('is not known where only people and files speak', () => {
    expect(observedAt({ sources: [said('steward', '2026-11-09')], lastSeen })).toBeUndefined();
  });

  it('is when it was named last where nobody says anything of it', () => {
    expect(observedAt({ sources: [], lastSeen })).toBe(lastSeen);
  });
});
