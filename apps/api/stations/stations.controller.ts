import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '../openapi/described.js';
import { QueryNumber } from '../http/fields.js';
import { Reads } from '../openapi/operation.js';
import { type HolidaysView, StationsService, type StationView } from './stations.service.js';

class YearQuery {
  @QueryNumber(2000, 2076, { description: 'The year. Default: this one.', example: 2030 })
  year?: number;
}

@ApiTags('people')
@Controller('v1/stations')
export class StationsController {
  constructor(private readonly stations: StationsService) {}

  @Get()
  @Reads('List the duty stations, with their working weeks', { answers: 'StationList' })
  list(): Promise<{ items: StationView[] }> {
    return this.stations.list();
  }

  @Get(':station/holidays')
  @Reads('List the holidays of a duty station in a year', {
    description:
      'Those days on which its people are sent no digests. What an office has decided otherwise for a year belongs into `seeds/stations.yaml`.',
    answers: 'HolidayList',
    problems: ['station-unknown', 'query-invalid'],
  })
  holidays(@Param('station') station: string, @Query() { year }: YearQuery): Promise<HolidaysView> {
    return this.stations.holidays(station, year);
  }
}
