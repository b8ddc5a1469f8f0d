import * as z from 'zod';
import { parseCidr } from '../../units/cidr';
import { parseDays } from '../../units/days';
import { parseDuration } from '../../units/duration';
import { parseImage } from '../../units/image';
import { trainingPriorities } from '../training';
import { folder, relativePath } from './addresses';
import {
  kinds,
  maxCount,
  name,
  object,
  parsed,
  pattern,
  programCommand,
  programText,
  sentences,
  text,
  whole,
} from './fields';
import { secretName } from './kubernetes-names';
import { fileSize } from './quantities';
import { resourcesSchema } from './resources';
import { maxEntries, maxFolders, sized } from './sizes';

const duration = () => parsed(parseDuration, 'above zero');

const pytorch = object({
  kind: z.literal('pytorch'),
  nodes: whole(1, 1000).exactOptional(),
  processesPerNode: whole(1, maxCount).exactOptional(),
});

const scikitLearn = object({ kind: z.literal('scikit-learn') });

const framework = kinds([pytorch, scikitLearn]);

/** The error shows a map, because Kubernetes has a list in its place. */
const mapLike = (example: string) => ({ error: `a map, such as ${example}` });

const environment = z.record(
  pattern(
    /^[A-Za-z_][A-Za-z0-9_]*$/,
    'the name of an environment variable',
    'letters, digits and _, not starting with a digit',
  ),
  programText(),
  mapLike("{ EPOCHS: '20' }"),
);

const data = object({
  bucket: name(),
  path: relativePath(),
  size: fileSize().exactOptional(),
});

const checkpoint = object({
  bucket: name(),
  path: relativePath(),
  every: duration(),
  size: fileSize().exactOptional(),
  expireAfter: parsed(parseDays).exactOptional(),
});

const connection = object({
  cidr: parsed(parseCidr),
  port: whole(1, 65_535),
  why: sentences('the purpose of the connection'),
});

/** Fields that every training job has, with a platform and without. */
export const trainingFields = {
  framework,
  image: parsed(parseImage),
  command: programCommand(['python', 'train.py']),
  env: sized(environment, maxEntries).exactOptional(),
  resources: resourcesSchema.exactOptional(),
  data: sized(
    z.record(folder(), data, mapLike('{ /data: { bucket: models, path: clicks } }')),
    maxFolders,
  ).exactOptional(),
  checkpoint: checkpoint.exactOptional(),
  output: object({
    bucket: name(),
    path: relativePath(),
    size: fileSize().exactOptional(),
  }).exactOptional(),
  secrets: sized(
    z.record(folder(), secretName(), mapLike('{ /secrets/feature-store: feature-store }')),
    maxFolders,
  ).exactOptional(),
  connections: sized(
    z.array(connection, { error: 'a list of maps with `cidr`, `port` and `why`' }),
    maxEntries,
  ).exactOptional(),
  retries: whole(0, 100).exactOptional(),
  deadline: duration().exactOptional(),
  run: text().exactOptional(),
};

/** Fields of a training job in a part, whose jobs all belong to the team of the part, in the order of the documentation. */
const { retries, deadline, run, ...program } = trainingFields;
const partTrainingFields = {
  pool: name(),
  ...program,
  priority: z.enum(trainingPriorities).exactOptional(),
  retries,
  deadline,
  run,
};

/** {@link TrainingJobSpec} without its team */
export const partTrainingSchema = object(partTrainingFields);

/** {@link TrainingJobSpec} */
export const trainingJobSchema = object({ team: name(), ...partTrainingFields });
