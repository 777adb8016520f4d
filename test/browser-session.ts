/** Signs in as a browser does: the code of a link, sent by the form of its page. */
export function signInBy(url: string, link: string, headers: Record<string, string> = {}): Promise<Response> {
  const code = new URL(link).searchParams.get('link') ?? '';
  return sent(`${url}/sign-in/link`, headers, new URLSearchParams({ link: code }).toString());
}

export const signOut = (url: string, cookie: string): Promise<Response> =>
  sent(`${url}/sign-in/out`, { cookie });

const sent = (address: string, headers: Record<string, string>, body = ''): Promise<Response> =>
  fetch(address, {
    ...{ method: 'POST', redirect: 'manual', body },
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });

/** What a browser sends back of what it was told to keep. */
export const cookieIn = (response: Response): string => response.headers.getSetCookie()[0]!.split(';')[0]!;
