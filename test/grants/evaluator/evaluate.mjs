// Reads requests from standard input and prints for each of them whether it is allowed. The evaluators are installed in
// the folder of the first argument.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const require = createRequire(join(process.argv[2], 'package.json'));
const { CelScalar, celMethod, mapType, run } = require('@bufbuild/cel');
const { runSimulation, runUnsafeSimulation } = require('@cloud-copilot/iam-simulate');

const getAttribute = celMethod(
  'getAttribute',
  mapType(CelScalar.STRING, CelScalar.STRING),
  [CelScalar.STRING, CelScalar.STRING],
  CelScalar.STRING,
  function (name, otherwise) {
    return this.get(name) ?? otherwise;
  },
);

const validated = new Set();

/** A request to AWS, with the policies of the role that sends it. The simulator validates each policy with each action once. */
async function ofAws({ policies, action, resource, account, context }) {
  const simulation = {
    identityPolicies: policies.map((policy, index) => ({ name: `policy-${index}`, policy })),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    request: {
      principal: `arn:aws:iam::${account}:role/workload`,
      action,
      resource: { resource, accountId: account },
      contextVariables: context,
    },
  };
  const kind = JSON.stringify([policies, action]);
  if (!validated.has(kind)) {
    validated.add(kind);
    const { resultType, errors } = await runSimulation(simulation, {});
    if (resultType === 'error') throw new Error(`${action} ${resource}: ${JSON.stringify(errors)}`);
  }
  return runUnsafeSimulation(simulation, {}) === 'Allowed';
}

/** A condition of Google Cloud. */
function ofGoogle({ expression, name, attributes }) {
  const result = run(
    expression,
    { resource: new Map([['name', name]]), api: new Map(Object.entries(attributes)) },
    { funcs: [getAttribute] },
  );
  if (typeof result !== 'boolean') throw new Error(`${expression}: ${String(result)}`);
  return result;
}

const requests = JSON.parse(await text(process.stdin));
const allowed = [];
for (const request of requests) allowed.push(request.cloud === 'aws' ? await ofAws(request) : ofGoogle(request));
process.stdout.write(JSON.stringify(allowed));
