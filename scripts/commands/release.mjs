// `npm run release -- --dry-run`: builds, packs and checks what would be
// published, and says so. Without `--dry-run` it is published to npm.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packAll } from '../lib/pack.mjs';
import { run } from '../toolchain.mjs';

const kilobytes = bytes => `${(bytes / 1024).toFixed(0)} KB`;

async function publish(tools, tarball) {
  const code = await run('npm', ['publish', tarball, '--access', 'public'], { env: tools.env });
  if (code !== 0) throw new Error(`npm publish ${path.basename(tarball)} failed with code ${code}`);
}

export default async function release(tools, args) {
  const unknown = args.filter(arg => arg !== '--dry-run');
  if (unknown.length > 0) {
    console.error(`release does not know ${unknown.join(' ')}; allowed is --dry-run`);
    return 2;
  }
  // What checks packages is itself installed.
  const { problemsOf, sizesOf } = await import('../lib/checkPackages.mjs');
  const folder = mkdtempSync(path.join(tmpdir(), 'headwater-release-'));
  try {
    const packed = packAll(tools, folder);
    let failed = false;
    for (const { name, version, tarball } of packed) {
      const { files, packed: size, withoutMaps } = sizesOf(tarball);
      const problems = await problemsOf(tools, tarball);
      failed ||= problems.length > 0;
      console.log(`${name}@${version}: ${files} files, ${kilobytes(size)} packed, ${kilobytes(withoutMaps)} unpacked without source maps`);
      for (const problem of problems) console.log(`  ${problem}`);
    }
    if (failed) return 1;
    if (args.includes('--dry-run')) {
      console.log(`Would publish ${packed.length} packages.`);
      return 0;
    }
    for (const { tarball } of packed) await publish(tools, tarball);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
