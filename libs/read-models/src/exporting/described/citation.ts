import type { ExtractManifest } from './manifest.js';

/** How to cite the extract (Citation File Format 1.2.0). No clock: the day is that of the figures. */
export const citation = ({
  snapshot,
  asOf,
  codeVersion,
}: Omit<ExtractManifest, 'files'>): string => `cff-version: 1.2.0
message: If you use this extract, please cite it by its snapshot.
type: dataset
title: "Teachers' careers in England: an extract of a Teacher Pathways record"
authors:
  - name: The keeper of the record
version: "${snapshot}"
date-released: "${asOf}"
identifiers:
  - type: other
    value: "${snapshot}"
    description: Names the contents; the same snapshot has the same figures.
references:
  - type: software
    title: Teacher Pathways
    version: "${codeVersion}"
    authors:
      - name: The authors of Teacher Pathways
`;
