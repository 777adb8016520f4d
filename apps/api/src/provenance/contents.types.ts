import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Basis } from '../asking/basis.js';

@ObjectType()
export class TableDigest {
  @Field(() => String)
  table: string;

  @Field(() => Int)
  rows: number;

  @Field(() => String, { description: 'The same whatever the order of the rows.' })
  digest: string;
}

@ObjectType({
  description:
    'A digest of all that answers rest on. The same log, read by the same release, gives the same.',
})
export class ContentsDigest {
  @Field(() => Basis)
  basis: Basis;

  @Field(() => String)
  digest: string;

  @Field(() => [TableDigest])
  tables: TableDigest[];
}
