/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  testEnvironmentOptions: { globalsCleanup: 'off' },
  roots: ['<rootDir>/test'],
  // All processors: alone on one, the SDKs of three clouds take longer to load than all tests take to run.
  maxWorkers: '100%',
  // The SDKs stay in memory, more than a gigabyte, and on a busy machine a process of that size takes longer to end than
  // the half second after which jest takes it for one that leaks. Beginning anew costs no time that can be measured.
  workerIdleMemoryLimit: '500MB',
  // Slow; run by `npm run test:package`, `npm run test:programs`, `npm run test:charts`,
  // `npm run test:engine` and `npm run test:cluster`.
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
