// Builds the packages and packs each as npm would get it.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from '../toolchain.mjs';
import { publishablePackages } from './packages.mjs';

/** What builders print is read only when they fail. */
function must(what, command, args, { env, cwd = root }) {
  const { status, stdout, stderr } = spawnSync(command, args, { env, cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${what} failed with code ${status}:\n${stdout}${stderr}`);
}

/** Libraries that Node and bundlers both take are built with tsdown, plugins the Backstage way. */
function buildCommand({ directory }) {
  return existsSync(path.join(directory, 'tsdown.config.mts')) ? ['tsdown', []] : ['backstage-cli', ['package', 'build']];
}

/**
 * Packs every publishable package into a folder.
 *
 * @returns `{ name, version, directory, tarball }` of each, in the order of their dependencies
 * @throws when a build or a pack fails; it names the package
 */
export function packAll(tools, folder) {
  mkdirSync(folder, { recursive: true });
  const { env } = tools;
  rmSync(path.join(root, 'dist-types'), { recursive: true, force: true });
  must('Building the types', 'tsc', ['-p', 'tsconfig.json', '--incremental', 'false'], { env });
  const packed = [];
  for (const item of publishablePackages()) {
    const { name, version, directory } = item;
    const [command, args] = buildCommand(item);
    must(`Building ${name}`, command, args, { env, cwd: directory });
    const licence = path.join(directory, 'LICENSE');
    copyFileSync(path.join(root, 'LICENSE'), licence);
    try {
      const tarball = path.join(folder, `${name.replace(/^@/, '').replace('/', '-')}-${version}.tgz`);
      must(`Packing ${name}`, tools.node, [tools.yarn, 'pack', '--out', tarball], { env, cwd: directory });
      packed.push({ name, version, directory, tarball });
    } finally {
      rmSync(licence, { force: true });
    }
  }
  return packed;
}
