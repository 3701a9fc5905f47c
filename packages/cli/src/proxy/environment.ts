// What a program is told about the proxy and its CA. Each library has names of its own for the same two facts.
import { delimiter } from "node:path";
import { fileURLToPath } from "node:url";

export interface ProxyFacts {
  readonly url: string;
  readonly caFile: string;
  readonly bundleFile: string;
}

/** Beside src and dist: what Python loads when it starts. */
const pythonFolder = fileURLToPath(new URL("../../python", import.meta.url));

type Variables = Readonly<Record<string, string | undefined>>;

/** Never asked of a proxy: the program's own machine, and with it the servers that it starts itself. */
const ownMachine: readonly string[] = ["localhost", "127.0.0.1", "::1"];

/** Files with certificates that the program would trust without us. */
export const trustedFiles = (env: Variables): readonly string[] =>
  ["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"].flatMap((name) => env[name] || []);

/** Variables for a program that shall find Pennywire where it looks for Twilio. */
export const proxyVariables = (
  env: Variables,
  { url, caFile, bundleFile }: ProxyFacts,
): Readonly<Record<string, string>> => {
  const direct = [...new Set([...namesOf(env["NO_PROXY"]), ...namesOf(env["no_proxy"]), ...ownMachine])].join(",");
  return {
    // Node's twilio package and twilio-cli read HTTP_PROXY, also for https; Python, Go, Ruby and PHP read the others.
    HTTP_PROXY: url,
    http_proxy: url,
    HTTPS_PROXY: url,
    https_proxy: url,
    NO_PROXY: direct,
    no_proxy: direct,
    // Node adds these to what it trusts.
    NODE_EXTRA_CA_CERTS: env["NODE_EXTRA_CA_CERTS"] ? bundleFile : caFile,
    // The others trust what is in their file and nothing else, so theirs holds the machine's own as well.
    TWILIO_CA_BUNDLE: bundleFile,
    REQUESTS_CA_BUNDLE: bundleFile,
    SSL_CERT_FILE: bundleFile,
    CURL_CA_BUNDLE: bundleFile,
    // Old versions of Python's twilio package read none of these.
    PYTHONPATH: [pythonFolder, ...(env["PYTHONPATH"] ? [env["PYTHONPATH"]] : [])].join(delimiter),
  };
};

/** Hosts that were excepted before, without those that would lead to the real Twilio. */
const namesOf = (list: string | undefined): readonly string[] =>
  (list ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "*" && !/(?:^|\.)twilio\.com(?::\d+)?$|^\*?\.?com$/i.test(name));
