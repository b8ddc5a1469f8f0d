import { promtool } from '../alerts/promtool';
import { coreDns } from '../coredns/program';
import { buildPrograms } from '../go/build';
import { prepare } from '../go/suite';
import { interpreters } from '../interpreters/program';
import { policyEngine } from '../network-policies/program';
import { prometheus } from '../scrapes/prometheus';
import { downloadCharts, helm } from './toolchain';

/** Builds helm, promtool, the interpreters, the policy engine, CoreDNS and Prometheus once and downloads the charts, before any test. */
export default async function setup(): Promise<void> {
  await prepare(
    'charts with our values, alert rules, interpreters of our texts, network policies, DNS, scrapes',
    async () => {
      await buildPrograms([helm, promtool, interpreters, policyEngine, coreDns, prometheus], (line) =>
        process.stderr.write(`${line}\n`),
      );
      downloadCharts();
    },
  );
}
