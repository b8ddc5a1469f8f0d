import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { machineTypes } from '../../lib/catalog/machines';
import { formatTable, type MachineTable } from '../../scripts/catalog/table';

const data = join(__dirname, '../../lib/catalog/data');

describe.each(['aks.json', 'eks.json', 'gke.json'])('%s', (file) => {
  const text = readFileSync(join(data, file), 'utf8');
  const table = JSON.parse(text) as MachineTable;

  test('has the order and format of the refresh script', () => {
    expect(formatTable({ ...table, machines: [...table.machines].reverse() })).toBe(text);
  });

  test('has one machine per line', () => {
    const lines = text.split('\n').filter((line) => line.startsWith('    {"name":') && line.includes('"vcpu"'));
    expect(lines).toHaveLength(table.machines.length);
  });
});

test('the catalog returns the machines of the table', () => {
  const text = readFileSync(join(data, 'eks.json'), 'utf8');
  expect(machineTypes('eks')).toEqual((JSON.parse(text) as MachineTable).machines);
});
