// Brings the Node and the yarn that Backstage wants, and installs the workspace,
// with nothing but the Node and npm of the machine. No dependencies, on purpose.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const toolchain = path.join(root, '.toolchain');
const NODE_VERSION = '24.21.0';
const YARN_VERSION = '4.13.0';
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Node 22 and 24 run Backstage 1.55; any other is replaced by one from npm. */
const nodeFits = ['22', '24'].includes(process.versions.node.split('.')[0]);

function npmInstall(spec, folder) {
  const prefix = path.join(toolchain, folder);
  mkdirSync(prefix, { recursive: true });
  console.error(`Headwater: fetching ${spec} from npm ...`);
  const done = spawnSync(
    npm,
    ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', prefix, spec],
    // The `node` package copies its binary in an install script.
    { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, npm_config_ignore_scripts: 'false' } },
  );
  if (done.status !== 0) throw new Error(`npm install ${spec} failed with code ${done.status}`);
}

function bringNode() {
  if (nodeFits) return path.dirname(process.execPath);
  const prefix = path.join(toolchain, `node-${NODE_VERSION}`);
  const candidates = () =>
    existsSync(path.join(prefix, 'node_modules'))
      ? ['node', ...readdirSync(path.join(prefix, 'node_modules')).filter(name => name.startsWith('node-'))]
          .map(name => path.join(prefix, 'node_modules', name, 'bin'))
          .filter(bin => existsSync(path.join(bin, 'node')))
      : [];
  if (candidates().length === 0) npmInstall(`node@${NODE_VERSION}`, `node-${NODE_VERSION}`);
  const [bin] = candidates();
  if (!bin) throw new Error(`node@${NODE_VERSION} from npm holds no binary for this platform`);
  return bin;
}

function bringYarn() {
  const prefix = path.join(toolchain, `yarn-${YARN_VERSION}`);
  const script = path.join(prefix, 'node_modules', '@yarnpkg', 'cli-dist', 'bin', 'yarn.js');
  if (!existsSync(script)) npmInstall(`@yarnpkg/cli-dist@${YARN_VERSION}`, `yarn-${YARN_VERSION}`);
  return script;
}

function cleanEnvironment(nodeBin) {
  const env = {};
  for (const [key, value] of Object.entries(process.env)) {
    if (/^npm_(package|lifecycle)_/.test(key)) continue;
    env[key] = value;
  }
  env.PATH = [nodeBin, path.join(root, 'node_modules', '.bin'), process.env.PATH].join(path.delimiter);
  // npm hands its own `nodedir` to scripts; headers of another Node break native builds.
  env.npm_config_nodedir = path.dirname(nodeBin);
  env.BACKSTAGE_CLI_DISABLE_UPDATE_CHECK = '1';
  return env;
}

/**
 * The commands to run things with: `node` (absolute), `yarn` (its script) and
 * the environment that puts both first.
 */
export function prepare() {
  const nodeBin = bringNode();
  const yarn = bringYarn();
  const env = cleanEnvironment(nodeBin);
  const registry = spawnSync(npm, ['config', 'get', 'registry'], { encoding: 'utf8' }).stdout?.trim();
  if (registry?.startsWith('http')) env.YARN_NPM_REGISTRY_SERVER = registry.replace(/\/$/, '');
  return { node: path.join(nodeBin, 'node'), yarn, env };
}

function workspaceHash(node) {
  const hash = createHash('sha256');
  const version = spawnSync(node, ['-p', 'process.versions.modules + process.platform + process.arch']);
  hash.update(version.stdout);
  const manifests = ['package.json', 'yarn.lock', '.yarnrc.yml'];
  for (const folder of ['packages', 'plugins']) {
    for (const name of readdirSync(path.join(root, folder)).sort()) {
      manifests.push(`${folder}/${name}/package.json`);
    }
  }
  for (const file of manifests) {
    const full = path.join(root, file);
    if (existsSync(full)) hash.update(file).update(readFileSync(full));
  }
  return hash.digest('hex');
}

/** Installs the workspace by its lockfile, only when something it depends on has changed. */
export function install(tools) {
  const stamp = path.join(root, 'node_modules', '.headwater-install');
  const wanted = workspaceHash(tools.node);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.error('Headwater: installing the workspace (about three minutes the first time) ...');
  const done = spawnSync(tools.node, [tools.yarn, 'install', '--immutable'], {
    cwd: root,
    env: tools.env,
    stdio: ['ignore', process.stderr.fd ?? 'inherit', 'inherit'],
  });
  if (done.status !== 0) throw new Error(`yarn install failed with code ${done.status}`);
  writeFileSync(stamp, wanted);
}

/** Runs a command in the foreground and answers its exit code; signals are passed on. */
export function run(command, args, { env, cwd = root, stdio = 'inherit' } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio });
    const forward = signal => child.kill(signal);
    process.on('SIGINT', forward);
    process.on('SIGTERM', forward);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      process.off('SIGINT', forward);
      process.off('SIGTERM', forward);
      resolve(signal ? 1 : code ?? 1);
    });
  });
}
