import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Processes } from './processes';

/** For `processes.test.ts`, which has jest run this file and ends it; jest takes it for no test by its name. */
test('starts programs and never ends', async () => {
  const folder = mkdtempSync(join(process.env.ENDLESS_FOLDER ?? '', 'programs-'));
  const script = join(folder, 'program.js');
  writeFileSync(script, `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);`);
  const processes = new Processes(folder);
  for (const name of ['one', 'two'])
    processes.start(name, process.execPath, [script, name], join(folder, `${name}.log`));
  process.stderr.write('started both\n');
  await new Promise(() => undefined);
}, 600_000);
