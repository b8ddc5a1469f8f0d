/**
 * Tests of the programs that manifests start: servers and trainers run here as processes. Slow, and they install Python
 * packages. One after the other, because they use the ports of their manifests.
 * @type {import('jest').Config}
 */
module.exports = {
  ...require('./jest.config'),
  roots: ['<rootDir>/test/programs'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 300_000,
  maxWorkers: 1,
};
