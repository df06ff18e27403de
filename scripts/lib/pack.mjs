// Builds the packages and packs each as npm would get it.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from '../toolchain.mjs';
import { buildTypes } from './buildTypes.mjs';
import { checkAliases, publishablePackages } from './packages.mjs';

/** What builders print is read only when they fail. */
function must(what, command, args, { env, cwd = root }) {
  const { status, stdout, stderr } = spawnSync(command, args, { env, cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${what} failed with code ${status}:\n${stdout}${stderr}`);
}

/** Libraries that Node and bundlers both take are built with tsdown, plugins the Backstage way. */
function buildCommand({ directory }) {
  return existsSync(path.join(directory, 'tsdown.config.mts')) ? ['tsdown', []] : ['backstage-cli', ['package', 'build']];
}

function pack(tools, item, folder) {
  const { name, version, directory } = item;
  const { env } = tools;
  const [command, args] = buildCommand(item);
  must(`Building ${name}`, command, args, { env, cwd: directory });
  const licence = path.join(directory, 'LICENSE');
  copyFileSync(path.join(root, 'LICENSE'), licence);
  try {
    const tarball = path.join(folder, `${name.replace(/^@/, '').replace('/', '-')}-${version}.tgz`);
    must(`Packing ${name}`, tools.node, [tools.yarn, 'pack', '--out', tarball], { env, cwd: directory });
    return { name, version, directory, tarball };
  } finally {
    rmSync(licence, { force: true });
  }
}

/**
 * Packs every publishable package into a folder.
 *
 * @returns `{ name, version, directory, tarball }` of each, in the order of their dependencies
 * @throws when a build or a pack fails; it names the package; when an alias stayed behind
 */
export function packAll(tools, folder) {
  mkdirSync(folder, { recursive: true });
  const packages = publishablePackages();
  checkAliases(packages);
  if (buildTypes(tools) !== 0) throw new Error('Building the types failed');
  return packages.map(item => pack(tools, item, folder));
}

/**
 * Packs one package that makes its types itself, in seconds instead of minutes.
 *
 * @returns `{ name, version, directory, tarball }`
 * @throws when there is no such package, or its build or pack fails
 */
export function packOne(tools, name, folder) {
  mkdirSync(folder, { recursive: true });
  const item = publishablePackages().find(candidate => candidate.name === name);
  if (!item || buildCommand(item)[0] !== 'tsdown') throw new Error(`There is no package ${name} that is built with tsdown`);
  return pack(tools, item, folder);
}
