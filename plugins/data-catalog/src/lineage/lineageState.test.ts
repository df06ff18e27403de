import { idOf } from './__testUtils__/bigLineage';
import { readLineageState, writeLineageState } from './lineageState';

const focus = idOf(0);

describe('the lineage view in the URL', () => {
  it('comes back as it was written, beside what belongs to others', () => {
    const text = new URLSearchParams([
      ['tab', 'x'],
      ['direction', 'upstream'],
      ['depth', '4'],
      ['level', 'column'],
      ['jobs', 'shown'],
      ['past', 'shown'],
      ['column', `${idOf(3)}#a b#c`],
      ['as', 'table'],
      ['more', `${idOf(1)}.upstream`],
      ['more', `${idOf(2)}.downstream`],
      ['tidy', '1'],
      ['selected', `${idOf(1)}~${idOf(2)}`],
      ['open', idOf(5)],
    ]);
    const state = readLineageState(text, focus);
    expect(state.column).toEqual({ assetId: idOf(3), column: 'a b#c' });
    expect(writeLineageState(state, focus, text).toString()).toBe(text.toString());
  });

  it('is empty for the first picture', () => {
    const state = readLineageState(new URLSearchParams(), focus);
    expect(state).toEqual({
      direction: 'both',
      depth: 1,
      level: 'asset',
      foldJobs: true,
      includePast: false,
      table: false,
      expanded: [],
      tidy: 0,
      open: [],
    });
    expect(writeLineageState(state, focus).toString()).toBe('');
  });

  it('keeps to what is allowed', () => {
    const state = readLineageState(
      new URLSearchParams('depth=99&direction=sideways&more=x.inside&more=..&tidy=7'),
      focus,
    );
    expect(state).toMatchObject({ depth: 10, direction: 'both', expanded: [], tidy: 0 });
  });

  it.each(['amount', `${idOf(4)}#x`, '#', 'a#b'])(
    'tells the column %p of the focus from those of others',
    column => {
      const state = {
        ...readLineageState(new URLSearchParams(), focus),
        column: { assetId: focus, column },
      };
      expect(readLineageState(writeLineageState(state, focus), focus).column).toEqual({
        assetId: focus,
        column,
      });
    },
  );
});
