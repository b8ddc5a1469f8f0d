import * as z from 'zod';
import { type Finding, PlatformError } from '../errors';
import type { ClusterOutputsFile } from '../plan/types/outputs';
import { boundedList } from '../units/bounded';
import { fileProblem, readText } from './file';

/** Maximum number of listed problems. */
const maxProblems = 5;

const identity = z.looseObject({ clientId: z.string().optional() });
const schema = z.looseObject({
  outputs: z.looseObject({ identities: z.record(z.string(), identity).optional() }),
});

/**
 * Reads a file that `pulumi stack output --json` wrote.
 *
 * @throws PlatformError if the file is missing or has other content
 */
export function readOutputs(file: string): ClusterOutputsFile {
  const parsed = schema.safeParse(json(file));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`);
    const listed = boundedList(problems, maxProblems);
    throw outputsError(file, `${file} is not the output of a stack that exports \`outputs\` (${listed})`);
  }
  const { identities = {} } = parsed.data.outputs;
  return { outputs: { identities: Object.fromEntries(Object.entries(identities).map(clientIdOf)) } };
}

function json(file: string): unknown {
  const problem = fileProblem(file);
  if (problem) throw new PlatformError([problem]);
  const read = readText(file);
  if ('findings' in read) throw new PlatformError(read.findings);
  try {
    return JSON.parse(read.text);
  } catch {
    throw outputsError(file, `${file} is not JSON`);
  }
}

function outputsError(file: string, problem: string): PlatformError {
  const finding: Finding = {
    rule: 'source/outputs',
    path: [],
    problem,
    fix: 'write the file with `pulumi stack output --json`',
    places: [{ file }],
  };
  return new PlatformError([finding]);
}

function clientIdOf([name, { clientId }]: [string, { clientId?: string | undefined }]): [
  string,
  { clientId?: string },
] {
  return [name, clientId === undefined ? {} : { clientId }];
}
