// All addresses of the simulator. The server answers these and the OpenAPI document lists these.
import { companyRoutes } from './company-routes.ts'
import { connectorRoutes } from './connector-routes.ts'
import { deskRoutes } from './desk-routes.ts'
import { quickbooksRoutes } from './quickbooks-routes.ts'
import type { Route } from './route.ts'
import { troubleRoutes } from './trouble-routes.ts'

export const routes: readonly Route[] = [
  ...quickbooksRoutes,
  ...companyRoutes,
  ...deskRoutes,
  ...connectorRoutes,
  ...troubleRoutes,
]
