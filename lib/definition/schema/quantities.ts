import { parseBytes, parseCpu } from '../../units/quantity';
import { ifValid } from '../../units/unit-error';
import { addProblem, parsed } from './fields';

// Upper bounds of amounts. They are above what any machine has. The sum of as many of them as a pod can have, three times the
// size of each model included, is still counted exactly.

/** Largest model, folder of data, checkpoint and output. A pod copies each to the disk of its node. */
const maxFile = '10Ti';
/** Largest memory of a container, a GPU share or a machine. */
const maxMemory = '64Ti';
/** Largest disk of a node. */
const maxDisk = '1Pi';
/** Most CPUs of a container or a node. */
const maxCpus = '10000';

/** Size of a file or folder in a bucket. */
export function fileSize() {
  return above0(parseBytes, maxFile);
}

/** Memory of a container, a GPU share or a machine. */
export function memory() {
  return above0(parseBytes, maxMemory);
}

/** Disk of a node. */
export function disk() {
  return above0(parseBytes, maxDisk);
}

/** CPUs of a container or a node. */
export function cpus() {
  return above0(parseCpu, maxCpus);
}

function above0(parse: (text: string) => number, max: string) {
  return atMost(parsed(parse, 'above zero'), { parse, max: parse(max), text: max, problem: `is more than ${max}` });
}

/** The largest amount of a field, as a number and as a text, and the problem of a larger one. */
interface Bound {
  readonly parse: (text: string) => number;
  readonly max: number;
  readonly text: string;
  readonly problem: string;
}

/** An amount with an upper bound. */
export function atMost(schema: ReturnType<typeof parsed>, { parse, max, text, problem }: Bound) {
  return schema.superRefine((written, context) => {
    // A text that is no amount has a problem of its own.
    if ((ifValid(() => parse(written)) ?? 0) <= max) return;
    addProblem(context, problem, { rule: 'definition/range', allowed: `at most ${text}` });
  });
}
