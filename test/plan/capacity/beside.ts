import type { Room } from '../../../lib/plan/capacity/room';
import type { ResourcesPlan } from '../../../lib/plan/types/container';

/** Free room of a node next to a number of pods. */
export function beside(room: Room, request: ResourcesPlan, pods = 1): Room {
  const devices = Object.entries(room.devices).map(([name, count]) => [
    name,
    count - (request.devices[name] ?? 0) * pods,
  ]);
  return {
    cpuMilli: room.cpuMilli - request.cpuMilli * pods,
    memoryBytes: room.memoryBytes - request.memoryBytes * pods,
    ephemeralBytes: room.ephemeralBytes - request.ephemeralBytes * pods,
    pods: room.pods - pods,
    devices: Object.fromEntries(devices),
  };
}
