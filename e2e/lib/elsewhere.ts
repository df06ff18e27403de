import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './server';

/** The commands of the toolchain, as `scripts/toolchain.mjs` brings them. */
export type Tools = { node: string; yarn: string; env: Record<string, string> };

/** The fenced blocks of a page of the docs whose first line names a file, by that name. */
export function fileBlocks(page: string): Map<string, string> {
  const text = readFileSync(path.join(root, page), 'utf8');
  const blocks = text.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm);
  return new Map(Array.from(blocks, ([, file, content]) => [file, content]));
}

/** The packages that a page of the docs says to add with `yarn --cwd FOLDER add …`, by folder. */
export function addedPackages(page: string): Map<string, string[]> {
  const text = readFileSync(path.join(root, page), 'utf8');
  const lines = text.matchAll(/^yarn --cwd (\S+) add (.+)$/gm);
  return new Map(Array.from(lines, ([, folder, names]) => [folder, names.split(' ')]));
}

/** Versions of Backstage's packages as the portal of this repository has them. */
function versionsOf(folder: string, names: readonly string[]): Record<string, string> {
  const { dependencies } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
  return Object.fromEntries(names.map(name => [name, dependencies[name]]));
}

const backendPackages = [
  '@backstage/backend-defaults',
  '@backstage/plugin-auth-backend',
  '@backstage/plugin-auth-backend-module-guest-provider',
  '@backstage/plugin-catalog-backend',
  '@backstage/plugin-app-backend',
  'better-sqlite3',
  'pg',
];

const appPackages = [
  '@backstage/core-components',
  '@backstage/frontend-defaults',
  '@backstage/frontend-plugin-api',
  '@backstage/plugin-app-react',
  '@backstage/plugin-catalog',
  '@backstage/ui',
  '@material-ui/core',
  'react',
  'react-dom',
  'react-router',
  'react-router-dom',
];

/** What a new portal has at its root, in the versions of this repository. */
function rootVersions(): Record<string, string> {
  const { devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const names = ['@backstage/cli', '@backstage/cli-defaults', '@types/jest', 'typescript'];
  return Object.fromEntries(names.map(name => [name, devDependencies[name]]));
}

const indexHtml = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Portal</title></head>
  <body><div id="root"></div></body>
</html>
`;

const appIndex = `import '@backstage/ui/css/styles.css';
import ReactDOM from 'react-dom/client';
import { app } from './App';

ReactDOM.createRoot(document.getElementById('root')!).render(app);
`;

/** An app that signs everybody in as a guest; `wiring` is what the docs add. */
const appSource = (wiring: string) => {
  const imports = wiring.split('\n').filter(line => line.startsWith('import '));
  const rest = wiring.split('\n').filter(line => !line.startsWith('import '));
  return `import React from 'react';
import { ProxiedSignInPage } from '@backstage/core-components';
import { createApp } from '@backstage/frontend-defaults';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import type { FrontendFeature } from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
${imports.join('\n')}

const signIn = SignInPageBlueprint.make({
  params: { loader: async () => props => <ProxiedSignInPage {...props} provider="guest" /> },
});
const features: FrontendFeature[] = [catalogPlugin, createFrontendModule({ pluginId: 'app', extensions: [signIn] })];
${rest.join('\n')}
export const app = createApp({ features }).createRoot();
`;
};

const backendSource = (wiring: string, withApp: boolean) => `import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-catalog-backend'));
${withApp ? "backend.add(import('@backstage/plugin-app-backend'));" : ''}
${wiring}
backend.start();
`;

export type Parts = { app?: { discovers: boolean }; backend?: boolean };

/**
 * Writes a portal of its own into an empty folder: what a new Backstage app has
 * at the least, with what `docs/install.md` says to add.
 */
export function writePortal(folder: string, parts: Parts, registry: string, tools: Tools): void {
  const blocks = fileBlocks('docs/install.md');
  const cli = { '@backstage/cli': rootVersions()['@backstage/cli'] };
  const write = (file: string, content: string | object) => {
    const full = path.join(folder, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  };
  write('package.json', {
    name: 'elsewhere',
    version: '1.0.0',
    private: true,
    workspaces: { packages: ['packages/*'] },
    packageManager: 'yarn@4.13.0',
    scripts: { tsc: 'tsc' },
    devDependencies: rootVersions(),
    resolutions: {
      'better-sqlite3': '^13.0.0',
      '@yarnpkg/core': '4.9.1',
      '@types/react': '^18',
      '@types/react-dom': '^18',
    },
  });
  write(
    '.yarnrc.yml',
    [
      'nodeLinker: node-modules',
      'yarnPath: .yarn/releases/yarn-4.13.0.cjs',
      'enableScripts: false',
      'enableTelemetry: false',
      'enableImmutableInstalls: false',
      // Looking for types would ask a search service.
      'tsEnableAutoTypes: false',
      'npmMinimalAgeGate: 3d',
      "npmPreapprovedPackages: ['@backstage/*', '@headwater/*']",
      'unsafeHttpWhitelist: [127.0.0.1, localhost]',
      'npmScopes:',
      '  headwater:',
      `    npmRegistryServer: '${registry}'`,
      '',
    ].join('\n'),
  );
  mkdirSync(path.join(folder, '.yarn/releases'), { recursive: true });
  copyFileSync(tools.yarn, path.join(folder, '.yarn/releases/yarn-4.13.0.cjs'));
  write('backstage.json', { version: '1.55.0' });
  write('tsconfig.json', { extends: '@backstage/cli/config/tsconfig.json', include: ['packages/*/src'] });
  write('app-config.docs.yaml', blocks.get('app-config.yaml')!);
  write('app-config.production.yaml', fileBlocks('docs/production.md').get('app-config.production.yaml')!);
  if (parts.backend) {
    write('packages/backend/package.json', {
      name: 'backend',
      version: '1.0.0',
      private: true,
      main: 'dist/index.cjs.js',
      backstage: { role: 'backend' },
      scripts: { build: 'backstage-cli package build' },
      dependencies: {
        ...versionsOf('packages/backend', backendPackages),
        ...(parts.app && { app: 'link:../app' }),
      },
      devDependencies: cli,
    });
    write('packages/backend/src/index.ts', backendSource(blocks.get('packages/backend/src/index.ts')!, Boolean(parts.app)));
  }
  if (parts.app) {
    const wiring = parts.app.discovers ? '' : blocks.get('packages/app/src/App.tsx')!;
    write('packages/app/package.json', {
      name: 'app',
      version: '1.0.0',
      private: true,
      main: 'dist/index.esm.js',
      backstage: { role: 'frontend' },
      bundled: true,
      scripts: { build: 'backstage-cli package build' },
      dependencies: versionsOf('packages/app', appPackages),
      devDependencies: { ...cli, '@types/react': '*', '@types/react-dom': '*' },
    });
    write('packages/app/public/index.html', indexHtml);
    write('packages/app/src/index.tsx', appIndex);
    write('packages/app/src/App.tsx', appSource(wiring));
  }
}

/** Runs a command to its end. @throws with what it printed when it fails */
export async function runIn(
  folder: string,
  tools: Tools,
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<void> {
  const child = spawn(command, args, { cwd: folder, env: { ...tools.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', chunk => (output += chunk));
  child.stderr.on('data', chunk => (output += chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with code ${code}:\n${output}`);
}

export type Running = { output: () => string; stop: () => Promise<void> };

/** Starts a process and waits until it answers. */
export async function startProcess(
  folder: string,
  command: string,
  args: readonly string[],
  options: { env: Record<string, string>; answers: string; timeoutMs?: number },
): Promise<Running> {
  const { env, answers, timeoutMs = 120_000 } = options;
  let output = '';
  const child = spawn(command, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  child.stdout.on('data', chunk => (output += chunk));
  child.stderr.on('data', chunk => (output += chunk));
  const stop = async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await ended;
    clearTimeout(timer);
  };
  const until = Date.now() + timeoutMs;
  while (Date.now() < until && child.exitCode === null) {
    const answer = await fetch(answers).catch(() => undefined);
    if (answer?.ok) return { output: () => output, stop };
    await new Promise(resolve => setTimeout(resolve, 300));
  }
  await stop();
  throw new Error(`${answers} did not answer:\n${output}`);
}
