import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { type GqlContextType, GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { principalInHand } from '../sign-in/in-hand.js';
import { can, canDo } from './ability.js';
import { kindsAskedIn } from './fields.js';
import { refused } from './refused.js';

/** Asks the policy before each root field of a query, a mutation or a subscription. Routes are asked of by `guardRoutes`. */
@Injectable()
export class PolicyGuard implements CanActivate {
  /** @throws GraphQLError FORBIDDEN */
  canActivate(context: ExecutionContext): boolean {
    if (context.getType<GqlContextType>() !== 'graphql') return true;
    const info = GqlExecutionContext.create(context).getInfo<GraphQLResolveInfo>();
    const principal = principalInHand();
    const isAllowed =
      can(principal, `${info.parentType.name}.${info.fieldName}`) &&
      [...kindsAskedIn(info)].every((kind) => canDo(principal, kind));
    if (!isAllowed) throw refused();
    return true;
  }
}
