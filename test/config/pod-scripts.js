/**
 * Runs the shell scripts of pods with folders in place of buckets. Slow, because the scripts wait for whole seconds, so
 * the files run side by side.
 * @type {import('jest').Config}
 */
module.exports = {
  ...require('./slow'),
  roots: ['<rootDir>/test/pod-scripts'],
  testTimeout: 120_000,
  maxWorkers: 5,
};
