#!/usr/bin/env node
import { runCommand } from './runCommand';

// Who reads the output may have had enough of it: `sql-lineage … | head`.
process.stdout.on('error', error => {
  if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
});

runCommand(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: text => process.stdout.write(text),
  stderr: text => process.stderr.write(text),
}).then(code => {
  // Not by `process.exit`, which would cut off what is still being written.
  process.exitCode = code;
});
