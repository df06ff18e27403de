import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Tools } from './elsewhere';
import { nodeOfMajor } from './nodeOfMajor';

/** A package as it is published, installed by npm into a folder of its own. */
export type Packed = { folder: string; tools: Tools; tarball: string; remove: () => void };

type PackedOptions = {
  /** Programs that lie beside it: text by file name. */
  programs: Record<string, string>;
  /** Packages of this repository that it depends on, by the name that it imports them by. */
  alongside?: Record<string, string>;
};

/** Packs and installs; packages of this repository are taken from here, as those of the registry may be older. */
export async function installPacked(name: string, { programs, alongside = {} }: PackedOptions): Promise<Packed> {
  const { prepare } = await import('../../scripts/toolchain.mjs');
  const { packOne } = await import('../../scripts/lib/pack.mjs');
  const folder = mkdtempSync(path.join(tmpdir(), 'headwater-packed-'));
  const tools: Tools = prepare();
  const { tarball } = packOne(tools, name, folder);
  const overrides = Object.fromEntries(
    Object.entries(alongside).map(([alias, own]) => [alias, `file:${packOne(tools, own, folder).tarball}`]),
  );
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true, overrides }));
  for (const [file, text] of Object.entries(programs)) writeFileSync(path.join(folder, file), text);
  const installed = spawnSync('npm', ['install', '--no-audit', '--no-fund', tarball], { cwd: folder, encoding: 'utf8' });
  expect(installed.stderr).not.toContain('npm error');
  expect(installed.status).toBe(0);
  return { folder, tools, tarball, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs a program with a Node of that version, and nothing of this repository in its environment; skips where there is none. */
export function runWithNode(major: number, cwd: string, args: string[], input?: string) {
  const node = nodeOfMajor(major);
  if (!node) process.stdout.write(`Notice: Node ${major} cannot be fetched; nothing is tested with it.\n`);
  test.skip(!node, `Node ${major} cannot be fetched`);
  const env = { PATH: process.env.PATH, HOME: cwd };
  const { status, stdout, stderr } = spawnSync(node!, args, { cwd, encoding: 'utf8', env, input });
  return { status, stdout, stderr };
}
