import { parsePinnedImage } from '../../units/image';
import { object, parsed, programCommand } from './fields';
import { cpus, memory } from './quantities';

/** {@link ModelScanSpec} */
export const modelScanSchema = object({
  image: parsed(parsePinnedImage),
  command: programCommand(['modelscan', '--path']),
  cpu: cpus().exactOptional(),
  memory: memory().exactOptional(),
});
