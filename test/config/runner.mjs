import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
// Compiles TypeScript in this process, which runs the tests itself with `--runInBand`.
import 'tsx';
import { createRunner } from 'jest-light-runner';

/**
 * Runs test files in processes that load each module once. jest's own runner evaluates all modules again for each of
 * several hundred test files, which takes three times as long as the tests. In exchange, tests must restore what they
 * mock, and there is no time limit for a single test.
 */
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --import ${tsx}`;

export default createRunner({ runtime: 'child_process' });
