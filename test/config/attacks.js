/**
 * Writes hostile texts to every field, and asks evaluators of the policies of clouds what each identity reaches. Slow, and
 * installs the evaluators.
 * @type {import('jest').Config}
 */
module.exports = {
  ...require('./slow'),
  roots: ['<rootDir>/test/attacks/matrix', '<rootDir>/test/grants'],
  testTimeout: 900_000,
  maxWorkers: 2,
};
