import { Ajv } from 'ajv';

const field = {
  type: 'object',
  required: ['name', 'type', 'description'],
  properties: { type: { enum: ['string', 'integer', 'number', 'boolean', 'date', 'datetime'] } },
};

/** What the specifications of Frictionless Data ask of a tabular package (Data Package, Tabular Data Resource, Table Schema). */
const dataPackage = {
  type: 'object',
  required: ['profile', 'name', 'resources'],
  properties: {
    name: { type: 'string', pattern: '^[-a-z0-9._/]+$' },
    resources: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['name', 'path', 'profile', 'schema', 'bytes', 'hash', 'format', 'mediatype'],
        properties: {
          name: { type: 'string', pattern: '^[-a-z0-9._/]+$' },
          path: { type: 'string', pattern: '^(?!/)(?!.*\\.\\./)' },
          profile: { const: 'tabular-data-resource' },
          hash: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
          schema: {
            type: 'object',
            required: ['fields'],
            properties: { fields: { type: 'array', minItems: 1, items: field } },
          },
        },
      },
    },
  },
};

/** Everything in which a package is not as Frictionless describes one. */
export function schemaOf(described: unknown): readonly string[] {
  const ajv = new Ajv({ allErrors: true, strict: false });
  const validate = ajv.compile(dataPackage);
  validate(described);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
