const listenMs = 1_000;
/** Each look costs a call of the function, so a page that stays open looks seldom. */
const againMs = 15_000;

/**
 * A function answers in one piece, so a stream of events is answered with those there are. Its client comes back by itself
 * and goes on after the last one it has.
 */
export async function endedStream(response: Response): Promise<Response> {
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
  if (!isStream || response.body === null) return response;
  const reader = response.body.getReader();
  const end = setTimeout(() => void reader.cancel(), listenMs);
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read())
      text += decoder.decode(part.value, { stream: true });
  } finally {
    clearTimeout(end);
  }
  return new Response(`${text}retry: ${againMs}\n\n`, { status: response.status, headers: response.headers });
}
