import { Query, Resolver } from '@nestjs/graphql';
import { vocabularies } from '#pathway/vocabulary/vocabularies';
import { Vocabulary } from './vocabulary.types.js';

@Resolver()
export class VocabularyQueries {
  @Query(() => [Vocabulary], { description: 'Every list of codes that commands use.' })
  vocabularies(): readonly Vocabulary[] {
    return vocabularies;
  }
}
