/** Properties of complete platforms, which are slow with few cases too: only `npm run test:properties` runs these files. */
module.exports = [
  'attacks/lines.test.ts',
  'cdk8s/yaml-document.test.ts',
  'clusters/limits/limits.test.ts',
  'gitops/units.test.ts',
  'plan/purity.test.ts',
];
