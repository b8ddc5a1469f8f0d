/**
 * Renders the charts with helm and the planned values, tests the alert rules with promtool, reads written texts with the
 * programs that interpret them, decides on connections with a policy engine, and starts CoreDNS and Prometheus. Slow on the first run,
 * which builds all of them.
 * @type {import('jest').Config}
 */
module.exports = {
  ...require('./slow'),
  roots: [
    '<rootDir>/test/charts',
    '<rootDir>/test/coredns',
    '<rootDir>/test/alerts',
    '<rootDir>/test/interpreters',
    '<rootDir>/test/network-policies',
    '<rootDir>/test/scrapes',
  ],
  testTimeout: 120_000,
  globalSetup: '<rootDir>/test/charts/setup.ts',
  setupFilesAfterEnv: ['<rootDir>/test/go/skip-untestable.ts'],
  maxWorkers: 1,
};
