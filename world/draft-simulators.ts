import type { Target } from "../conformance/targets/index.ts";
import type { Runtime } from "../runtime/index.ts";
import { startRaw2017Originator, startRaw2017Provider } from "../simulators/raw-2017/index.ts";
import type { HttpTransport, MessageBus } from "../transport/index.ts";
import type { DraftAddresses } from "./world-addresses.ts";

/** What the parties of the drafts of 2017 are made to run with. */
export interface DraftParts {
  readonly target: Target;
  readonly http: HttpTransport;
  readonly busOf: (party: string) => Promise<MessageBus>;
  readonly runtimeOf: (party: string) => Runtime;
}

/** The parties around a CMX of 2017 that are others than today's, running. */
export interface StartedDrafts {
  readonly providerUrl: string;
  readonly addresses: DraftAddresses;
  close(): Promise<void>;
}

/** Who has configurations for the providers of both content types. */
const ORIGINATOR = "config-originator";
/** The content type of the provider that CMX does not ask. */
const OTHER_CONTENT_TYPE = "protobuf";

/** Starts two providers of different content types, of which CMX asks the one for JSON, and their originator. */
export async function startDraftSimulators({ target, http, busOf, runtimeOf }: DraftParts): Promise<StartedDrafts> {
  const { configurationDataProvider, cmx } = target.instances;
  const portsOf = async (party: string) => ({ http, bus: await busOf(party), runtime: runtimeOf(party) });
  const common = { port: 0, consumerInstanceName: cmx, originatorInstanceName: ORIGINATOR };
  const provider = await startRaw2017Provider(
    { ...common, instanceName: configurationDataProvider },
    await portsOf("configuration-data-provider"),
  );
  const other = await startRaw2017Provider(
    {
      ...common,
      instanceName: `${configurationDataProvider}-${OTHER_CONTENT_TYPE}`,
      contentType: OTHER_CONTENT_TYPE,
    },
    await portsOf("other-configuration-data-provider"),
  );
  const originator = await startRaw2017Originator(
    { instanceName: ORIGINATOR, port: 0 },
    await portsOf("configuration-originator"),
  );
  return {
    providerUrl: provider.baseUrl,
    addresses: { otherProviderUrl: other.baseUrl, originatorUrl: originator.baseUrl },
    close: async () => {
      await originator.close();
      await other.close();
      await provider.close();
    },
  };
}
