import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { ClusterOutputsFile } from '../plan/outputs';
import { exitCodes } from './exit-code';
import { Failure } from './failure';

const identity = z.looseObject({ clientId: z.string().optional() });
const schema = z.looseObject({
  outputs: z.looseObject({ identities: z.record(z.string(), identity).optional() }),
});

/**
 * Reads what `pulumi stack output --json` printed.
 *
 * @throws Failure if it is something else
 */
export function readOutputs(file: string): ClusterOutputsFile {
  const parsed = schema.safeParse(json(file));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`);
    throw new Failure(
      `${file} is not the output of a stack that exports outputs (${problems.join('; ')}); write it with \`pulumi stack output --json\``,
      exitCodes.fault,
    );
  }
  const { identities = {} } = parsed.data.outputs;
  return { outputs: { identities: Object.fromEntries(Object.entries(identities).map(known)) } };
}

function json(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure(`${file} is not JSON; write it with \`pulumi stack output --json\``, exitCodes.fault);
  }
}

function known([name, { clientId }]: [string, { clientId?: string | undefined }]): [string, { clientId?: string }] {
  return [name, clientId === undefined ? {} : { clientId }];
}
