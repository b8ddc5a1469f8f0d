const Module = require('node:module');
const { join } = require('node:path');

/**
 * Preloaded by the processes that tests start. Makes the main entry of the library load a module on the first use of one of
 * its exports, as in the published package (see scripts/build.ts): a definition that uses only `defineModelPlatform` then
 * loads neither cdk8s nor the planner, which takes ten times as long as the definition itself.
 */
const index = join(__dirname, '..', '..', 'lib', 'index.ts');
const compile = Module.prototype._compile;

Module.prototype._compile = function (code, file, ...rest) {
  return compile.call(this, file === index ? withLazyExports(code) : code, file, ...rest);
};

/** The output of esbuild with each import in the place of its uses, which are getters. */
function withLazyExports(code) {
  let lazy = code;
  for (const [statement, name, load] of code.matchAll(/\b(?:const|let|var) (\w+) ?= ?(require\("\.[^"]*"\));/g))
    lazy = lazy.replace(statement, '').replaceAll(`${name}.`, `${load}.`);
  if (lazy === code) throw new Error(`${index} has no imports in the expected form`);
  return lazy;
}
