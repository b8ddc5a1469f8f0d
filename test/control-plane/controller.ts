import type { GoProgram } from '../go/program';
import type { KubeObject } from './modules';

/** Loopback ports of one program. */
export interface Ports {
  /** Where the API server calls it, or others do. */
  readonly hook: number;
  readonly health: number;
  readonly metrics: number;
}

/** What a program is told of the control plane that it works for. */
export interface Place {
  readonly ports: Ports;
  /** Of an administrator. */
  readonly kubeconfig: string;
  /** File of the key that signs the tokens of service accounts. */
  readonly tokenKey: string;
  /** Certificate, as PEM, of the API server and of every webhook. */
  readonly authority: string;
  /** Folder with it as `tls.crt` and `ca.crt`, and its key as `tls.key`. */
  readonly certificates: string;
  /** Writes a file beside the others of this control plane, and says where. */
  readonly write: (name: string, text: string) => string;
}

/** Custom kinds: a folder of a module, and the files in it where not all are meant. */
export interface DefinitionFolder {
  readonly module: string;
  readonly folder: string;
  readonly files?: RegExp;
}

/** A program that works for the API server. */
export interface Controller {
  readonly program: GoProgram;
  readonly options: (place: Place) => readonly string[];
  /** @default {} */
  readonly environment?: (place: Place) => NodeJS.ProcessEnv;
  /** Its custom kinds. @default [] */
  readonly definitions?: readonly DefinitionFolder[];
  /** What a definition of a custom kind has to be here. @default - as it is */
  readonly adapt?: (definition: KubeObject, place: Place) => KubeObject;
  /** What has to be there before it starts. @default [] */
  readonly objects?: readonly KubeObject[];
  /** Answers when it works. @default - it is not asked */
  readonly ready?: (ports: Ports) => string;
  /** What the server asks it from then on. @default [] */
  readonly webhooks?: (place: Place) => readonly KubeObject[];
}

/** Folder of the go.mod that pins a program. */
export function pinned(folder: string): string {
  return `${__dirname}/modules/${folder}`;
}

/** What most controllers live in. */
export function namespace(name: string): KubeObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}
