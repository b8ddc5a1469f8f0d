/**
 * Charts rendered by the real helm with the values that we give them. Slow the first time, because helm is built then.
 * @type {import('jest').Config}
 */
module.exports = {
  ...require('./jest.config'),
  roots: ['<rootDir>/test/charts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 120_000,
  globalSetup: '<rootDir>/test/charts/setup.ts',
  setupFilesAfterEnv: ['<rootDir>/test/go/skip-untestable.ts'],
  maxWorkers: 1,
};
