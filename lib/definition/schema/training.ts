import * as z from 'zod';
import { parseCidr } from '../../units/cidr';
import { parseDuration } from '../../units/duration';
import { parseImage } from '../../units/image';
import { parseBytes } from '../../units/quantity';
import { trainingPriorities } from '../training';
import { folder, relativePath } from './addresses';
import { kinds, name, object, parsed, pattern, text, whole } from './fields';
import { secretName } from './kubernetes-names';
import { resourcesSchema } from './resources';

const duration = () => parsed(parseDuration, 'above zero');
const bytes = () => parsed(parseBytes, 'above zero');

const pytorch = object({
  kind: z.literal('pytorch'),
  nodes: whole(1, 1000).describe('Nodes that train together, 1 to 1,000: one pod on each.').exactOptional(),
  processesPerNode: whole(1).describe('Processes of each node.').exactOptional(),
}).describe('PyTorch under torchrun: the processes of all nodes find each other and hold one collective group.');

const scikitLearn = object({ kind: z.literal('scikit-learn') }).describe(
  'scikit-learn, or any other program in one process on one node.',
);

const framework = kinds([pytorch, scikitLearn]).describe('What starts the processes and tells them of each other.');

/** A line of a shell is one text, and runs nothing here. */
const command = z
  .array(z.string(), { error: "a list of texts, such as ['python', 'train.py']" })
  .min(1, { error: "the program and its arguments, such as ['python', 'train.py']" });

/** A map, where people write a list as Kubernetes has it. */
const mapLike = (example: string) => ({ error: `a map, such as ${example}` });

const environment = z.record(
  pattern(
    /^[A-Za-z_][A-Za-z0-9_]*$/,
    'the name of an environment variable',
    'letters, digits and _, from a letter or _ on',
  ),
  z.string(),
  mapLike("{ EPOCHS: '20' }"),
);

const data = object({
  bucket: name(),
  path: relativePath().describe('Folder in the bucket, or one object, which has a dot in the last part of its path.'),
  size: bytes().describe('Size of it all: decides how much scratch space a pod asks for.').exactOptional(),
}).describe('A part of a bucket that a program reads.');

const checkpoint = object({
  bucket: name(),
  path: relativePath(),
  every: duration().describe(
    'How much work may be lost: how often the folder is copied, and how often the program should save.',
  ),
  size: bytes()
    .describe(
      'Size of one checkpoint as it lies on each node. It must be written and copied in the time that the cloud gives a node which it takes away.',
    )
    .exactOptional(),
}).describe('What is kept of a run that is not finished: the folder `$CHECKPOINT_DIRECTORY`, copied to a bucket.');

const connection = object({
  cidr: parsed(parseCidr).describe('IPv4 range: `10.20.0.15/32`.'),
  port: whole(1, 65_535).describe('1 to 65535.'),
  why: text('a few words on what is there').describe('What is there, for the reader of the plan: `feature store`.'),
}).describe('Somewhere outside the cluster that a program connects to over TCP.');

/** Fields of a training job in a team's part, which says the team once for all of them. */
const partTrainingFields = {
  pool: name(),
  framework,
  image: parsed(parseImage).describe('Image with its digest.'),
  command: command.describe(
    "The program and its arguments: `['python', 'train.py']`. With PyTorch it runs once in each of the processes.",
  ),
  env: environment.exactOptional(),
  resources: resourcesSchema.describe('What each pod asks for.').exactOptional(),
  data: z
    .record(folder(), data, mapLike('{ /data: { bucket: models, path: clicks } }'))
    .describe("What is fetched from buckets before the program starts, by the folder that it is put into: `'/data'`.")
    .exactOptional(),
  checkpoint: checkpoint.exactOptional(),
  output: object({
    bucket: name(),
    path: relativePath(),
    size: bytes().describe('Size of it all: decides how much scratch space a pod asks for.').exactOptional(),
  })
    .describe('Where the folder `$OUTPUT_DIRECTORY` is copied to when the program has ended well.')
    .exactOptional(),
  secrets: z
    .record(folder(), secretName(), mapLike('{ /secrets/feature-store: feature-store }'))
    .describe("Secrets of the team's namespace, mounted as files, by the folder: `'/secrets/feature-store'`.")
    .exactOptional(),
  connections: z
    .array(connection, { error: 'a list of maps with `cidr`, `port` and `why`' })
    .describe('Databases and other addresses that the program reaches. Everything else is closed to it.')
    .exactOptional(),
  priority: z.enum(trainingPriorities).describe('Who goes first in the queue, and who gives way.').exactOptional(),
  retries: whole(0, 100)
    .describe(
      'Starts again after a failure of the program, 0 to 100. Interruptions by the cloud or by the queue do not count.',
    )
    .exactOptional(),
  deadline: duration().describe('Longest time of one attempt, waiting in the queue not counted.').exactOptional(),
  run: text().describe('Change it to run again what has not changed otherwise.').exactOptional(),
};

const description =
  "A program that trains a model and ends. Kueue starts it when its whole gang fits into the team's quota, and a change of anything in it is a new run.";

/** {@link TrainingJobSpec} without its team */
export const partTrainingSchema = object(partTrainingFields).describe(description);

/** {@link TrainingJobSpec} */
export const trainingJobSchema = object({ team: name(), ...partTrainingFields }).describe(description);
