import { clockWaiter, systemClock } from "../../runtime/index.ts";
import { tcpChannels } from "../../transport/index.ts";

const HANG_UP_MS = 10_000;
const KEPT_BYTES_MAX = 65_536;

/**
 * Connects to `tcp://host:port`, sends bytes, and resolves with the beginning of what came back once the other side has
 * hung up. Rejects if it does not within ten seconds. With `hangUp` it is told that there is no more to come.
 */
export async function sendRaw(address: string, bytes: Uint8Array, hangUp: boolean): Promise<Uint8Array> {
  const channel = await tcpChannels.connect(address);
  const chunks: Uint8Array[] = [];
  let kept = 0;
  channel.onData((chunk) => {
    if (kept < KEPT_BYTES_MAX) {
      chunks.push(chunk);
      kept += chunk.length;
    }
  });
  const closed = new Promise<void>((resolve) => channel.onClose(resolve));
  channel.write(bytes);
  if (hangUp) {
    channel.close();
  }
  const { settled } = await clockWaiter(systemClock).within(HANG_UP_MS, closed);
  channel.destroy();
  if (!settled) {
    throw new Error(`${address} did not hang up within ${HANG_UP_MS} ms`);
  }
  return Buffer.concat(chunks);
}
