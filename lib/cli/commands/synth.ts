import { parse, resolve } from 'node:path';
import type { Command } from 'commander';
import { styleFor } from '../colour';
import type { CommandFactory } from '../command';
import { exitCodes } from '../exit-code';
import { Failure } from '../failure';
import { load } from '../load';
import { logFindings } from '../log-findings';
import { addDefinitionOptions, type DefinitionOptions, type Format, formatOption } from '../options';

interface SynthOptions extends DefinitionOptions {
  readonly output?: string;
  readonly stdout?: true;
  readonly format: Format;
  readonly color: boolean;
}

/** `synth`: the manifests, as files for a GitOps repository or as one stream. */
export const synthCommand: CommandFactory = (program, io, end) => {
  addDefinitionOptions(program.command('synth'))
    .description('write the Kubernetes manifests')
    .option(
      '-o, --output <directory>',
      'folder that the manifests are written to (default: the path of delivery, or manifests)',
    )
    .option('--stdout', 'print the manifests instead of writing files')
    .addOption(formatOption())
    .addHelpText('after', examples)
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<SynthOptions>();
      const { plan, findings } = await load(options, io);
      logFindings(findings, io, options.color);
      // Unlike `plan`, this stops at what only the cloud can tell as well: a manifest with a hole is of no use.
      if (plan === undefined || findings.length > 0) return end(exitCodes.problem);
      const { renderObjects } = require('../../manifests/render') as typeof import('../../manifests/render');
      const objects = renderObjects(plan);
      if (options.stdout) {
        const { streamText } = require('../stream') as typeof import('../stream');
        io.stdout.write(streamText(objects, options.format));
        return end(exitCodes.ok);
      }
      const { writeTree } = require('../../gitops/writer') as typeof import('../../gitops/writer');
      const { treeJson, treeText } = require('../../report/tree') as typeof import('../../report/tree');
      const output = options.output ?? plan.delivery?.path ?? 'manifests';
      const changes = writeTree(objects, { directory: treeDirectory(io.cwd, output) });
      io.stdout.write(
        options.format === 'json'
          ? treeJson(output, changes)
          : treeText(output, changes, styleFor(io.stdout, io, options.color)),
      );
      return end(exitCodes.ok);
    });
};

/** The folder of the tree. An empty name comes from a variable that is not set, and nobody keeps a tree at the root. */
function treeDirectory(cwd: string, output: string): string {
  const directory = resolve(cwd, output);
  if (output !== '' && directory !== parse(directory).root) return directory;
  throw new Failure(`${JSON.stringify(output)} is no folder for manifests; name one with --output`, exitCodes.problem);
}

const examples = `
Examples:
  $ model-platform synth -o clusters/acme
  $ model-platform synth --stdout | kubectl diff -f -
  $ model-platform synth --outputs outputs.json   with what \`pulumi stack output --json > outputs.json\` wrote

Files that an earlier run wrote and that are no longer needed are removed; all other files are left alone.
`;
