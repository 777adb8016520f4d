import type { CommandBus } from '@nestjs/cqrs';
import type { OrganisationCommand } from '#pathway/organisation/organisation';
import type { TeacherCommand } from '#pathway/teacher';
import type { Outcome } from './outcome.js';
import { RecordOrganisation, RecordTeacher } from './recording.commands.js';

interface Said {
  readonly commandId: string;
  readonly effectiveOn: string;
}

/** The input of a verb: its command's own fields beside the ids. The compiler holds an input class to it. */
export type TeacherInput<V extends TeacherCommand['type']> = Said & { readonly teacherId: string } & Omit<
    Extract<TeacherCommand, { type: V }>,
    'type'
  >;

export type OrganisationInput<V extends OrganisationCommand['type']> = Said & {
  readonly organisationId: string;
} & Omit<Extract<OrganisationCommand, { type: V }>, 'type'>;

/** Says a verb of a teacher. */
export function sayOfTeacher<V extends TeacherCommand['type']>(
  bus: CommandBus,
  type: V,
  { teacherId, commandId, ...fields }: TeacherInput<V>,
): Promise<Outcome> {
  return bus.execute(
    new RecordTeacher(teacherId, commandId, { type, ...withoutNulls(fields) } as TeacherCommand),
  );
}

/** Says a verb of an organisation. */
export function sayOfOrganisation<V extends OrganisationCommand['type']>(
  bus: CommandBus,
  type: V,
  { organisationId, commandId, ...fields }: OrganisationInput<V>,
): Promise<Outcome> {
  const command = { type, ...withoutNulls(fields) } as OrganisationCommand;
  return bus.execute(new RecordOrganisation(organisationId, commandId, command));
}

/**
 * GraphQL says null where a fact says nothing; the inputs' classes are left behind with it. Among the `changes` of a
 * correction a null takes a field away, so there it stays.
 */
function withoutNulls(fields: object): object {
  const said = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(said.map(([name, value]) => [name, name === 'changes' ? value : plain(value)]));
}

const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_key, held: unknown) => held ?? undefined)) as unknown;
