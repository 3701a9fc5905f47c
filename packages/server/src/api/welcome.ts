// The page at the root: where to go from here.

export const welcomePage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pennywire</title>
<style>
  :root { color-scheme: light dark; --ink: #1c1b19; --paper: #fbfaf7; --soft: #6f6a60; --line: #e4dfd5; --copper: #a5521d; }
  @media (prefers-color-scheme: dark) { :root { --ink: #ece8df; --paper: #171614; --soft: #a09a8d; --line: #36332d; --copper: #e08d55; } }
  body { font: 16px/1.6 ui-sans-serif, system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 44rem; margin: 10vh auto; padding: 0 1.25rem; }
  h1 { font-size: 1.9rem; margin: 0; letter-spacing: -.02em; } h1 + p { color: var(--soft); margin-top: .2rem; }
  pre { background: color-mix(in srgb, var(--ink) 5%, transparent); border: 1px solid var(--line); border-radius: .5rem; padding: .9rem 1rem; overflow-x: auto; font-size: .875rem; }
  a { color: var(--copper); } li { margin: .25rem 0; }
</style>
<h1>Pennywire</h1>
<p>The API company in a box: this server is running.</p>
<p>Send a first message. The credentials were printed when the server started for the first time; the command line finds them by itself:</p>
<pre>npx pennywire send --to +15558675310 --body "Hello from Pennywire"
npx pennywire phone +15558675310
npx pennywire balance</pre>
<ul>
  <li><a href="/docs">The API, to read</a>, and for programs <a href="/openapi.json">openapi.json</a>: every path, parameter and error code</li>
  <li><a href="/healthz">/healthz</a> and <a href="/readyz">/readyz</a>: whether it runs, whether it accepts</li>
</ul>
</html>
`;
