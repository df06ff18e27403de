import { cpSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileBlocks, runIn } from './elsewhere';
import type { Tools } from './elsewhere';

/** What a container of the recipe would hold and run. */
export type Image = { folder: string; env: Record<string, string>; command: string[] };

type Stage = { name?: string; folder: string; env: Record<string, string> };

/** A folder of the image, as one of this machine. */
const inside = (stage: Stage, place: string) =>
  path.join(stage.folder, path.posix.relative('/portal', path.posix.resolve('/portal', place)));

/** Names of files and folders that the engine leaves out of what it is given. */
function ignoredNames(page: string): Set<string> {
  const lines = fileBlocks(page).get('.containerignore')!.trim().split('\n');
  return new Set(lines.map(line => line.replace('**/', '')));
}

function copy(stages: Stage[], stage: Stage, context: string, ignored: Set<string>, args: string[]) {
  const from = args[0].startsWith('--from=') ? args[0].slice('--from='.length) : undefined;
  const [places, target] = [args.slice(from ? 1 : 0, -1), args[args.length - 1]];
  const source = from ? stages.find(({ name }) => name === from) : undefined;
  if (from && !source) throw new Error(`No stage is called '${from}'`);
  for (const place of places) {
    const whole = source ? inside(source, place) : path.join(context, place);
    for (const file of matching(whole)) {
      const into = inside(stage, target);
      // `COPY folder ./` copies what is in the folder, a file itself.
      cpSync(file, target.endsWith('/') && !isFolder(file) ? path.join(into, path.basename(file)) : into, {
        recursive: true,
        filter: name => Boolean(source) || !ignored.has(path.basename(name)),
      });
    }
  }
}

const isFolder = (file: string) => statSync(file).isDirectory();

function matching(pattern: string): string[] {
  const [start, end] = path.basename(pattern).split('*');
  if (end === undefined) return [pattern];
  return readdirSync(path.dirname(pattern))
    .filter(name => name.startsWith(start) && name.endsWith(end))
    .map(name => path.join(path.dirname(pattern), name));
}

/**
 * Does what a container engine does with the `Containerfile` of a page of the
 * docs: its commands in its order, in folders of this machine instead of layers.
 */
export async function buildImage(page: string, context: string, folder: string, tools: Tools): Promise<Image> {
  const recipe = fileBlocks(page).get('Containerfile')!;
  const ignored = ignoredNames(page);
  const stages: Stage[] = [];
  let command: string[] = [];
  for (const line of recipe.split('\n').filter(Boolean)) {
    const [instruction, rest] = [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)];
    const stage = stages[stages.length - 1];
    switch (instruction) {
      case 'FROM': {
        const [, name] = / AS (\w+)$/.exec(rest) ?? [];
        const place = path.join(folder, name ?? 'image');
        mkdirSync(place, { recursive: true });
        stages.push({ name, folder: place, env: {} });
        break;
      }
      case 'WORKDIR':
        if (rest !== '/portal') throw new Error(`WORKDIR is '/portal' here, got '${rest}'`);
        break;
      case 'ENV':
        stage.env[rest.slice(0, rest.indexOf('='))] = rest.slice(rest.indexOf('=') + 1);
        break;
      case 'COPY':
        copy(stages, stage, context, ignored, rest.split(' '));
        break;
      case 'RUN':
        await runIn(stage.folder, tools, 'sh', ['-c', rest], stage.env);
        break;
      case 'USER':
        // Whoever runs the tests.
        break;
      case 'CMD':
        command = JSON.parse(rest);
        break;
      default:
        throw new Error(`'${instruction}' is not known here; allowed are FROM, WORKDIR, ENV, COPY, RUN, USER, CMD`);
    }
  }
  const { folder: place, env } = stages[stages.length - 1];
  return { folder: place, env, command };
}
