// Names and addresses of invented people and places, by country. All letters are of Windows-1252.
import type { Fields } from '../../../schema/entity.ts'
import type { Luck } from '../trades/luck.ts'

const split = (text: string): readonly string[] => text.split('|')

export interface Region {
  readonly towns: readonly (readonly [city: string, state: string, code: string])[]
  readonly streets: readonly string[]
  readonly phone: (luck: Luck) => string
}

const first = split(
  'Ada|Amir|Ana|Ben|Carmen|Claire|Dev|Elias|Emma|Farah|Georges|Grace|Hana|Ian|Inès|Jonas|Kira|Léa|Liam|Maeve|Mateo|Nadia|Noor|Olivier|Petra|Rosa|Sam|Sofia|Théo|Wei|Yara|Zoé',
)
const last = split(
  "Archambault|Bélanger|Chan|D'Souza|Dhillon|Ferreira|Fraser|Gauthier|Haddad|Hughes|Ito|Kaur|Larsen|Leblanc|MacNeil|Mbeki|Nakamura|O'Reilly|Okafor|Papadakis|Quill|Romero|Sato|Thibault|Usman|Vance|Wu|Yilmaz",
)

export interface PersonName {
  readonly first: string
  readonly last: string
}

export const personName = (luck: Luck): PersonName => ({
  first: luck.pick(first),
  last: luck.pick(last),
})

export const address = (luck: Luck, region: Region, name: string): Fields => {
  const [City, State, PostalCode] = luck.pick(region.towns)
  const Addr2 = `${luck.int(10, 9900)} ${luck.pick(region.streets)}`
  return { Addr1: name, Addr2, City, State, PostalCode }
}

/** Letters of an address are plain. */
export const email = ({ first: one, last: two }: PersonName, domain: string): string => {
  const plain = (text: string): string =>
    text
      .normalize('NFD')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
  return `${plain(one)}.${plain(two)}@${domain}.example`
}

const fiction = (luck: Luck): string => `555-01${String(luck.int(0, 99)).padStart(2, '0')}`

export const ohio: Region = {
  towns: [
    ['Columbus', 'OH', '43215'],
    ['Cleveland', 'OH', '44113'],
    ['Dayton', 'OH', '45402'],
    ['Toledo', 'OH', '43604'],
    ['Erie', 'PA', '16501'],
    ['Fort Wayne', 'IN', '46802'],
  ],
  streets: split('Front St|Mound St|Canal Rd|Superior Ave|Industrial Pkwy|High St'),
  phone: (luck) => `(614) ${fiction(luck)}`,
}

export const washington: Region = {
  towns: [
    ['Seattle', 'WA', '98104'],
    ['Tacoma', 'WA', '98402'],
    ['Bellevue', 'WA', '98004'],
    ['Portland', 'OR', '97204'],
    ['Boise', 'ID', '83702'],
  ],
  streets: split('Pike St|Union St|Alder Way|Broadway|Rainier Ave S|Harbor Ave'),
  phone: (luck) => `206-${fiction(luck)}`,
}

export const ontario: Region = {
  towns: [
    ['Toronto', 'ON', 'M5V 2T6'],
    ['Ottawa', 'ON', 'K1P 5G3'],
    ['Hamilton', 'ON', 'L8P 1A1'],
    ['Sudbury', 'ON', 'P3E 3N9'],
    ['Montréal', 'QC', 'H2Y 1C6'],
    ['Winnipeg', 'MB', 'R3C 0V8'],
  ],
  streets: split('King St W|Queen St E|Bloor St|rue Sainte-Catherine|Wellington Cres|Barton St'),
  phone: (luck) => `(416) ${fiction(luck)}`,
}
