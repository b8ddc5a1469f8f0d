import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { machineTypes } from '../../lib/catalog/machines';
import { formatTable, type MachineTable } from '../../scripts/catalog/table';

const data = join(__dirname, '../../lib/catalog/data');

describe.each(['aks.json', 'eks.json', 'gke.json'])('%s', (file) => {
  const text = readFileSync(join(data, file), 'utf8');
  const table = JSON.parse(text) as MachineTable;

  test('is in the order and the form that the refresh script writes', () => {
    expect(formatTable({ ...table, machines: [...table.machines].reverse() })).toBe(text);
  });

  test('has one machine in each line', () => {
    const lines = text.split('\n').filter((line) => line.startsWith('    {"name":') && line.includes('"vcpu"'));
    expect(lines).toHaveLength(table.machines.length);
  });
});

test('a machine of the table is what the catalog gives', () => {
  const text = readFileSync(join(data, 'eks.json'), 'utf8');
  expect(machineTypes('eks')).toEqual((JSON.parse(text) as MachineTable).machines);
});
