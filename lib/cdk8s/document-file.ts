import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { codeOf } from '../units/error-code';
import { documentText } from './yaml-document';

/** Length of the text that is written at once. */
const chunkLength = 1 << 20;

/**
 * Writes several documents to a file like `Yaml.save` of cdk8s, without the text of all of them in memory. If one of them
 * cannot be rendered, the file stays as it was.
 */
export function writeDocuments(file: string, documents: Iterable<unknown>): void {
  const { path: unfinished, descriptor } = openNew(`${file}.${process.pid}`);
  try {
    writeChunks(descriptor, documents);
  } catch (error) {
    closeSync(descriptor);
    rmSync(unfinished, { force: true });
    throw error;
  }
  closeSync(descriptor);
  renameSync(unfinished, file);
}

/** Creates a file that does not exist yet, and so does not change a file of someone else. */
function openNew(name: string, attempt = 0): { readonly path: string; readonly descriptor: number } {
  const path = attempt === 0 ? `${name}.tmp` : `${name}-${attempt}.tmp`;
  try {
    return { path, descriptor: openSync(path, 'wx') };
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return openNew(name, attempt + 1);
  }
}

function writeChunks(descriptor: number, documents: Iterable<unknown>): void {
  let text = '';
  let separator = '';
  for (const document of documents) {
    // cdk8s writes an empty line for a document that is undefined.
    text += separator + (document === undefined ? '\n' : documentText(document));
    separator = '---\n';
    if (text.length < chunkLength) continue;
    writeFileSync(descriptor, text);
    text = '';
  }
  writeFileSync(descriptor, text);
}
