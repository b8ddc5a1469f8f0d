import { resolve } from 'node:path';
import type { ModelPlatformDefinition } from '../definition/platform';
import type { Finding, NotChecked, Path, Place } from '../errors';
import type { ClusterOutputsFile } from '../plan/types/outputs';
import type { ModelPlatformPlan } from '../plan/types/platform';
import { definitionFiles } from './definition-files';
import type { Io } from './io';
import { type DefinitionOptions, placeholderOutputs } from './options';
import { shortPath } from './short-path';

/** A definition that was read and checked. */
interface Loaded {
  /** The files of the definition, including parts. */
  readonly files: readonly string[];
  /** The merged definition. Absent if an error prevents planning. */
  readonly definition?: ModelPlatformDefinition;
  /** Absent if an error prevents planning. */
  readonly plan?: ModelPlatformPlan;
  /** Positions of a field in the files. */
  readonly places: (path: Path) => readonly Place[];
  readonly findings: readonly Finding[];
  /** What could not be checked because of invalid values or unknown references. */
  readonly notChecked: readonly NotChecked[];
}

/**
 * Reads the definition and plans it.
 *
 * @param date date for waiver expiry; without it no waiver expires
 * @throws Failure if there is no definition
 * @throws PlatformError if the file of `--outputs` cannot be read or has other content
 */
export async function load(options: DefinitionOptions, io: Io, date?: string): Promise<Loaded> {
  return open(options, io, date)();
}

/** Like {@link load}, in two steps: reads all data, and then, in the returned function, runs the modules of the definition. */
export function open(options: DefinitionOptions, io: Io, date?: string): () => Promise<Loaded> {
  // Loaded lazily, so that `--help` does not wait for the YAML parser and the schema.
  const { openDefinition } = require('../sources/read') as typeof import('../sources/read');
  const outputs = outputsOf(options, io);
  const read = openDefinition(definitionFiles(options.file, io));
  return async () => {
    const reading = read();
    // While the modules of the definition run.
    const { checkSources } = require('../plan/plan') as typeof import('../plan/plan');
    const sources = await reading;
    const { definition, files, places } = sources;
    const known = {
      places,
      ...(outputs === undefined ? {} : { outputs }),
      ...(date === undefined ? {} : { date }),
    };
    return { files, places, ...(definition && { definition }), ...checkSources(sources, known) };
  };
}

function outputsOf({ outputs }: DefinitionOptions, { cwd }: Io): ClusterOutputsFile | undefined {
  if (outputs === undefined) return undefined;
  if (outputs === placeholderOutputs) return { placeholders: true };
  const { readOutputs } = require('../sources/outputs') as typeof import('../sources/outputs');
  return readOutputs(shortPath(resolve(cwd, outputs)));
}
