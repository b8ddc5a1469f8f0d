import { resolve } from 'node:path';
import type { ModelPlatformDefinition } from '../definition/platform';
import type { Finding, Path, Place } from '../errors';
import type { ModelPlatformPlan } from '../plan/types/platform';
import { definitionFiles } from './definition-files';
import type { Io } from './io';
import type { DefinitionOptions } from './options';

/** A definition that was read and looked at. */
export interface Loaded {
  /** The files that it was read from, parts included. */
  readonly files: readonly string[];
  /** What was written, parts merged. Absent where a fault left nothing to plan. */
  readonly definition?: ModelPlatformDefinition;
  /** Absent where a fault left nothing to plan. */
  readonly plan?: ModelPlatformPlan;
  /** Where something was written. */
  readonly places: (path: Path) => readonly Place[];
  readonly findings: readonly Finding[];
}

/**
 * Reads the definition and plans it.
 *
 * @param date the day on which waivers are looked at; without it none has ended
 * @throws Failure when there is no definition
 * @throws PlatformError when the file of `--outputs` is not what it should be
 */
export async function load(options: DefinitionOptions, io: Io, date?: string): Promise<Loaded> {
  // Loaded here and not above: `--help` must not wait for a YAML reader and a schema.
  const { readDefinition } = require('../sources/read') as typeof import('../sources/read');
  const { checkParsed, checkRest } = require('../plan/plan') as typeof import('../plan/plan');
  const outputs = outputsOf(options, io);
  const { definition, rest, findings, files, places } = await readDefinition(definitionFiles(options.file, io));
  const known = {
    places,
    ...(outputs === undefined ? {} : { outputs }),
    ...(date === undefined ? {} : { date }),
  };
  if (definition === undefined)
    return { files, places, findings: [...findings, ...(rest ? checkRest(rest, known) : [])] };
  const checked = checkParsed(definition, known);
  return { files, definition, plan: checked.plan, places, findings: [...findings, ...checked.findings] };
}

function outputsOf({ outputs }: DefinitionOptions, { cwd }: Io) {
  if (outputs === undefined) return undefined;
  const { readOutputs } = require('../sources/outputs') as typeof import('../sources/outputs');
  return readOutputs(resolve(cwd, outputs));
}
