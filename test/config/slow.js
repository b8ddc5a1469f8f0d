/**
 * Settings of all slow proofs: jest's own runner, which isolates test files and limits the time of each test.
 * @type {import('jest').Config}
 */
module.exports = {
  rootDir: '../..',
  testEnvironment: 'node',
  testEnvironmentOptions: { globalsCleanup: 'off' },
  // The SDKs keep more than a gigabyte in memory. On a busy machine such a worker takes longer to exit than the half
  // second after which jest reports a leak. Restarting it has no measurable cost.
  workerIdleMemoryLimit: '500MB',
  testPathIgnorePatterns: ['/node_modules/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  moduleNameMapper: {
    '^@model-platform/core$': '<rootDir>/lib/index.ts',
    '^@model-platform/core/clusters$': '<rootDir>/lib/clusters/index.ts',
    '^@model-platform/core/clusters/(.*)$': '<rootDir>/lib/clusters/$1/index.ts',
    '^@model-platform/core/testing$': '<rootDir>/lib/testing/index.ts',
    '^@model-platform/core/cdk8s-validation$': '<rootDir>/lib/manifests/validation.ts',
  },
};
