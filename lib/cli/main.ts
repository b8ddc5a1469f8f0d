#!/usr/bin/env node
import { processIo } from './process-io';
import { run } from './run';

// The process ends by itself when all output is written.
void run(process.argv.slice(2), processIo()).then((code) => {
  process.exitCode = code;
});
