/**
 * Regenerates `lib/catalog/data/*.json` from pinned public sources. Run manually, with Go installed:
 *
 *     npx tsx scripts/catalog/refresh.ts
 *
 * The same versions give the same bytes. Data that no module has is in the manual tables of this folder.
 */
import { join } from 'node:path';
import { aksTable } from './aks';
import { eksTable } from './eks';
import { gkeTable } from './gke';
import { type MachineTable, writeTable } from './table';

const data = join(__dirname, '../../lib/catalog/data');
const tables: Readonly<Record<string, () => MachineTable>> = {
  'aks.json': aksTable,
  'eks.json': eksTable,
  'gke.json': gkeTable,
};

for (const [file, build] of Object.entries(tables)) {
  const table = build();
  writeTable(join(data, file), table);
  console.log(`${file}: ${table.machines.length} machine types`);
}
