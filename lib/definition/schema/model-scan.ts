import { parsePinnedImage } from '../../units/image';
import { parseBytes, parseCpu } from '../../units/quantity';
import { object, parsed, programCommand } from './fields';

/** {@link ModelScanSpec} */
export const modelScanSchema = object({
  image: parsed(parsePinnedImage),
  command: programCommand(['modelscan', '--path']),
  cpu: parsed(parseCpu, 'above zero').exactOptional(),
  memory: parsed(parseBytes, 'above zero').exactOptional(),
});
