// Writes the snapshots anew: `npm run snapshots`. Read what changed before you commit it.
import { writeKept } from './kept';
import { oneConstruct } from './one-construct';
import { scenarios, snapshotOf } from './scenarios';

for (const scenario of scenarios) writeKept(scenario.name, snapshotOf(scenario));
writeKept('one-construct', oneConstruct());
