import type { GoProgram } from '../go/program';
import type { KubeObject } from './modules';

/** Loopback ports of one program. */
export interface Ports {
  /** Port of its webhooks or its gRPC service. */
  readonly webhook: number;
  readonly health: number;
  readonly metrics: number;
}

/** The control plane that a controller connects to. */
export interface ControllerContext {
  readonly ports: Ports;
  /** Path of a kubeconfig with administrator access. */
  readonly kubeconfig: string;
  /** Path of the key that signs service account tokens. */
  readonly tokenKey: string;
  /** PEM certificate of the API server and of every webhook. */
  readonly authority: string;
  /** Folder with that certificate as `tls.crt` and `ca.crt`, and its key as `tls.key`. */
  readonly certificates: string;
  /** Writes a file to the folder of this control plane, and returns its path. */
  readonly write: (name: string, text: string) => string;
}

/** A folder with CustomResourceDefinitions in a Go module. */
export interface DefinitionFolder {
  readonly module: string;
  readonly folder: string;
  /** Files to read. @default - all YAML files */
  readonly files?: RegExp;
}

/** A program that connects to the API server. */
export interface Controller {
  readonly program: GoProgram;
  readonly options: (context: ControllerContext) => readonly string[];
  /** @default {} */
  readonly environment?: (context: ControllerContext) => NodeJS.ProcessEnv;
  /** Its CustomResourceDefinitions. @default [] */
  readonly definitions?: readonly DefinitionFolder[];
  /** Adapts its CustomResourceDefinitions to this control plane. @default - unchanged */
  readonly adapt?: (definition: KubeObject, context: ControllerContext) => KubeObject;
  /** Objects that must exist before it starts. @default [] */
  readonly objects?: readonly KubeObject[];
  /** URL of its readiness endpoint. @default - readiness is not checked */
  readonly ready?: (ports: Ports) => string;
  /** Webhook configurations to apply once it is ready. @default [] */
  readonly webhooks?: (context: ControllerContext) => readonly KubeObject[];
}

/** Folder of the go.mod that pins a program. */
export function pinned(folder: string): string {
  return `${__dirname}/modules/${folder}`;
}

/** A Namespace. */
export function namespace(name: string): KubeObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}
