const former =
  /^(?:.*[^a-z])?(?:prev(?:ious)?|prior|former|last|before|yesterday)(?![a-z])|上期|上次|上月|上周|去年|昨日|昨天/i;

/** Whether a column's name says that it holds what another one was before: `previous`, `last_week`, 昨日. */
export function isFormerName(name: string): boolean {
  return former.test(name);
}
