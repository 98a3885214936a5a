/** Whether a key press belongs to a field, a menu or a dialog, so that a shortcut must leave it alone. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null
  return Boolean(
    target?.isContentEditable ||
      target?.closest(
        'input, textarea, select, [role="menu"], [role="dialog"]:not([data-state="closed"]), [role="listbox"]',
      ),
  )
}
