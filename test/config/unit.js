const { availableParallelism } = require('node:os');
const slowProperties = require('./slow-properties');

/**
 * The tests that `npm test` and `npx jest` run, the latter through the `jest` field of package.json.
 * @type {import('jest').Config}
 */
module.exports = {
  rootDir: '../..',
  roots: ['<rootDir>/test'],
  runner: '<rootDir>/test/config/runner.mjs',
  setupFiles: ['<rootDir>/test/config/node-options.mjs'],
  // Jest would leave one processor to itself.
  maxWorkers: availableParallelism(),
  // Slow, and each has a configuration of its own: `npm run test:attacks`, `test:package`, `test:pod-scripts`,
  // `test:programs`, `test:charts`, `test:engine` and `test:cluster`. `test:properties` runs files of this configuration.
  testPathIgnorePatterns: [
    '/node_modules/',
    ...slowProperties.map((file) => `<rootDir>/test/${file}`),
    '<rootDir>/test/package/',
    '<rootDir>/test/attacks/matrix/',
    '<rootDir>/test/grants/',
    '<rootDir>/test/pod-scripts/',
    '<rootDir>/test/programs/',
    '<rootDir>/test/control-plane/',
    '<rootDir>/test/charts/',
    '<rootDir>/test/coredns/',
    '<rootDir>/test/alerts/',
    '<rootDir>/test/engine/',
    '<rootDir>/test/go/',
    '<rootDir>/test/interpreters/',
    '<rootDir>/test/network-policies/',
    '<rootDir>/test/scrapes/',
  ],
};
