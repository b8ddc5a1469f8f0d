/** Tells the runtime of NVIDIA which GPUs of the node a container gets. */
const visibleDevices = 'NVIDIA_VISIBLE_DEVICES';

/** Variables of a container that gets no GPU, whatever its image sets. Images of CUDA set `all`. */
export const withoutGpus = { [visibleDevices]: 'void' } as const;

/**
 * Variables that choose devices of the node. The runtime of NVIDIA gives a container the devices that they name, also one
 * without privileges and without a request for GPUs. A variable of a pod follows those of the device plugin, so it takes
 * precedence. The last one chooses the server that limits the memory and the time of a share.
 * Sources: NVIDIA/nvidia-container-toolkit@d34b304, `internal/config/image/envvars.go` and `cuda_image.go`;
 * NVIDIA/k8s-device-plugin v0.20.0, `internal/plugin/server.go`; kubernetes/kubernetes v1.34, `pkg/kubelet/kubelet_pods.go`.
 */
const choosing =
  /^(?:NVIDIA_(?:VISIBLE_DEVICES|MIG_\w+_DEVICES|IMEX_CHANNELS|GDS|MOFED|NVSWITCH|GDRCOPY)|DOCKER_RESOURCE_GPU|CUDA_MPS_PIPE_DIRECTORY)$/;

/** Whether a container gets other devices of its node with this variable. */
export function choosesDevices(variable: string): boolean {
  return choosing.test(variable);
}
