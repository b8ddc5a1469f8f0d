/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  testEnvironmentOptions: { globalsCleanup: 'off' },
  roots: ['<rootDir>/test'],
  // More workers than processors: the SDKs of three clouds are read from disk, and some tests wait for a shell.
  maxWorkers: '150%',
  // The SDKs stay in memory, more than a gigabyte, and on a busy machine a process of that size takes longer to end than
  // the half second after which jest takes it for one that leaks. Beginning anew costs no time that can be measured.
  workerIdleMemoryLimit: '500MB',
  // Slow; run by `npm run test:package`, `npm run test:programs`, `npm run test:charts` and `npm run test:engine`.
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/test/package/',
    '<rootDir>/test/programs/',
    '<rootDir>/test/control-plane/',
    '<rootDir>/test/charts/',
    '<rootDir>/test/engine/',
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
