/** The page behind a link that cannot be followed. Whoever sees it came from an email and knows nothing of Leadtrail. */
export function linkProblem(status: number, reason: string): Response {
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>This link does not work</title>
</head>
<body>
<h1>This link does not work</h1>
<p>${reason}</p>
</body>
</html>
`
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      ...(status === 503 && { 'retry-after': '60' }),
      'content-security-policy': "default-src 'none'",
    },
  })
}
