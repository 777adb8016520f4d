import { listValue } from '@duckdb/node-api';

/** Whose graduates a question is about: told by the training that led to QTS. */
export interface GraduateFilter {
  /** Codes of routes; none: all. */
  readonly routes?: readonly string[];
  readonly provider?: string;
  readonly partnership?: string;
}

/** Who gained QTS by `$asOf`: teacher, cohort, qts_on, entry_on. Parameters: $asOf, and what is filtered by. */
export const graduatesSql = ({ routes = [], provider, partnership }: GraduateFilter): string => `
  SELECT teacher, cohort, qts_on, if(entry_on <= $asOf::DATE, entry_on, NULL) AS entry_on FROM careers
  WHERE qts_on <= $asOf::DATE ${routes.length > 0 ? 'AND list_contains($routes, route)' : ''}
    ${provider === undefined ? '' : 'AND provider = $provider'} ${partnership === undefined ? '' : 'AND partnership = $partnership'}`;

export const graduateParameters = ({
  asOf,
  routes = [],
  provider,
  partnership,
}: GraduateFilter & { readonly asOf: string }) => ({
  asOf,
  ...(routes.length > 0 && { routes: listValue([...routes]) }),
  ...(provider !== undefined && { provider }),
  ...(partnership !== undefined && { partnership }),
});
