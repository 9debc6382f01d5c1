import { defineRoute } from '../shared/index.ts'
import { gateChangeSchema, gateSchema, placeSchema } from './schemas.ts'

export const admissionRoutes = {
  joinLine: defineRoute({
    name: 'joinLine',
    method: 'POST',
    path: '/api/v1/admission/places',
    summary:
      'Line up for checkout, or learn that nobody has to. The ticket is set as a cookie, and answered for the header Admission-Ticket; whoever stands in line already keeps their place',
    response: placeSchema,
    status: 201,
  }),
  readPlace: defineRoute({
    name: 'readPlace',
    method: 'GET',
    path: '/api/v1/admission/place',
    summary: 'How many wait before the holder of the ticket, and how long it takes',
    response: placeSchema,
    errors: ['admission.ticket-unknown'],
  }),
  readGate: defineRoute({
    name: 'readGate',
    method: 'GET',
    path: '/api/v1/operator/admission',
    summary: 'How many enter checkout each second, and how many wait',
    response: gateSchema,
  }),
  changeGate: defineRoute({
    name: 'changeGate',
    method: 'PUT',
    path: '/api/v1/operator/admission',
    summary: 'Set how many enter checkout each second, for every process at once',
    body: gateChangeSchema,
    response: gateSchema,
  }),
}
