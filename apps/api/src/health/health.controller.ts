import { Controller, Get, Header, Inject, Res, ServiceUnavailableException } from '@nestjs/common';
import type { HealthCheckResult, HealthIndicatorResult } from '@nestjs/terminus';
import { HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import type { ReadModel } from '#read-models/read-model';
import { READ_MODEL } from '../tokens.js';
import { Leaving } from '../leaving/leaving.js';
import type { Finding } from './readiness.js';
import { findingOnLog, findingOnReadModel } from './readiness.js';

/** As much of it as is needed here. */
interface Reply {
  status(code: number): unknown;
}

@Controller('health')
export class HealthController {
  constructor(
    @Inject(READ_MODEL) private readonly model: ReadModel,
    private readonly leaving: Leaving,
    private readonly checks: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
  ) {}

  /** Whether the process lives. It looks at nothing else: to start it again would mend nothing else. */
  @Get('live')
  @Header('cache-control', 'no-store')
  live(): { readonly status: 'ok' } {
    return { status: 'ok' };
  }

  /** Whether it should be sent requests, with the reasons. */
  @Get('ready')
  @Header('cache-control', 'no-store')
  async ready(@Res({ passthrough: true }) reply: Reply): Promise<HealthCheckResult> {
    try {
      return await this.checks.check([() => this.service(), () => this.log(), () => this.readModel()]);
    } catch (error) {
      if (!(error instanceof ServiceUnavailableException)) throw error;
      reply.status(503);
      return error.getResponse() as HealthCheckResult;
    }
  }

  private service(): HealthIndicatorResult {
    if (!this.leaving.hasBegun) return this.tell('service', { health: 'up', reasons: [] });
    return this.tell('service', { health: 'down', reasons: ['It is shutting down.'] });
  }

  private log(): HealthIndicatorResult {
    return this.tell('log', findingOnLog(this.model.status()));
  }

  private async readModel(): Promise<HealthIndicatorResult> {
    const hasStarted = await this.model.waitForStart(0);
    return this.tell('readModel', findingOnReadModel(this.model.status(), hasStarted));
  }

  private tell(name: string, { health, reasons }: Finding): HealthIndicatorResult {
    const told = this.indicators.check(name);
    const data = { reasons };
    return { up: () => told.up(data), degraded: () => told.degraded(data), down: () => told.down(data) }[
      health
    ]();
  }
}
