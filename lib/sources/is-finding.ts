import type { Finding, Place } from '../errors';
import { isMap } from '../units/values';

/** Whether a value of a program is a finding. A program can make its own. */
export function isFinding(value: unknown): value is Finding {
  return (
    isMap(value) &&
    [value.rule, value.problem, value.fix].every((text) => typeof text === 'string') &&
    isPath(value.path) &&
    (value.refersTo === undefined || isPath(value.refersTo)) &&
    (value.allowed === undefined || typeof value.allowed === 'string' || isTexts(value.allowed)) &&
    (value.places === undefined || (Array.isArray(value.places) && value.places.every(isPlace))) &&
    [undefined, 'everything', 'synth', 'strict'].some((blocks) => blocks === value.blocks)
  );
}

function isPath(value: unknown): boolean {
  return Array.isArray(value) && value.every((step) => typeof step === 'string' || typeof step === 'number');
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

function isPlace(value: unknown): value is Place {
  return (
    isMap(value) &&
    typeof value.file === 'string' &&
    [value.line, value.column].every((number) => number === undefined || typeof number === 'number')
  );
}
