/**
 * The manifests against a real control plane with simulated nodes: slow, and minutes more where it must be built first.
 * @type {import('jest').Config}
 */
module.exports = {
  ...require('./jest.config'),
  roots: ['<rootDir>/test/control-plane', '<rootDir>/test/go'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 300_000,
  globalSetup: '<rootDir>/test/control-plane/setup.ts',
  setupFilesAfterEnv: ['<rootDir>/test/go/skip-untestable.ts'],
  maxWorkers: 1,
  // In jest's own process: a worker goes on with its test when jest is killed, and so do the programs that it started.
  workerIdleMemoryLimit: undefined,
};
