import { parseBytes } from '../../units/quantity';
import { objectKey } from './addresses';
import { name, named, object, parsed, pattern } from './fields';

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
