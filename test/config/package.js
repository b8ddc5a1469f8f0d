/**
 * Packs the package, installs it and uses it as a user would. Slow. One test file at a time.
 * @type {import('jest').Config}
 */
module.exports = {
  ...require('./unit'),
  roots: ['<rootDir>/test/package'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 300_000,
  maxWorkers: 1,
};
