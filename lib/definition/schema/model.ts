import * as z from 'zod';
import { objectKey } from './addresses';
import { addProblem, name, named, object, pattern } from './fields';
import { modelScanSchema } from './model-scan';
import { fileSize } from './quantities';

/** Maximum number of models in one server. */
const maxModels = 200;

const onceEach = {
  rule: 'definition/range',
  allowed: 'each model once',
  fix: 'remove one of them: another version of the same model needs another service',
} as const;

const version = object({
  path: objectKey(),
  sha256: pattern(/^[0-9a-f]{64}$/, 'a SHA-256', '64 hexadecimal digits in lower case'),
  size: fileSize().exactOptional(),
});

/** {@link ModelSpec} */
export const modelSchema = object({
  bucket: name(),
  versions: named(version),
  scan: modelScanSchema.exactOptional(),
});

const reference = object({
  name: name(),
  version: name(),
  previous: name().exactOptional(),
}).superRefine(({ version, previous }, context) => {
  if (previous !== version) return;
  const problem = {
    rule: 'definition/range',
    allowed: 'the previous version',
    fix: 'to roll back, swap `version` and `previous`; otherwise set another version, or remove `previous`',
  } as const;
  addProblem(context, 'is the same as `version`', problem, ['previous']);
});

const references = z
  .array(reference)
  .min(1, { error: 'at least one model' })
  .max(maxModels, { error: `at most ${maxModels} models` })
  .superRefine((list, context) => {
    const seen = new Set<string>();
    list.forEach(({ name: model }, index) => {
      if (seen.has(model)) addProblem(context, 'is already in the list', onceEach, [index, 'name']);
      seen.add(model);
    });
  });

/** One {@link ModelReference}, or a list of them for a server with several models. */
export const modelReferencesSchema = z.union([reference, references], {
  error: 'a map with `name` and `version`, or a list of such maps',
});
