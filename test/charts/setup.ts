import { buildPrograms } from '../go/build';
import { prepare } from '../go/suite';
import { interpreters } from '../interpreters/program';
import { downloadCharts, helm } from './toolchain';

/** Builds helm and the interpreters once and downloads the charts, before any test. */
export default async function setup(): Promise<void> {
  await prepare('charts with our values, interpreters of our texts', async () => {
    await buildPrograms([helm, interpreters], (line) => process.stderr.write(`${line}\n`));
    downloadCharts();
  });
}
