import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './local-process';

/** An S3 server that runs as a local process. */
export interface LocalObjectStore {
  readonly endpoint: string;
  createBucket(name: string): Promise<void>;
  end(): void;
}

/**
 * Starts an S3 server.
 *
 * @param bin Folder with its executable.
 */
export async function startObjectStore(bin: string): Promise<LocalObjectStore> {
  const port = await freePort(9000);
  const endpoint = `http://127.0.0.1:${port}`;
  const server = spawn(join(bin, 'moto_server'), ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  const answers = () =>
    fetch(endpoint).then(
      () => true,
      () => false,
    );
  for (let turn = 0; turn < 300 && !(await answers()); turn++) await sleep(100);
  return {
    endpoint,
    createBucket: async (name) => {
      const { status } = await fetch(`${endpoint}/${name}`, { method: 'PUT' });
      if (status !== 200) throw new Error(`the bucket ${name} is not created: ${status}`);
    },
    end: () => server.kill('SIGKILL'),
  };
}
