import { UnusableFile } from '#intake/csv/problem';
import { detailNames, openField, type DetailName, type Details } from '#pathway/personal/details.facts';

/**
 * What somebody wrote down to rectify details. What is wrong is named, and never what stands there.
 *
 * @throws UnusableFile
 */
export function detailsFrom(text: string): { readonly details: Details; readonly noLonger: readonly DetailName[] } {
  const { noLonger = [], ...details } = objectIn(text) as { readonly noLonger?: unknown };
  const isKnown = (name: unknown): name is DetailName => detailNames.includes(name as DetailName);
  if (!Array.isArray(noLonger) || !noLonger.every(isKnown))
    throw new UnusableFile(`noLonger is a list of some of: ${detailNames.join(', ')}.`);
  for (const [name, value] of Object.entries(details)) {
    if (!isKnown(name)) throw new UnusableFile(`There is a detail that is not known. Known are: ${detailNames.join(', ')}.`);
    if (!openField(name).accepts(value)) throw new UnusableFile(`${name} must hold ${openField(name).holds}.`);
  }
  if (Object.keys(details).length + noLonger.length === 0)
    throw new UnusableFile('Nothing would change: there is no detail in the file.');
  return { details: details as Details, noLonger };
} // prettier-ignore

function objectIn(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // What stands there is not repeated.
  }
  throw new UnusableFile('The details are no JSON object, like {"familyName": "…"}.');
}
