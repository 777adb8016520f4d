import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { ApolloDriver } from '@nestjs/apollo';
import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { GraphQLModule } from '@nestjs/graphql';
import { TerminusModule } from '@nestjs/terminus';
import { AskHandler } from './asking/ask.js';
import { sealingCursors } from './asking/sealing-cursors.js';
import { auditOn } from './audit/audit.js';
import { audited } from './audit/audited.js';
import { disclosingWith } from './disclosing/disclosing.js';
import { EventsHandler } from './events/events.queries.js';
import { Followers } from './events/followers.js';
import type { Foundations } from './foundations.js';
import { AsItIs } from './graphql/as-it-is.js';
import { maskError } from './graphql/errors.js';
import { keptDocuments } from './graphql/kept-documents.js';
import { documentRules, parseOptions, validationOptions } from './graphql/limits/document-rules.js';
import { admission, type Edge } from './graphql/limits/edge.js';
import { introspectionOfOurs } from './graphql/limits/our-operations.js';
import { HealthController } from './health/health.controller.js';
import { Leaving } from './leaving/leaving.js';
import { mutations } from './mutations.js';
import { MetricsController } from './operations/metrics.controller.js';
import { metricsOf } from './operations/metrics.js';
import { ReadModelResolver } from './operations/read-model.resolver.js';
import { PersonalDetailsQueries } from './personal-details/personal-details.queries.js';
import { SubjectRightsResolver } from './personal-details/subject-rights.resolver.js';
import { PolicyGuard } from './policy/policy.guard.js';
import { queries } from './queries.js';
import { Clock } from './recording/clock.js';
import { RecordOrganisationHandler, RecordTeacherHandler } from './recording/recording.commands.js';
import { TimelineHandler } from './timeline/timeline.queries.js';
import { DISCLOSING, EVENT_LOG, METRICS, PRIVACY, READ_MODEL } from './tokens.js';

@Module({})
export class ApiModule {
  static on(foundations: Foundations, edge: Edge): DynamicModule {
    const { log, readModel, clock, ledgers, privacy } = foundations;
    return {
      module: ApiModule,
      imports: [
        CqrsModule.forRoot(),
        GraphQLModule.forRoot<ApolloDriverConfig>(graphqlOptions(edge, foundations)),
        // Its reasons are in the answer; its logger would repeat them with every look.
        TerminusModule.forRoot({ logger: false }),
      ],
      controllers: [HealthController, MetricsController],
      providers: [
        { provide: EVENT_LOG, useValue: log },
        { provide: READ_MODEL, useValue: readModel },
        { provide: PRIVACY, useValue: privacy },
        { provide: DISCLOSING, useValue: disclosingWith(ledgers) },
        { provide: METRICS, useValue: metricsOf(readModel) },
        { provide: Clock, useValue: clock },
        Leaving,
        { provide: APP_FILTER, useClass: AsItIs },
        { provide: APP_GUARD, useClass: PolicyGuard },
        RecordTeacherHandler,
        RecordOrganisationHandler,
        AskHandler,
        TimelineHandler,
        EventsHandler,
        Followers,
        ...mutations,
        ...queries,
        ReadModelResolver,
        PersonalDetailsQueries,
        SubjectRightsResolver,
      ],
    };
  }
}

const graphqlOptions = (edge: Edge, { audit, cursors, readModel }: Foundations): ApolloDriverConfig => ({
  driver: ApolloDriver,
  autoSchemaFile: true,
  sortSchema: true,
  transformSchema: sealingCursors(cursors),
  // The query page comes from our own build; the built-in one fetches its code from elsewhere.
  graphiql: false,
  // Our own rule tells our own clients from others.
  introspection: true,
  hideSchemaDetailsFromClientErrors: !edge.settings.introspection,
  includeStacktraceInErrorResponses: false,
  csrfPrevention: true,
  allowBatchedHttpRequests: false,
  // Those are for speed, and whoever asks could fill them.
  persistedQueries: false,
  documentStore: keptDocuments(),
  parseOptions,
  formatError: maskError,
  validationRules: [...documentRules, ...(edge.settings.introspection ? [] : [introspectionOfOurs])],
  validationOptions,
  // Caching hints are a per-field hook that more than halves the speed of large answers.
  plugins: [
    ApolloServerPluginCacheControlDisabled(),
    admission(edge),
    audited(auditOn(audit), edge.harvest, () => readModel.status().position),
  ],
});
