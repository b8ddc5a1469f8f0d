import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Processes } from './processes';

/** `processes.test.ts` runs this file with jest and ends it. Its name keeps it out of other runs. */
test('starts programs and hangs', async () => {
  const folder = mkdtempSync(join(process.env.HANGING_TEST_FOLDER ?? '', 'programs-'));
  const script = join(folder, 'program.js');
  writeFileSync(script, `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);`);
  const processes = new Processes(folder);
  for (const name of ['one', 'two'])
    processes.start(name, process.execPath, [script, name], join(folder, `${name}.log`));
  process.stderr.write('started both\n');
  await new Promise(() => undefined);
}, 600_000);
