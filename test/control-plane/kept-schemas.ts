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
 * Keeps the schemas of a server in the cache, unless they are there. They are put into their place when they are whole,
 * so that an interrupted run leaves nothing behind that looks finished.
 *
 * @throws SetupError where the cache cannot take them.
 */
export async function keepSchemas(server: Publisher): Promise<void> {
  const folder = keptFolder();
  if (existsSync(folder)) return;
  await keepDocuments(await publishedDocuments(server), folder);
}

/** Reads a kept document by its path; undefined as a whole where the schemas of these versions are not kept. */
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
    // Another run may have been first; what it has kept is the same.
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } catch (error) {
    throw new SetupError(`the schemas of the API server cannot be kept in ${all}: ${(error as Error).message}`);
  } finally {
    await guard.close();
  }
  removeOthers(folder);
}

/** Takes those of other versions away: a version changes for good, and each takes 15 MB. */
function removeOthers(folder: string): void {
  for (const other of readdirSync(dirname(folder))) {
    const isOther = /^[0-9a-f]{12}$/.test(other) && other !== basename(folder);
    if (isOther) rmSync(join(dirname(folder), other), { recursive: true, force: true });
  }
}

const name = 'openapi';

/** Another version of the server or of a custom kind has another folder. */
function keptFolder(): string {
  const folders = definitionFolders().map(({ module, folder, files }) => [module, folder, String(files)]);
  const pins = JSON.stringify([basename(programPath(apiServer)), folders]);
  return join(cachePath(name), createHash('sha256').update(pins).digest('hex').slice(0, 12));
}

function fileOf(path: string): string {
  return `${path.replaceAll('/', '_')}.json`;
}
