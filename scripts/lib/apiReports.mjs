// report.api.md of every package that is published: what users can import, as API Extractor reads it.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CompilerState, Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import { root } from '../toolchain.mjs';
import { TYPES } from './buildTypes.mjs';
import { publishablePackages } from './packages.mjs';

/** `{ package, report, declarations }` of everything that can be imported from a package: file name and absolute path. */
function entryPointsOf(item) {
  const { exports = { '.': item.manifest.main } } = item.manifest;
  return Object.entries(exports)
    .filter(([, source]) => /\.tsx?$/.test(source))
    .map(([subpath, source]) => ({
      package: item,
      report: `report${subpath.slice(1).replaceAll('/', '-')}.api.md`,
      declarations: path.join(
        TYPES,
        path.relative(root, item.directory),
        source.replace(/\.tsx?$/, '.d.ts'),
      ),
    }));
}

const silent = { logLevel: 'none' };

/** What a report says beside signatures: types that users meet but cannot import. */
const messages = {
  // The compiler has checked all types before; its messages hold absolute paths.
  compilerMessageReporting: { default: silent },
  extractorMessageReporting: {
    'ae-forgotten-export': { logLevel: 'warning', addToApiReportFile: true },
    // All that is exported is public: there are no stages to tag.
    'ae-missing-release-tag': silent,
    // Packages import each other's sources.
    'ae-wrong-input-file-type': silent,
  },
  // Docstrings are written for people, not by TSDoc's grammar.
  tsdocMessageReporting: { default: silent },
};

function configurationOf({ package: { directory, manifest }, report, declarations }, folder) {
  return ExtractorConfig.prepare({
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: declarations,
      compiler: { tsconfigFilePath: path.join(root, 'tsconfig.json') },
      apiReport: {
        enabled: true,
        reportFileName: report,
        reportFolder: folder,
        reportTempFolder: folder,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages,
      newlineKind: 'lf',
    },
    configObjectFullPath: undefined,
    packageJson: manifest,
    // Not read, as the manifest is given. Its folder is what paths in reports start from.
    packageJsonFullPath: path.join(TYPES, path.relative(root, directory), 'package.json'),
  });
}

/** One program serves all entry points: to read the types is what takes long. */
function createCompilerState(entryPoints, folder) {
  return CompilerState.create(configurationOf(entryPoints[0], folder), {
    additionalEntryPoints: entryPoints.map(({ declarations }) => declarations),
  });
}

/**
 * Alphabetical, where the order means nothing: the compiler's own, of keys and
 * literals that it inferred, changes with files that have no part in it.
 */
function inOrder(report) {
  return report
    .replace(/(?:^ *readonly "[^"]+": .*;\n)+/gm, lines => lines.match(/.*\n/g).sort().join(''))
    .replace(/"[^"\n]*"(?: \| "[^"\n]*")+/g, union =>
      union
        .match(/"[^"]*"/g)
        .sort()
        .join(' | '),
    );
}

/** @throws when API Extractor finds errors, which it prints */
function readReport(entryPoint, folder, compilerState) {
  const own = path.join(folder, path.basename(entryPoint.package.directory));
  mkdirSync(own, { recursive: true });
  const { errorCount } = Extractor.invoke(configurationOf(entryPoint, own), {
    compilerState,
    localBuild: true,
    messageCallback(message) {
      if (message.logLevel !== 'error') message.logLevel = 'none';
    },
  });
  if (errorCount > 0)
    throw new Error(`${entryPoint.package.name}: no API report, ${errorCount} errors`);
  return inOrder(readFileSync(path.join(own, entryPoint.report), 'utf8'));
}

/** Text of each report by its path; packages do not hold others. */
function readReports() {
  const folder = mkdtempSync(path.join(tmpdir(), 'headwater-api-'));
  try {
    const entryPoints = publishablePackages().flatMap(entryPointsOf);
    const compilerState = createCompilerState(entryPoints, folder);
    return new Map(
      entryPoints.map(entryPoint => [
        path.join(entryPoint.package.directory, entryPoint.report),
        readReport(entryPoint, folder, compilerState),
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reports of entry points that are no more. */
function abandonedReports(reports) {
  return publishablePackages().flatMap(({ directory }) =>
    readdirSync(directory)
      .filter(name => /^report.*\.api\.md$/.test(name))
      .map(name => path.join(directory, name))
      .filter(file => !reports.has(file)),
  );
}

/**
 * Writes the API reports from the declarations that `buildTypes` leaves; with `check` it only compares.
 *
 * @returns whether all were up to date
 * @throws when API Extractor finds errors
 */
export function generateApiReports({ check }) {
  const reports = readReports();
  const abandoned = abandonedReports(reports);
  const changed = [...reports].filter(
    ([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text,
  );
  if (!check) {
    for (const [file, text] of changed) writeFileSync(file, text);
    for (const file of abandoned) rmSync(file);
  }
  for (const [file] of changed)
    console.log(`${check ? 'out of date' : 'written'}: ${path.relative(root, file)}`);
  for (const file of abandoned)
    console.log(`${check ? 'to be removed' : 'removed'}: ${path.relative(root, file)}`);
  return changed.length + abandoned.length === 0;
}
