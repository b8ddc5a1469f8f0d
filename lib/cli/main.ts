#!/usr/bin/env node
import { ProcessEnd } from './process-end';
import { processIo } from './process-io';
import { run } from './run';

const end = new ProcessEnd(process);

void run(process.argv.slice(2), processIo(end)).then((code) => end.finish(code));
