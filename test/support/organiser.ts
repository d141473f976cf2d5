import type request from 'supertest';

/**
 * Gives an edition somebody who decides on its plan: a person of the id that acts where a request names nobody, so that
 * specs that are about something else need not name one. Nothing is written to that person.
 */
export async function organised(http: () => ReturnType<typeof request>, at: string): Promise<void> {
  const organiser = { id: 'organiser', name: 'Office of the organiser', email: 'office@example.org', channel: 'calendar' };
  await http().post(`${at}/people`).send(organiser).expect(201);
  await http().put(`${at}/roles/organiser/holders/organiser`).send({}).expect(200);
}
