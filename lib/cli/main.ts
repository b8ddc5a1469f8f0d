#!/usr/bin/env node
import { enableCompileCache } from './compile-cache';
import { processIo } from './process-io';

// Without a listener, Node opens its debugger on this signal, which the code of a definition can send to this process.
process.on('SIGUSR1', () => undefined);
enableCompileCache();
// Loaded afterwards, because the cache has only what is loaded after it was enabled.
const { run } = require('./run') as typeof import('./run');
// The process ends by itself when all output is written.
void run(process.argv.slice(2), processIo()).then((code) => {
  process.exitCode = code;
});
