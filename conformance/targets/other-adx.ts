import type { Target } from "./target.ts";

/** Numbers of replicas from here on are free for instances that examples start. */
const FIRST_REPLICA = 100;

/** One replica of another instance of ADX, made as those of the target are. */
export function otherAdx(target: Target): Target {
  const { adx } = target.services;
  const services = adx === undefined ? {} : { adx: { ...adx, replicas: 1, firstReplica: FIRST_REPLICA } };
  return { ...target, services, instances: { ...target.instances, adx: target.instances.otherAdx } };
}
