/**
 * Starts the programs of the manifests, servers and trainers, as local processes. Slow: it installs Python packages. One
 * test file at a time, because the programs listen on the ports of their manifests.
 * @type {import('jest').Config}
 */
module.exports = {
  ...require('./slow'),
  roots: ['<rootDir>/test/programs'],
  testTimeout: 300_000,
  maxWorkers: 1,
};
