/**
 * The real `pulumi` makes, changes and destroys every example, against providers that write down what they are told.
 * Slow the first time, because `pulumi` is built then.
 * @type {import('jest').Config}
 */
module.exports = {
  ...require('./jest.config'),
  roots: ['<rootDir>/test/engine'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 120_000,
  globalSetup: '<rootDir>/test/engine/setup.ts',
  setupFilesAfterEnv: ['<rootDir>/test/go/skip-untestable.ts'],
  // A run waits for processes of its own most of the time, and takes two processors for the rest of it.
  maxWorkers: 2,
};
