import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import ts from 'typescript';
import { readSettings } from './config';

const repository = path.resolve(resolvePackagePath('@headwater/plugin-data-catalog-backend'), '../..');
const packages = ['plugins', 'packages'].flatMap(folder =>
  readdirSync(path.join(repository, folder)).map(name => path.join(repository, folder, name)),
);

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * Keys that a config.d.ts declares, as dotted paths of its leaves, each with the
 * JSON of its default; an array of objects is a leaf.
 */
function declaredKeys(text: string): { key: string; standard: string }[] {
  const source = ts.createSourceFile('config.d.ts', text, ts.ScriptTarget.Latest, true);
  const keys: { key: string; standard: string }[] = [];
  const visit = (members: readonly ts.TypeElement[], prefix: string) => {
    for (const member of members) {
      if (!ts.isPropertySignature(member) || !member.type) continue;
      const key = `${prefix}${member.name.getText()}`;
      if (ts.isTypeLiteralNode(member.type)) visit([...member.type.members], `${key}.`);
      else keys.push({ key, standard: defaultOf(member) });
    }
  };
  const [statement] = source.statements;
  visit([...(statement as ts.InterfaceDeclaration).members], '');
  return keys;
}

function defaultOf(member: ts.TypeElement): string {
  const tag = ts.getJSDocTags(member).find(({ tagName }) => tagName.text === 'default');
  return ts.getTextOfJSDocComment(tag?.comment) ?? '';
}

describe('configuration', () => {
  const configured = packages.flatMap(folder => {
    const schema = read(path.join(folder, 'config.d.ts'));
    return schema ? [{ folder, name: path.basename(folder), keys: declaredKeys(schema) }] : [];
  });

  it.each(['timeoutMs', 'maxMemoryMegabytes'])('refuses 0 as sql.%s', key => {
    const config = new ConfigReader({ dataCatalog: { sql: { [key]: 0 } } });
    expect(() => readSettings(config)).toThrow(`'dataCatalog.sql.${key}' must be above 0, got 0`);
  });

  it('is declared by the backend and the catalog module', () => {
    expect(configured.map(({ name }) => name).sort()).toEqual([
      'catalog-backend-module-data-catalog',
      'data-catalog-backend',
    ]);
  });

  it.each(configured.flatMap(({ folder, name, keys }) => keys.map(({ key }) => [key, name, folder])))(
    '%s is described in the README of %s',
    (key, _, folder) => {
      expect(read(path.join(folder, 'README.md'))).toContain(`\`${key}\``);
    },
  );

  it('has the defaults that config.d.ts says', () => {
    const { openlineage, retentionDays, entities, sql, tenants } = readSettings(new ConfigReader({}));
    const { limits } = openlineage;
    const { keys } = configured.find(({ name }) => name === 'data-catalog-backend')!;
    expect(Object.fromEntries(keys.map(({ key, standard }) => [key, JSON.parse(standard)]))).toEqual({
      'dataCatalog.openlineage.root': openlineage.root,
      'dataCatalog.openlineage.allowAnonymous': openlineage.allowAnonymous,
      'dataCatalog.openlineage.maxCompressedMegabytes': limits.compressedBytes / 1024 / 1024,
      'dataCatalog.openlineage.maxMegabytes': limits.bytes / 1024 / 1024,
      'dataCatalog.openlineage.files': openlineage.files,
      'dataCatalog.openlineage.topics': openlineage.topics,
      'dataCatalog.log.retentionDays': retentionDays,
      'dataCatalog.entities.limit': entities.limit,
      'dataCatalog.entities.readSeconds': entities.readSeconds,
      'dataCatalog.sql.infer': sql.infer,
      'dataCatalog.sql.timeoutMs': sql.timeoutMs,
      'dataCatalog.sql.maxMemoryMegabytes': sql.maxMemoryMegabytes,
      'dataCatalog.tenants': tenants,
    });
  });

  it('names the key of a value with the wrong type', () => {
    const config = new ConfigReader({ dataCatalog: { openlineage: { maxMegabytes: 'many' } } });
    expect(() => readSettings(config)).toThrow(/dataCatalog\.openlineage\.maxMegabytes/);
  });
});
