/** Refusals to act on a finding: `will not be mitigated`, `won’t address` and the like, for every verb of acting on a finding. */
export function refusalsToAct(): string[] {
  const verbs = [
    ['fix', 'fixed'], ['mitigate', 'mitigated'], ['address', 'addressed'], ['resolve', 'resolved'], ['remediate', 'remediated'],
    ['change', 'changed'], ['implement', 'implemented'], ['patch', 'patched'], ['correct', 'corrected'], ['solve', 'solved'],
    ['handle', 'handled'], ['remove', 'removed'], ['rectify', 'rectified'], ['repair', 'repaired'], ['update', 'updated'],
  ] as const; // prettier-ignore
  return verbs.flatMap(([act, acted]) => [
    ...['will not be', 'wont be', 'is not going to be', 'are not going to be', 'not to be'].map((start) => `${start} ${acted}`),
    ...['will not', 'wont', 'not going to', 'no plan to', 'no plans to', 'do not plan to', 'dont plan to', 'decided not to', 'chose not to', 'no intention to'].map((start) => `${start} ${act}`),
  ]); // prettier-ignore
}
