// The packages that are published, each after those that it depends on.
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import path from 'node:path';
import { root } from '../toolchain.mjs';

function readWorkspaces() {
  return ['packages', 'plugins'].flatMap(folder =>
    readdirSync(path.join(root, folder))
      .map(name => path.join(root, folder, name))
      .filter(directory => existsSync(path.join(directory, 'package.json')))
      .map(directory => ({
        directory,
        manifest: JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8')),
      })),
  );
}

/** Names of our own packages that a manifest depends on; an alias counts as what it stands for. */
function ownDependencies({ dependencies = {} }) {
  return Object.entries(dependencies).map(([name, range]) => range.match(/^npm:(@?[^@]+)@/)?.[1] ?? name);
}

/**
 * Changesets raises versions, but not what stands behind an alias: that would
 * leave a package with the last release of another.
 *
 * @throws when an alias of one of our packages is not `npm:NAME@^VERSION` of its version
 */
export function checkAliases(packages) {
  for (const { name, manifest } of packages) {
    for (const [alias, range] of Object.entries(manifest.dependencies ?? {})) {
      const own = packages.find(other => range.startsWith(`npm:${other.name}@`));
      const wanted = own && `npm:${own.name}@^${own.version}`;
      if (own && range !== wanted) throw new Error(`${name}: '${alias}' must be ${wanted}, got ${range}`);
    }
  }
}

/** `{ name, version, directory, manifest }` of each package that is not private. */
export function publishablePackages() {
  const waiting = readWorkspaces().filter(({ manifest }) => !manifest.private);
  const ordered = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ manifest }) =>
      ownDependencies(manifest).every(name => !waiting.some(other => other.manifest.name === name)),
    );
    if (next < 0) {
      throw new Error(`These packages depend on each other: ${waiting.map(({ manifest }) => manifest.name).join(', ')}`);
    }
    const [{ directory, manifest }] = waiting.splice(next, 1);
    ordered.push({ name: manifest.name, version: manifest.version, directory, manifest });
  }
  return ordered;
}
