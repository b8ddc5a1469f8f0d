import { partitionOf } from '../../plan/facts/aws-arn';

/** ARN of an AWS managed policy. */
export function managedPolicyArn(region: string, policy: string): string {
  return `arn:${partitionOf(region)}:iam::aws:policy/${policy}`;
}
