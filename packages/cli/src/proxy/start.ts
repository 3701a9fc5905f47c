// The proxy of one run: the CA is opened or made, the proxy listens, and what the program is told is put together.
import { openAuthority } from "./authority.ts";
import { proxyVariables, trustedFiles } from "./environment.ts";
import { openProxy, type ProxyOptions } from "./proxy.ts";

export type ProxySettings = Omit<ProxyOptions, "authority">;

/** A proxy that listens. */
export interface StartedProxy {
  /** For the environment of the program. */
  readonly variables: Readonly<Record<string, string>>;
  close(): void;
}

/** @param folder where the CA lies */
export const startProxy = async (
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
  settings: ProxySettings,
): Promise<StartedProxy> => {
  const { identity, caFile, bundleFile } = await openAuthority(folder, Date.now(), trustedFiles(env));
  const { url, close } = await openProxy({ ...settings, authority: identity });
  return { variables: proxyVariables(env, { url, caFile, bundleFile }), close };
};
