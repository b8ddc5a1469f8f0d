#!/usr/bin/env node
import { processIo } from './process-io';
import { run } from './run';

void run(process.argv.slice(2), processIo()).then((code) => {
  // Not process.exit: what was written to a pipe must reach its reader first.
  process.exitCode = code;
});
