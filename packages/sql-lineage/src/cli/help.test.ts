import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FORMATS } from './commandOptions';
import { HELP } from './help';

const readme = readFileSync(path.join(__dirname, '../../README.md'), 'utf8');
const source = readFileSync(path.join(__dirname, 'commandOptions.ts'), 'utf8');
const [, declared] = /const declared = \{\n(.*?)\} as const/s.exec(source)!;
const options = Array.from(declared.matchAll(/^ {2}'?([\w-]+)'?:/gm), ([, name]) => name);

it('help and README tell every option and format', () => {
  expect(options).toContain('default-catalog');
  for (const name of [...options.map(option => `--${option}`), ...FORMATS]) {
    expect(HELP).toContain(name);
    expect(readme).toContain(name);
  }
});
