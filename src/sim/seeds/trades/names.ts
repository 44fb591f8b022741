// Names and addresses of invented people and businesses of the Chicago area.
import type { Fields } from '../../../schema/entity.ts'
import type { Luck } from './luck.ts'

const words = (text: string): readonly string[] => text.split(' ')

const firstNames = words(
  'Aaron Abigail Alicia Andre Ana Anthony Beatriz Björn Brian Carla Caleb Cheryl Chloé Craig Dana Daniel Deborah Diego Dolores Edith Elena Emeka Eric Fatima Felix François Gail George Grace Greg Hannah Hector Helen Henry Inés Irene Isaac Ivan Jack Jada James Janet Jason Jürgen Joan Jorge José Judith Karen Kevin Kyle Laura Leah Leon Linda Luis Lydia Marcus Maria Mark Mei Michael Mona Nadia Nathan Nina Noah Nora Olga Oscar Otis Owen Paula Peter Priya Quinn Rachel Raúl Renée Rosa Ruth Samuel Sara Scott Sofia Søren Stella Tamara Theo Tina Tom Uma Vera Victor Wanda Wei Xavier Yolanda Yusuf Zoe',
)
const lastNames =
  "Abernathy|Adams|Aguilar|Anderson|Bäcker|Baker|Barnes|Bell|Brooks|Brown|Byrne|Campbell|Castillo|Chen|Clark|Cohen|Collins|Cruz|D'Amico|Davis|de la Cruz|Delgado|Diaz|Dunn|Edwards|Ellis|Evans|Fischer|Flores|Ford|Foster|Fox|Garcia|Gibson|Gómez|Gray|Green|Hall|Hansen|Harris|Hayes|Hill|Howard|Ibrahim|Jackson|Jansen|Jensen|Johnson|Jones|Kaminski|Kelly|Khan|Kim|King|Köhler|Kowalski|Lee|Lewis|Lopez|MacDonald|Martin|Mason|Mazur|McCarthy|Meyer|Miller|Mitchell|Moore|Morales|Murphy|Müller|Nguyen|Novak|O'Connor|O’Neill|Ortiz|Park|Patel|Peña|Perez|Peterson|Phillips|Price|Quinn|Ramirez|Reed|Reyes|Rivera|Roberts|Rodriguez|Rogers|Ruiz|Ryan|Saint-Clair|Sanders|Schäfer|Schmidt|Scott|Shah|Silva|Singh|Søndergaard|Smith|Stone|Sullivan|Taylor|Thomas|Torres|Turner|van den Berg|Vargas|Wagner|Walker|Ward|Watson|Weiß|White|Williams|Wójt|Wong|Wright|Yamada|Young|Zimmermann".split(
    '|',
  )
const places = words(
  'Lakeshore Prairie Harbor Northside Riverbend Oakwood Lincoln Fulton Wicker Logan Beverly Bridgeport Pilsen Austin Garfield Midway Clybourn Halsted Archer Ashland Belmont Cermak Damen Foster Kedzie Monroe Sheridan Wabash Cicero Evanston Elgin Joliet Aurora Naperville Skokie Elmhurst Lombard Wheaton Palatine Berwyn',
)
const trades =
  'Dental|Bakery|Brewing|Fitness|Veterinary Clinic|Property Management|Apartments|Auto Body|Dry Cleaners|Diner|Café|Brasserie|Builders|Construction|Daycare|Condominium Assoc.|Hardware|Florist|Print Shop|Cold Storage|Lutheran Church|Public Library|School District|Hotel|Nursing Home|Car Wash|Coffee Roasters|Storage|Machine Works|Pharmacy'.split(
    '|',
  )
const suffixes = ['', '', '', ' LLC', ' Inc.', ', Inc.', ' & Co.', ' Co-op', ' of Illinois']
const streets = words(
  'Oak Elm Maple Cedar Walnut Lake State Clark Wells Racine Loomis Morgan Sangamon Throop Taylor Polk Harrison Adams Madison Randolph Kinzie Grand Erie Ontario Superior Huron Chicago Division North Armitage',
)
const kinds = ['St', 'St', 'Ave', 'Ave', 'Blvd', 'Rd', 'Ct', 'Pl']

interface Town {
  readonly city: string
  readonly state: string
  readonly zip: string
}
const towns: readonly Town[] = [
  ...[...Array(30).keys()].map((n) => ({ city: 'Chicago', state: 'IL', zip: `${60601 + n}` })),
  { city: 'Evanston', state: 'IL', zip: '60201' },
  { city: 'Oak Park', state: 'IL', zip: '60302' },
  { city: 'Naperville', state: 'IL', zip: '60540' },
  { city: 'Hammond', state: 'IN', zip: '46320' },
  { city: 'Gary', state: 'IN', zip: '46402' },
]

export interface Party {
  readonly name: string
  readonly isBusiness: boolean
  readonly isExempt: boolean
  readonly first: string
  readonly last: string
}

export function person(luck: Luck): Party {
  const [first, last] = [luck.pick(firstNames), luck.pick(lastNames)]
  return { name: `${last}, ${first}`, isBusiness: false, isExempt: false, first, last }
}

export function business(luck: Luck): Party {
  const [first, last] = [luck.pick(firstNames), luck.pick(lastNames)]
  const trade = luck.pick(trades)
  const own = luck.chance(0.35) ? `${last}'s` : luck.pick(places)
  return {
    name: `${own} ${trade}${luck.pick(suffixes)}`,
    isBusiness: true,
    isExempt: /Church|Library|School/.test(trade),
    first,
    last,
  }
}

const works =
  'Bath remodel|Kitchen|Boiler replacement|Panel upgrade|Rewiring|Water main|Fit-out|Unit {n}|Phase {n}|Emergency {n}|Service contract|Sewer line|EV charger|Garage|Basement – floor drain|Tenant “{n}”|Warranty & repair|Roof drains|Lighting retrofit|{n} {street}'.split(
    '|',
  )

export const jobName = (luck: Luck): string =>
  luck
    .pick(works)
    .replace('{n}', String(luck.int(1, 40)))
    .replace('{street}', luck.pick(streets))

const street = (luck: Luck): string =>
  `${luck.int(1, 9899)} ${luck.pick(['', 'N ', 'S ', 'W '])}${luck.pick(streets)} ${luck.pick(kinds)}`

export function address(luck: Luck, name: string): Fields {
  const { city, state, zip } = luck.pick(towns)
  return {
    Addr1: name,
    Addr2: street(luck),
    ...(luck.chance(0.15) ? { Addr3: luck.pick(['Suite 200', 'Apt. 3B', 'c/o Front Desk']) } : {}),
    City: city,
    State: state,
    PostalCode: zip,
    ...(luck.chance(0.1) ? { Country: 'USA' } : {}),
  }
}

/** A number of the range that telephone companies keep free for fiction. */
export const phone = (luck: Luck): string =>
  `${luck.pick(['(312) ', '773-', '+1 630 '])}555-01${String(luck.int(0, 99)).padStart(2, '0')}`

export function email(luck: Luck, party: Party): string {
  // Letters of an address are plain: ñ becomes n, ß and ø go.
  const plain = (text: string): string =>
    text
      .normalize('NFD')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
  const domain = party.isBusiness ? plain(party.name).slice(0, 24) : luck.pick(['mail', 'post'])
  return `${plain(party.first)}.${plain(party.last)}@${domain}.example`
}
