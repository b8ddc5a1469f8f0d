import { createRequire } from 'node:module';
import v8 from 'node:v8';

// Of the processes that tests start. They must not compile TypeScript by themselves: users' processes do not. The main entry
// of the library is lazy in them, as in the published package.
const lazyIndex = createRequire(import.meta.url).resolve('./lazy-index.cjs');
const own = (process.env.NODE_OPTIONS ?? '').replace(/ --max-semi-space-size=\d+ --import \S*tsx\S*$/, '');
process.env.NODE_OPTIONS = `${own} --require ${JSON.stringify(lazyIndex)}`;

// Of this process. Most functions run only in a few tests: optimizing them as early as in a server takes longer than it saves.
v8.setFlagsFromString('--interrupt-budget=1000000');
