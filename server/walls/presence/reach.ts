/** The walls that an operator looks at. */
export type Reach = 'all' | readonly string[];

export function isInReach(wall: string, reach: Reach): boolean {
  return reach === 'all' || reach.includes(wall);
}
