// Regenerates the snapshots: `npm run snapshots`. Review the diff before you commit it.
import { writeKept } from './kept';
import { oneConstruct } from './one-construct';
import { scenarios, snapshotOf } from './scenarios';

for (const scenario of scenarios) writeKept(scenario.name, snapshotOf(scenario));
writeKept('one-construct', oneConstruct());
