import { statSync } from 'node:fs';
import { parse, resolve } from 'node:path';
import type { Command } from 'commander';
import { blocksManifests } from '../../errors';
import type { ModelPlatformPlan } from '../../plan/types/platform';
import { styleFor } from '../colour';
import type { CommandFactory } from '../command';
import { type ExitCode, exitCodes } from '../exit-code';
import { Failure } from '../failure';
import type { Io } from '../io';
import { load } from '../load';
import { logFindings } from '../log-findings';
import { addDefinitionOptions, type DefinitionOptions, type Format, formatOption } from '../options';
import { shortFolder } from '../short-path';
import { unitCaches } from '../unit-cache';

interface SynthOptions extends DefinitionOptions {
  readonly output?: string;
  readonly stdout?: true;
  readonly verify?: true;
  readonly format: Format;
  readonly color: boolean;
}

/** `synth`: writes the manifests as files for a GitOps repository or as one stream. */
export const synthCommand: CommandFactory = (program, io, end) => {
  addDefinitionOptions(program.command('synth'))
    .description('write the Kubernetes manifests')
    .option('-o, --output <directory>', 'folder for the manifests (default: delivery.path, or manifests)')
    .option('--stdout', 'print the manifests instead of writing files')
    .option('--verify', 'render every object and read every file, also those that did not change since the last run')
    .addOption(formatOption())
    .addHelpText('after', examples)
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<SynthOptions>();
      const cacheOf = options.verify ? () => undefined : unitCaches(io);
      const { plan, findings, notChecked } = await load(options, io);
      logFindings(findings, io, options.color, notChecked);
      // Unlike `plan`, warnings block as well: a manifest without a client ID would be incomplete.
      if (plan === undefined || findings.some(blocksManifests)) return end(exitCodes.problem);
      return end(options.stdout ? print(plan, options, io) : write(plan, options, { io, cacheOf }));
    });
};

/** Prints all objects in the order of application. */
function print(plan: ModelPlatformPlan, options: SynthOptions, io: Io): ExitCode {
  const { plainObjects } = require('../../manifests/in-order') as typeof import('../../manifests/in-order');
  const { placeholderPaths } = require('../../gitops/placeholders') as typeof import('../../gitops/placeholders');
  const { placeholderText } = require('../../report/tree') as typeof import('../../report/tree');
  const { streamText } = require('../stream') as typeof import('../stream');
  const objects = plainObjects(plan);
  io.stderr.write(placeholderText(placeholderPaths(objects), 'object'));
  io.stdout.write(streamText(objects, options.format));
  return exitCodes.ok;
}

interface WriteContext {
  readonly io: Io;
  readonly cacheOf: ReturnType<typeof unitCaches>;
}

/** Writes the files, one unit of the plan after the other. */
function write(plan: ModelPlatformPlan, options: SynthOptions, { io, cacheOf }: WriteContext): ExitCode {
  const { manifestUnits } = require('../../manifests/units') as typeof import('../../manifests/units');
  const { refuseDelivery } = require('../../gitops/placeholders') as typeof import('../../gitops/placeholders');
  const { writeUnits } = require('../../gitops/writer') as typeof import('../../gitops/writer');
  const report = require('../../report/tree') as typeof import('../../report/tree');
  const output = options.output ?? plan.delivery?.path ?? 'manifests';
  const directory = treeDirectory(io.cwd, output);
  const delivered = plan.delivery && shortFolder(resolve(io.cwd, plan.delivery.path));
  const changes = writeUnits(manifestUnits(plan), {
    directory,
    platform: plan.name,
    cache: cacheOf(resolve(directory)),
    beforeChanges: (placeholders) => refuseDelivery(placeholders, directory, delivered),
  });
  io.stdout.write(
    options.format === 'json'
      ? report.treeJson(output, changes)
      : report.treeText(output, changes, styleFor(io.stdout, io, options.color)),
  );
  return exitCodes.ok;
}

/**
 * The folder of the manifests. An empty name, as from an unset variable, the file system root and an existing file are
 * refused.
 */
function treeDirectory(cwd: string, output: string): string {
  const directory = resolve(cwd, output);
  if (output === '' || directory === parse(directory).root) {
    throw new Failure(
      `${JSON.stringify(output)} cannot be the manifest folder; set another one with --output`,
      exitCodes.problem,
    );
  }
  if (isFile(directory)) {
    throw new Failure(`${output} is a file, not a folder; set a folder with --output`, exitCodes.problem);
  }
  return shortFolder(directory);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

const examples = `
Examples:
  $ model-platform synth -o clusters/acme
  $ model-platform synth --stdout | kubectl diff -f -
  $ model-platform synth --outputs outputs.json   after \`pulumi stack output --json > outputs.json\`
  $ model-platform synth --outputs placeholder -o preview   before \`pulumi up\`

Files of an earlier run that are no longer needed are removed; files that synth did not write are
never changed. What did not change since the last run on this machine is neither rendered nor read
again; --verify ignores what is remembered about it.
`;
