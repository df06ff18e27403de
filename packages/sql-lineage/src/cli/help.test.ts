import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FORMATS, OPTIONS } from './commandOptions';
import { HELP } from './help';

const readme = readFileSync(path.join(__dirname, '../../README.md'), 'utf8');

it('help and README tell every option and format', () => {
  expect(OPTIONS).toContain('default-catalog');
  for (const name of [...OPTIONS.map(option => `--${option}`), ...FORMATS]) {
    expect(HELP).toContain(name);
    expect(readme).toContain(name);
  }
});
