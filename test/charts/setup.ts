import { buildPrograms } from '../go/build';
import { prepare } from '../go/suite';
import { downloadCharts, helm } from './toolchain';

/** Builds helm once and downloads the charts, before any test. */
export default async function setup(): Promise<void> {
  await prepare('charts with our values', async () => {
    await buildPrograms([helm], (line) => process.stderr.write(`${line}\n`));
    downloadCharts();
  });
}
