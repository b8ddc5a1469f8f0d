import { name, object, text } from './fields';

/** An entry of `include` in a file. The pattern itself is checked when it is expanded. */
export const includedFilesSchema = object({
  team: name(),
  files: text('a path relative to this file, with * inside a name and ** for any number of folders'),
});
