// Names that have broken integrations: a generated company has all of them, whatever its size. All characters are
// of Windows-1252, which is what QuickBooks keeps (qbxml-semantics.md 7, reported).

export interface OddCustomer {
  readonly name: string
  /** Full name of the customer above. */
  readonly below?: string
  /** Goes out of business with an invoice open: an inactive customer who owes. */
  readonly leaves?: true
}

/** Parents stand before their jobs. */
export const oddCustomers: readonly OddCustomer[] = [
  { name: 'Müller & Söhne Sanitär' },
  { name: "O'Brien's Pub" },
  { name: 'D’Angelo’s Trattoria' },
  { name: 'The "Old Mill" Inn' },
  // Two names but for the blanks.
  { name: 'Smith & Sons' },
  { name: 'Smith  &  Sons' },
  // As long as a name can be: 41 characters, plain, accented, and of those that XML escapes.
  { name: 'Northwest Suburban Property Management Co' },
  { name: 'The “Grand Plaza” Hôtel & Café d’Été, LLC' },
  { name: `'Til Dawn' Bar & Grill "Open All Night" X` },
  { name: 'Hernández, María de los Ángeles & Familia', leaves: true },
  { name: 'Meridian Property Group' },
  // Equal but for case, under different parents and none.
  { name: 'Harbor Lofts' },
  { name: 'HARBOR LOFTS', below: 'Meridian Property Group' },
  { name: 'harbor lofts', below: 'Müller & Söhne Sanitär' },
  { name: 'Kitchen', below: "O'Brien's Pub" },
  { name: 'KITCHEN', below: 'Smith & Sons' },
  { name: 'kitchen', below: 'Smith  &  Sons' },
  { name: 'Phase 2 <Rough-in & Trim>', below: 'Meridian Property Group:HARBOR LOFTS' },
  {
    name: '41 Characters Long – Boiler “B” & Piping.',
    below: 'Northwest Suburban Property Management Co',
  },
  { name: 'Åkerström, Bö' },
  { name: 'Žižka, Šárka' },
  { name: 'Großmann Bäckerei – Filiale 3' },
  // A no-break space between the words.
  { name: 'Le\u00A0Blanc\u00A0Bistro' },
  { name: '€uro Discount Mart' },
  { name: '<Test> Labs; 100% "A & B"' },
  { name: 'C/O East\\West Realty' },
  { name: '#1 Stop…Shop' },
  { name: '1001' },
  { name: '=Equals + Plus' },
  { name: 'Null, Peter' },
  { name: 'true', leaves: true },
  { name: '.com Hosting™' },
]

export const oddItems: readonly string[] = [
  'Copper elbow ½" × 90°',
  "Plumber's putty, 14 oz",
  'Wire 12-2 NM-B  w/ground',
  'Größe 15 Muffe',
  // 31 characters, all that an item name can have.
  'PVC coupling, 1¼" SCH40 <white>',
]
