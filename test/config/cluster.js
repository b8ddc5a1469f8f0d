/**
 * Applies the manifests to a real control plane with simulated nodes. Slow; the first run also builds the control plane.
 * @type {import('jest').Config}
 */
module.exports = {
  ...require('./slow'),
  roots: ['<rootDir>/test/control-plane', '<rootDir>/test/go'],
  testTimeout: 300_000,
  globalSetup: '<rootDir>/test/control-plane/setup.ts',
  setupFilesAfterEnv: ['<rootDir>/test/go/skip-untestable.ts'],
  maxWorkers: 1,
  // In jest's own process: a worker, and the programs that it started, would outlive a jest that is killed.
  workerIdleMemoryLimit: undefined,
};
