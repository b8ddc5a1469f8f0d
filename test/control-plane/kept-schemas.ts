import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Guard } from '../go/guard';
import { programPath } from '../go/program';
import { SetupError } from '../go/setup-error';
import { apiServer } from './api-server';
import { cacheFolder, cachePath } from './cache';
import { definitionFolders } from './definitions';
import { type OpenApiDocument, type OpenApiDocuments, type Publisher, publishedDocuments } from './openapi';

/**
 * Caches the schemas of a server, unless they are cached already. The folder is moved into place when it is complete, so
 * that an interrupted run leaves no partial cache.
 *
 * @throws SetupError if they cannot be cached.
 */
export async function keepSchemas(server: Publisher): Promise<void> {
  const folder = keptFolder();
  if (existsSync(folder)) return;
  await keepDocuments(await publishedDocuments(server), folder);
}

/** A reader of cached documents by path; undefined if the schemas of these versions are not cached. */
export function keptSchemas(): ((path: string) => OpenApiDocument | undefined) | undefined {
  const folder = keptFolder();
  if (!existsSync(folder)) return undefined;
  return (path) => {
    const file = join(folder, fileOf(path));
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as OpenApiDocument) : undefined;
  };
}

async function keepDocuments(documents: OpenApiDocuments, folder: string): Promise<void> {
  const all = cacheFolder(name);
  const guard = new Guard();
  try {
    const unfinished = mkdtempSync(`${folder}.${process.pid}-`);
    guard.folder(unfinished);
    for (const [path, document] of documents) writeFileSync(join(unfinished, fileOf(path)), JSON.stringify(document));
    // A concurrent run may have been first; its documents are the same.
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } catch (error) {
    throw new SetupError(`the schemas of the API server cannot be kept in ${all}: ${(error as Error).message}`);
  } finally {
    await guard.close();
  }
  removeOthers(folder);
}

/** Removes the schemas of other versions: they are not needed again, and each takes 15 MB. */
function removeOthers(folder: string): void {
  for (const other of readdirSync(dirname(folder))) {
    const isOther = /^[0-9a-f]{12}$/.test(other) && other !== basename(folder);
    if (isOther) rmSync(join(dirname(folder), other), { recursive: true, force: true });
  }
}

const name = 'openapi';

/** Folder of the schemas; its name depends on the versions of the server and of all custom kinds. */
function keptFolder(): string {
  const folders = definitionFolders().map(({ module, folder, files }) => [module, folder, String(files)]);
  const pins = JSON.stringify([basename(programPath(apiServer)), folders]);
  return join(cachePath(name), createHash('sha256').update(pins).digest('hex').slice(0, 12));
}

function fileOf(path: string): string {
  return `${path.replaceAll('/', '_')}.json`;
}
