import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A duty station with its weekend and holidays. */
@Entity('stations')
export class StationEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_stations' })
  id!: string;

  /** JSON, as `domain/directory/station.ts` describes it. */
  @Column({ type: 'text' })
  body!: string;
}
