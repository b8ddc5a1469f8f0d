import { createRequire } from 'node:module';

// Of the processes that tests start. They must not compile TypeScript by themselves: users' processes do not. The main entry
// of the library is lazy in them, as in the published package.
const lazyIndex = createRequire(import.meta.url).resolve('./lazy-index.cjs');
const own = (process.env.NODE_OPTIONS ?? '').replace(/ --max-semi-space-size=\d+ --import \S*tsx\S*$/, '');
process.env.NODE_OPTIONS = `${own} --require ${JSON.stringify(lazyIndex)}`;
