import * as z from 'zod';
import { parseBytes } from '../../units/quantity';
import { objectKey } from './addresses';
import { addProblem, name, named, object, parsed, pattern } from './fields';

/** Models that one server holds at most. */
const maxModels = 200;

const onceEach = {
  rule: 'definition/range',
  allowed: 'each model once',
  fix: 'take one of both out: another version of the same model is another service',
} as const;

const version = object({
  path: objectKey().describe(
    'Key of the object in the bucket: a model file, or a `.tar` or `.tar.gz` that is unpacked beside the server.',
  ),
  sha256: pattern(/^[0-9a-f]{64}$/, 'a SHA-256', '64 hexadecimal digits in lower case').describe(
    'SHA-256 of that object, 64 hexadecimal digits. The server does not start on another.',
  ),
  size: parsed(parseBytes, 'above zero').describe('Size of the object.').exactOptional(),
}).describe('One version: one object in the bucket, pinned by what is in it.');

/** {@link ModelSpec} */
export const modelSchema = object({
  bucket: name().describe('The bucket that holds its files.'),
  versions: named(version),
}).describe('A trained model and the versions of it that may be served.');

const reference = object({
  name: name(),
  version: name(),
  previous: name()
    .describe(
      'The version before, which stays warm after a canary or blue-green rollout. The way back, which takes seconds, is to let `version` and `previous` change places.',
    )
    .exactOptional(),
})
  .superRefine(({ version, previous }, context) => {
    if (previous !== version) return;
    const problem = {
      rule: 'definition/range',
      allowed: 'the version before',
      fix: 'for the way back let `version` and `previous` change places; otherwise name another, or take it out',
    } as const;
    addProblem(context, 'is the same as `version`', problem, ['previous']);
  })
  .describe('A model together with one of its own versions, and with the one to go back to.');

const references = z
  .array(reference)
  .min(1, { error: 'one model or more' })
  .max(maxModels, { error: `at most ${maxModels} models` })
  .superRefine((list, context) => {
    const seen = new Set<string>();
    list.forEach(({ name: model }, index) => {
      if (seen.has(model)) addProblem(context, 'is in the list already', onceEach, [index, 'name']);
      seen.add(model);
    });
  });

/** One {@link ModelReference}, or those of a server with several models. */
export const modelReferencesSchema = z
  .union([reference, references], { error: 'a map with `name` and `version`, or a list of such maps' })
  .describe(
    'Which model, in which version. Another version here is a rollout, the old one here a rollback. A list: one server with several models, which share its memory, its replicas and its objective; forty small ones take little more than one.',
  );
