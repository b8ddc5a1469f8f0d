#!/usr/bin/env node
import { processIo } from './process-io';
import { run } from './run';

void run(process.argv.slice(2), processIo()).then((code) => {
  // Not process.exit, which would cut off output to a pipe.
  process.exitCode = code;
});
