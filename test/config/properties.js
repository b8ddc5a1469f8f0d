const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const slowProperties = require('./slow-properties');
const unit = require('./unit');

// Read by test/fixtures/cases.ts, in the processes that run the tests.
process.env.TEST_CASES = 'all';

const root = join(__dirname, '..', '..');
const sampled = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .filter((file) => /from '[./]+\/fixtures\/cases'/.test(readFileSync(join(root, 'test', file), 'utf8')));

/**
 * Runs the test files of which `npm test` checks a sample of the cases, with all cases, and those that it leaves out.
 * @type {import('jest').Config}
 */
module.exports = {
  ...unit,
  testMatch: [...sampled, ...slowProperties].map((file) => `<rootDir>/test/${file}`),
  testPathIgnorePatterns: ['/node_modules/'],
};
