/**
 * Runs in the head: keeps the nonce of its own script where the code that holds the page still behind a dialog looks for
 * one, for the style element that it adds.
 */
export const styleNonceScript = 'window.__webpack_nonce__=document.currentScript.nonce;'
