import type { Command } from 'commander';
import type { Finding } from '../../errors';
import type { Explained } from '../../plan/explain/explain';
import { isError } from '../../report/findings';
import { styleFor } from '../colour';
import type { CommandFactory } from '../command';
import { exitCodes } from '../exit-code';
import { load } from '../load';
import { logFindings } from '../log-findings';
import { addDefinitionOptions, type DefinitionOptions, type Format, formatOption } from '../options';

interface ExplainOptions extends DefinitionOptions {
  readonly format: Format;
  readonly color: boolean;
}

/** `explain`: where one thing lands, why, and which decisions made each of its fields. */
export const explainCommand: CommandFactory = (program, io, end) => {
  addDefinitionOptions(program.command('explain'))
    .description('say where one thing lands and which decisions made each of its fields')
    .argument('<name>', 'name of a service, training job, node pool, team, bucket or gateway')
    .addOption(formatOption())
    .addHelpText('after', examples)
    .action(async (name: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ExplainOptions>();
      const { definition, plan, findings, places } = await load(options, io);
      logFindings(findings, io, options.color);
      if (definition === undefined || plan === undefined || findings.some(isError)) return end(exitCodes.problem);
      const { explainModelPlatform } =
        require('../../plan/explain/explain') as typeof import('../../plan/explain/explain');
      const explained = explainModelPlatform(name, { definition, plan, places });
      if (explained.kind === 'unknown') {
        logFindings([unknownName(explained)], io, options.color);
        return end(exitCodes.problem);
      }
      const report = require('../../report/explain') as typeof import('../../report/explain');
      io.stdout.write(
        options.format === 'json'
          ? report.explanationsJson(explained.explanations)
          : report.explanationsText(explained.explanations, styleFor(io.stdout, io, options.color)),
      );
      return end(exitCodes.ok);
    });
};

function unknownName({ name, names, nearest }: Extract<Explained, { readonly kind: 'unknown' }>): Finding {
  return {
    rule: 'explain/known-name',
    path: [],
    problem: 'the definition has nothing of this name that could be explained',
    value: name,
    allowed: names,
    fix: nearest === undefined ? 'write one of those' : `did you mean \`${nearest}\`?`,
  };
}

const examples = `
Examples:
  $ model-platform explain churn
  $ model-platform explain churn --format json | jq '.explanations[0].lines[] | select(.field == "machine")'

Each row is one decision: its field, its value, why it is so, and where it comes from: a place in the
definition, a default, a computation, or the catalog. Things of the same name are all explained.
`;
