/** As intake writes it: spares most events the parsing. */
const WRITTEN = '{"source":{"system":"';

/** The system that reported an event, out of its metadata (JSON text); empty where none is named. */
export function sourceIn(metadata: string): string {
  if (!metadata.startsWith(WRITTEN)) return metadata.includes('"source"') ? parsed(metadata) : '';
  const system = metadata.slice(WRITTEN.length, metadata.indexOf('"', WRITTEN.length));
  return system.includes('\\') ? parsed(metadata) : system;
}

function parsed(metadata: string): string {
  try {
    const { source } = JSON.parse(metadata) as { readonly source?: { readonly system?: unknown } };
    return typeof source?.system === 'string' ? source.system : '';
  } catch {
    return '';
  }
}
