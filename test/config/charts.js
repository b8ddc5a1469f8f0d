/**
 * Renders the charts with helm and the planned values, and reads written texts with the programs that interpret them. Slow on
 * the first run, which builds both.
 * @type {import('jest').Config}
 */
module.exports = {
  ...require('./slow'),
  roots: ['<rootDir>/test/charts', '<rootDir>/test/interpreters'],
  testTimeout: 120_000,
  globalSetup: '<rootDir>/test/charts/setup.ts',
  setupFilesAfterEnv: ['<rootDir>/test/go/skip-untestable.ts'],
  maxWorkers: 1,
};
