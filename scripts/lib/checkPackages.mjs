// What must hold of a packed package before anybody installs it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

/** Files of a tarball, `{ name, bytes, text() }`, without npm's folder `package/`. */
export function filesOf(tarball) {
  const tar = gunzipSync(readFileSync(tarball));
  const files = [];
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const field = (start, length) => tar.toString('utf8', at + start, at + start + length).replace(/\0.*$/s, '');
    const bytes = parseInt(field(124, 12), 8);
    const name = [field(345, 155), field(0, 100)].filter(Boolean).join('/').replace(/^package\//, '');
    const start = at + 512;
    if (field(156, 1) === '0') files.push({ name, bytes, text: () => tar.toString('utf8', start, start + bytes) });
    at = start + Math.ceil(bytes / 512) * 512;
  }
  return files;
}

/** Files that a package must hold, by what its manifest says. */
function wantedFiles({ configSchema, files = [] }) {
  return [
    'package.json',
    'README.md',
    'LICENSE',
    'CHANGELOG.md',
    ...(configSchema ? [configSchema] : []),
    ...(files.includes('migrations') ? [/^migrations\/.+\.js$/] : []),
    /^dist\/.+\.d\.(ts|cts|mts)$/,
    /^dist\/.+\.(js|cjs|mjs)$/,
  ];
}

function contentProblems(files) {
  const manifest = JSON.parse(files.find(({ name }) => name === 'package.json').text());
  const problems = [];
  for (const wanted of wantedFiles(manifest)) {
    const found = files.some(({ name }) => (typeof wanted === 'string' ? name === wanted : wanted.test(name)));
    if (!found) problems.push(`holds no ${wanted}`);
  }
  for (const { name } of files) {
    if (/(^|\/)(__testUtils__|__fixtures__)\/|\.test\.|^src\//.test(name)) problems.push(`holds ${name}, which is for us alone`);
  }
  for (const [dependency, range] of Object.entries(manifest.dependencies ?? {})) {
    if (/^(workspace|file|link|portal):/.test(range)) problems.push(`depends on ${dependency}@${range}, which only we have`);
  }
  return problems;
}

/**
 * Backstage loads a backend's features with `backend.add(import('…'))`, which
 * unwraps the default export of a CommonJS module itself; all of its own
 * packages are built so.
 */
const backendDefault = { publint: 'CJS_WITH_ESMODULE_DEFAULT_EXPORT', attw: 'cjs-only-exports-default' };

const isBackend = ({ backstage }) => /^backend-plugin/.test(backstage?.role ?? '');

async function publishingProblems(manifest, tarball) {
  const file = readFileSync(tarball);
  const pack = { tarball: file.buffer.slice(file.byteOffset, file.byteOffset + file.length) };
  const { messages, pkg } = await publint({ pack, level: 'warning', strict: true });
  return messages
    .filter(({ code }) => !(isBackend(manifest) && code === backendDefault.publint))
    .map(message => `publint: ${formatMessage(message, pkg, { color: false })}`);
}

/** Are the types wrong? Frontend code is for bundlers alone, by Backstage's way to build it. */
function typeProblems(tools, manifest, tarball) {
  const args = [tarball, '--format', 'ascii', '--no-emoji', '--no-color'];
  if (manifest.backstage?.role === 'frontend-plugin') args.push('--profile', 'esm-only');
  if (isBackend(manifest)) args.push('--ignore-rules', backendDefault.attw);
  const done = spawnSync('attw', args, { env: tools.env, encoding: 'utf8', maxBuffer: 1 << 26 });
  return done.status === 0 ? [] : [`attw: ${`${done.stdout}${done.stderr}`.trim()}`];
}

/** Everything that is wrong with a tarball; none is well. */
export async function problemsOf(tools, tarball) {
  const files = filesOf(tarball);
  const manifest = JSON.parse(files.find(({ name }) => name === 'package.json').text());
  return [
    ...contentProblems(files),
    ...(await publishingProblems(manifest, tarball)),
    ...typeProblems(tools, manifest, tarball),
  ];
}

/** Sizes in bytes: packed, unpacked, and unpacked without source maps. */
export function sizesOf(tarball) {
  const files = filesOf(tarball);
  const sum = list => list.reduce((total, { bytes }) => total + bytes, 0);
  return {
    files: files.length,
    packed: readFileSync(tarball).length,
    unpacked: sum(files),
    withoutMaps: sum(files.filter(({ name }) => path.extname(name) !== '.map')),
  };
}
