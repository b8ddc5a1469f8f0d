/**
 * The tests that `npm test` runs, and what the other configurations in this folder build on. `npx jest` uses this file
 * through the `jest` field of package.json.
 * @type {import('jest').Config}
 */
module.exports = {
  rootDir: '../..',
  testEnvironment: 'node',
  testEnvironmentOptions: { globalsCleanup: 'off' },
  roots: ['<rootDir>/test'],
  // All processors: on one, loading the SDKs of three clouds takes longer than running all tests.
  maxWorkers: '100%',
  // The SDKs keep more than a gigabyte in memory. On a busy machine such a worker takes longer to exit than the half
  // second after which jest reports a leak. Restarting it has no measurable cost.
  workerIdleMemoryLimit: '500MB',
  // Slow, and each has a configuration of its own: `npm run test:package`, `test:programs`, `test:charts`,
  // `test:engine` and `test:cluster`.
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/test/package/',
    '<rootDir>/test/programs/',
    '<rootDir>/test/control-plane/',
    '<rootDir>/test/charts/',
    '<rootDir>/test/engine/',
    '<rootDir>/test/go/',
  ],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  moduleNameMapper: {
    '^model-platform$': '<rootDir>/lib/index.ts',
    '^model-platform/clusters$': '<rootDir>/lib/clusters/index.ts',
    '^model-platform/clusters/(.*)$': '<rootDir>/lib/clusters/$1/index.ts',
    '^model-platform/testing$': '<rootDir>/lib/testing/index.ts',
    '^model-platform/cdk8s-validation$': '<rootDir>/lib/manifests/validation.ts',
  },
};
