import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describeNamespace } from './namespaces';

const file = path.resolve(__dirname, '../../../../../shared/openlineage/spec/dataset-naming.json');
const present = existsSync(file);
if (!present) process.stderr.write('Skipped: the official naming rules of OpenLineage are not here\n');

type Rule = { store: string; type: string; namespace: string; name: string };

/** The first form of a rule, with its placeholders filled in. */
const example = (template: string) => template.split(' or ')[0].replace(/\(.*?\)/g, '').replace(/\{[^}]*\}/g, 'x');

(present ? describe : describe.skip)('the official naming rules', () => {
  const rules: Rule[] = present ? JSON.parse(readFileSync(file, 'utf8')) : [];

  it.each(rules.map(rule => [rule.store, rule] as const))('%s', (_, rule) => {
    const { platform, kind } = describeNamespace(example(rule.namespace));
    expect(platform).toMatch(/^[a-z0-9-]+$/);
    const expected: Record<string, string[]> = {
      'blob storage': ['object-store'],
      'data lake': ['object-store'],
      'distributed file system': ['object-store'],
      'file system': ['file'],
      'distributed event streaming platform': ['stream'],
      warehouse: ['database'],
    };
    // Of the rest no more is known than its scheme.
    expect(expected[rule.type.toLowerCase()] ?? ['database', 'other']).toContain(kind);
  });
});
