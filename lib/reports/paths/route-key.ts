/** Names one route among others. */
export const routeKey = (labels: readonly string[]) => labels.join('\n')
