/**
 * Runs `pulumi` for every example: up, change, destroy, against providers that record their inputs, and creates the
 * resources on EKS again in an AWS in memory. Slow on the first run, which builds pulumi.
 * @type {import('jest').Config}
 */
module.exports = {
  ...require('./slow'),
  roots: ['<rootDir>/test/engine'],
  testTimeout: 120_000,
  globalSetup: '<rootDir>/test/engine/setup.ts',
  setupFilesAfterEnv: ['<rootDir>/test/go/skip-untestable.ts'],
  // A run mostly waits for its own processes, and uses two processors for the rest of the time.
  maxWorkers: 2,
};
