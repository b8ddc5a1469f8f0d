/**
 * Renders the charts with helm and the planned values. Slow on the first run, which builds helm.
 * @type {import('jest').Config}
 */
module.exports = {
  ...require('./slow'),
  roots: ['<rootDir>/test/charts'],
  testTimeout: 120_000,
  globalSetup: '<rootDir>/test/charts/setup.ts',
  setupFilesAfterEnv: ['<rootDir>/test/go/skip-untestable.ts'],
  maxWorkers: 1,
};
