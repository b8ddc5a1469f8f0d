/**
 * Maximum number of processes and threads of a pod. Without a limit, one pod can use up the process ids of its node, and the
 * kubelet and all other pods fail. The nodes of EKS have none by default; the defaults of GKE and AKS are not known. 16,384 are
 * enough for eight processes with a thread for each of 192 CPUs and with data loaders; 250 pods with as many are fewer than the
 * 4,194,304 of a node.
 * Sources: awslabs/amazon-eks-ami@81fec2e, `nodeadm/internal/kubelet/config.go`; Google Cloud "Customize node system configuration",
 * podPidsLimit from 1,024; Microsoft Learn "Customize node configuration for AKS", podMaxPids; 2026-11.
 */
export const podPidsLimit = 16_384;
