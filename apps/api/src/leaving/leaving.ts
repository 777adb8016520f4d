import { Injectable } from '@nestjs/common';

/** Whether the service is about to go. */
@Injectable()
export class Leaving {
  private begun = false;

  get hasBegun(): boolean {
    return this.begun;
  }

  begin(): void {
    this.begun = true;
  }
}
