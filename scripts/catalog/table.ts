import { writeFileSync } from 'node:fs';
import type { MachineType } from '../../lib/catalog/machines';
import type { Source } from '../../lib/catalog/source';

/** The contents of one file of `lib/catalog/data`. */
export interface MachineTable {
  readonly sources: readonly Source[];
  readonly machines: readonly MachineType[];
}

/** Compares texts by code unit, independent of the locale. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

// Numbers in a name are compared as numbers: `g6.2xlarge` comes before `g6.12xlarge`.
function byName(a: MachineType, b: MachineType): number {
  const key = (name: string) => name.replace(/\d+/g, (digits) => digits.padStart(6, '0'));
  return byCodeUnit(key(a.name), key(b.name));
}

function withSortedPrices(machine: MachineType): MachineType {
  const prices = Object.entries(machine.prices).sort(([a], [b]) => byCodeUnit(a, b));
  return { ...machine, prices: Object.fromEntries(prices) };
}

/** The text of a data file: sorted, with one machine per line, so that the diff of a refresh is readable. */
export function formatTable({ sources, machines }: MachineTable): string {
  const lines = (items: readonly unknown[]) => items.map((item) => `    ${JSON.stringify(item)}`).join(',\n');
  const sorted = [...machines].sort(byName).map(withSortedPrices);
  return `{\n  "sources": [\n${lines(sources)}\n  ],\n  "machines": [\n${lines(sorted)}\n  ]\n}\n`;
}

/** Writes a data file. */
export function writeTable(file: string, table: MachineTable): void {
  writeFileSync(file, formatTable(table));
}
