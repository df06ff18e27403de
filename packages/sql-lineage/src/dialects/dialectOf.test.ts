import { dialectNames, dialectOf } from './dialectOf';
import { nameKey, splitName, storedKey } from './names';

describe('dialectOf', () => {
  it('knows a dialect by each of its names, in any case', () => {
    expect(dialectOf('MSSQL')).toBe(dialectOf('tsql'));
    expect(dialectOf('sparksql')).toBe(dialectOf('spark'));
    expect(dialectOf('postgresql')).toBe(dialectOf('postgres'));
    expect(dialectOf(undefined)).toBe(dialectOf('ansi'));
  });

  it('says which names it knows when it does not know one', () => {
    expect(() => dialectOf('cobol')).toThrow(
      /^dialect must be one of ansi, athena, .*, got "cobol"$/,
    );
    expect(dialectNames).toContain('snowflake');
  });
});

describe('names', () => {
  it('fold as the dialect does', () => {
    expect(nameKey('lower', 'Abc', false)).toBe('abc');
    expect(nameKey('lower', 'Abc', true)).toBe('Abc');
    expect(nameKey('upper', 'Abc', false)).toBe('ABC');
    expect(nameKey('insensitive', 'Abc', true)).toBe('abc');
    expect(nameKey('exact', 'Abc', false)).toBe('Abc');
  });

  it('of a schema fold unless their case is mixed', () => {
    expect(storedKey('upper', 'id')).toBe('ID');
    expect(storedKey('lower', 'ID')).toBe('id');
    expect(storedKey('lower', 'Id')).toBe('Id');
  });

  it('split at dots outside of quotes', () => {
    expect(splitName('a."b.c".[d]].e].`f`')).toEqual([
      { name: 'a', quoted: false },
      { name: 'b.c', quoted: true },
      { name: 'd].e', quoted: true },
      { name: 'f', quoted: true },
    ]);
    expect(splitName('"a""b"')).toEqual([{ name: 'a"b', quoted: true }]);
    expect(splitName('"open')).toEqual([{ name: 'open', quoted: true }]);
  });
});
