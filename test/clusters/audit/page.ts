import { planOfVariant, scenarios } from '../../snapshots/scenarios';
import { recordCluster } from '../record';
import { questions } from './check';
import { type AuditedCluster, auditRows, settingRows } from './table';

/** Every example on every cloud, with the resources that `pulumi up` would create. */
export async function auditedExamples(): Promise<readonly AuditedCluster[]> {
  const found: AuditedCluster[] = [];
  for (const { name, variants } of scenarios) {
    for (const variant of variants) {
      const plan = planOfVariant(variant).cluster;
      if (plan.provider === 'existing') continue;
      found.push({ name: `${name} on ${variant.name}`, plan, resources: (await recordCluster(plan)).resources });
    }
  }
  return found;
}

const intro = `# Audit

Generated from the cloud resources of all examples by \`npm run docs\`, and checked by \`npm test\`.

Each row is a type of resources that \`pulumi up\` creates, with the number of them in the examples on all clouds. A cell says how
many of them were checked and are as an auditor expects, such as **3 of 3**, or why the question has no meaning for the type. A type
without an answer fails the test. Whether a type has tags is read from the SDK of its provider.
`;

const clouds = [
  ['aws:', 'Amazon Web Services'],
  ['gcp:', 'Google Cloud'],
  ['azure-native:', 'Microsoft Azure'],
] as const;

/** The page with the answers for all types. */
export async function auditPage(): Promise<string> {
  const clusters = await auditedExamples();
  const head = ['type', 'number', ...Object.values(questions), 'tags of the plan'];
  const sections = clouds.map(([prefix, title]) => {
    const short = (type: string) => `\`${type.slice(prefix.length)}\``;
    const rows = auditRows(clusters).filter(([type = '']) => type.startsWith(prefix));
    const settings = settingRows(clusters).filter(([type]) => type.startsWith(prefix));
    return [
      `## ${title}\n`,
      row(head),
      row(head.map(() => '---')),
      ...rows.map(([type = '', ...cells]) => row([short(type), ...cells])),
      '',
      `Settings of another resource, which answers for them: ${settings
        .map(([type, of]) => `${short(type)} (${of})`)
        .join(', ')}.\n`,
    ].join('\n');
  });
  return [intro, ...sections].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
