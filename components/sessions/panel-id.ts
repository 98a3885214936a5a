/** The element of the panel beside the table. */
export const panelId = 'session-panel'
