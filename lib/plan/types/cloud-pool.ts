/**
 * Parameters of the API of the cloud, one member per cloud. A provider returns its own member, so a new cloud needs one.
 */
export type CloudPoolPlan =
  | {
      readonly provider: 'eks';
      readonly amiType:
        | 'AL2023_x86_64_STANDARD'
        | 'AL2023_ARM_64_STANDARD'
        | 'AL2023_x86_64_NVIDIA'
        | 'AL2023_ARM_64_NVIDIA';
      readonly capacityType: 'ON_DEMAND' | 'SPOT' | 'CAPACITY_BLOCK';
      /** Id of a Capacity Reservation. */
      readonly reservation?: string;
      /** Network interfaces with EFA. Absent without a fabric. */
      readonly efaInterfaces?: number;
      /**
       * Nodes are where their reservation is: in this cluster placement group, or in none. Absent without a reservation:
       * then nodes with EFA are in a cluster placement group of their own.
       */
      readonly placement?: { readonly kind: 'of-reservation'; readonly group?: string };
    }
  | {
      readonly provider: 'gke';
      readonly imageType: 'COS_CONTAINERD';
      readonly spot: boolean;
      readonly accelerator?: {
        readonly type: string;
        readonly count: number;
        readonly driverVersion: 'DEFAULT' | 'LATEST' | 'INSTALLATION_DISABLED';
        /** MIG profile of each GPU. */
        readonly partitionSize?: string;
        readonly sharing?: { readonly strategy: 'TIME_SHARING' | 'MPS'; readonly maxSharedClients: number };
      };
      /**
       * Seconds of the kubelet's graceful shutdown on a spot node, and the last part of them for critical pods. Absent
       * for GKE's defaults of 30 and 15.
       */
      readonly shutdown?: { readonly totalSeconds: number; readonly criticalPodsSeconds: number };
      /** Name of a reservation. */
      readonly reservation?: string;
      /** Name of the compact placement policy of the reservation. */
      readonly placementPolicy?: string;
      /** Whether nodes are flex-start VMs, which have neither automatic repair nor a fixed number of nodes. */
      readonly flexStart?: boolean;
      /** Whether nodes are created only for a ProvisioningRequest, all at the same time. */
      readonly queuedProvisioning?: boolean;
      /**
       * Compact placement with gVNIC and Fast Socket. False for nodes with a reservation, which have both and are where
       * the reservation is. Absent without a fabric.
       */
      readonly compactPlacement?: boolean;
      /** Number of Local SSDs that hold images, logs and scratch space. Absent if the boot disk holds them. */
      readonly localSsds?: number;
      /** Whether containers start before their image is complete, because one is in Artifact Registry. */
      readonly imageStreaming?: boolean;
      /** Whether a key of the customer encrypts the disks. */
      readonly customerKey?: boolean;
    }
  | {
      readonly provider: 'aks';
      readonly mode: 'System' | 'User';
      readonly osSku: 'Ubuntu' | 'AzureLinux';
      readonly spot: boolean;
      readonly gpuDriver?: 'Install' | 'None';
      /** MIG profile of each GPU in the notation of AKS. */
      readonly gpuInstanceProfile?: 'MIG1g' | 'MIG2g' | 'MIG3g' | 'MIG4g' | 'MIG7g';
      /** Resource id of a capacity reservation group. */
      readonly reservation?: string;
      /** Whether the nodes are in a proximity placement group. */
      readonly proximityPlacement?: boolean;
      /** Whether the OS disk is on the temporary disk of the machine. Absent for a managed disk. */
      readonly ephemeralOsDisk?: boolean;
    };
