/**
 * Packs the package, installs it and uses it as a user would. Slow. One test file at a time.
 * @type {import('jest').Config}
 */
module.exports = {
  ...require('./slow'),
  roots: ['<rootDir>/test/package'],
  testTimeout: 300_000,
  maxWorkers: 1,
};
