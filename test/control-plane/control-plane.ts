import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll } from './build';
import type { KubeClient } from './client';
import { keepSchemas } from './kept-schemas';
import { freePorts } from './ports';
import { Processes, ProgramEnded } from './processes';
import { portCount, Starter } from './starter';

/** A Kubernetes control plane on loopback ports, with simulated nodes. */
export class ControlPlane {
  private constructor(
    private readonly processes: Processes,
    readonly client: KubeClient,
  ) {}

  /**
   * Builds missing programs, and starts all of them. They are ended when this process ends, however it ends.
   *
   * @param choosePorts Returns this many unused ports.
   * @throws SetupError if a program cannot be built or does not start.
   */
  static async start(log: (line: string) => void, choosePorts = freePorts): Promise<ControlPlane> {
    await buildAll(log);
    try {
      return await ControlPlane.startOn(await choosePorts(portCount));
    } catch (error) {
      // Another program may have taken a port since it was chosen; this is retried once.
      if (!(error instanceof ProgramEnded) || error.addressInUse === undefined) throw error;
      log(`${error.message.split(';')[0]}; starting again on other ports`);
      return ControlPlane.startOn(await choosePorts(portCount));
    }
  }

  private static async startOn(ports: readonly number[]): Promise<ControlPlane> {
    const folder = mkdtempSync(join(tmpdir(), 'model-platform-control-plane-'));
    const processes = new Processes(folder);
    try {
      const client = await new Starter(folder, processes, ports).start();
      await keepSchemas(client);
      return new ControlPlane(processes, client);
    } catch (error) {
      await processes.stopAll();
      throw error;
    }
  }

  /** @throws ProgramEnded if one of the programs has ended by itself. */
  check(): void {
    this.processes.check();
  }

  /** Ends all programs and removes their folder. */
  async stop(): Promise<void> {
    await this.processes.stopAll();
  }
}
