#!/usr/bin/env node
import { enableCompileCache } from './compile-cache';
import { processIo } from './process-io';

enableCompileCache();
// Loaded afterwards, because the cache has only what is loaded after it was enabled.
const { run } = require('./run') as typeof import('./run');
// The process ends by itself when all output is written.
void run(process.argv.slice(2), processIo()).then((code) => {
  process.exitCode = code;
});
