// The OpenAPI 3.1 document of the simulator, made from the table of routes: served at /openapi.json and kept in
// docs/simulator.openapi.json (npm run docs).
import { z } from 'zod'
import { namesIn, type Route } from './route.ts'

type Json = Readonly<Record<string, unknown>>

const error: Json = {
  description: 'what is wrong with the call',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
}

const text: Json = { 'text/xml': { schema: { type: 'string' } } }

export function openApi(routes: readonly Route[]): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const row of routes) (paths[row.path] ??= {})[row.method] = operation(row)
  return {
    openapi: '3.1.0',
    info: {
      title: 'qbsync simulator',
      version: '1',
      description:
        'A simulated QuickBooks Desktop and Web Connector on loopback: qbsync sim start. Errors of any call: {error: {code, message, hint}}.',
    },
    servers: [{ url: 'http://localhost:8422' }],
    paths,
    components: {
      schemas: {
        Error: {
          type: 'object',
          required: ['error'],
          properties: {
            error: {
              type: 'object',
              required: ['code', 'message', 'hint'],
              properties: {
                code: { type: 'string' },
                message: { type: 'string' },
                hint: { type: 'string' },
              },
            },
          },
        },
      },
    },
  }
}

function operation(row: Route): Json {
  const isText = row.takes === 'text'
  return {
    summary: row.says,
    operationId: `${row.method}${row.path.replace(/[{}]/g, '').replace(/[^\w]+(\w?)/g, (_, c: string) => c.toUpperCase())}`,
    ...parametersOf(row),
    ...(row.takes === undefined
      ? {}
      : {
          requestBody: {
            required: !('optional' in row && row.optional),
            content: isText
              ? text
              : { 'application/json': { schema: schemaOf(row.takes as z.ZodType) } },
          },
        }),
    responses: {
      [row.empty ? 204 : 200]: {
        description: row.answers,
        ...(row.empty ? {} : { content: isText ? text : { 'application/json': { schema: {} } } }),
      },
      400: error,
      ...Object.fromEntries(
        Object.entries(row.also ?? {}).map(([status, says]) => [
          status,
          { ...error, description: says },
        ]),
      ),
    },
  }
}

function parametersOf(row: Route): Json {
  const schema = { type: 'string' }
  const all = [
    ...namesIn(row.path).map((name) => ({ name, in: 'path', required: true, schema })),
    ...Object.entries(row.query ?? {}).map(([name, description]) => ({
      ...{ name, in: 'query', required: false, description, schema },
    })),
    ...(row.path === '/qbxml'
      ? [
          {
            ...{ name: 'x-qb-session', in: 'header', required: false, schema },
            description: 'name of the session; iterators and macros live in it',
          },
        ]
      : []),
  ]
  return all.length > 0 ? { parameters: all } : {}
}

function schemaOf(shape: z.ZodType): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io: 'input' }) as Json
  return schema
}
