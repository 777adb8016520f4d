const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** Whether nobody else than this machine is at a URL. */
export const isLoopback = (url: string): boolean => LOOPBACK.test(new URL(url).hostname);
