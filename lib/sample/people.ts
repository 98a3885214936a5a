// Invented companies, people and sales reps.
import type { Random } from './random'

export interface Company {
  name: string
  domain: string
  tz: string
  owner: string
  /** Its mail gateway opens every email and follows every link before anyone reads it. */
  hasMailScanner: boolean
  employees: string
}

export interface Person {
  name: string
  email: string
}

/** Each region with its share of companies, zone and sales rep. */
const regions = {
  dach: { tz: 'Europe/Berlin', owner: 'Maren Lindqvist' },
  uk: { tz: 'Europe/London', owner: 'Tobias Achebe' },
  nordics: { tz: 'Europe/Stockholm', owner: 'Maren Lindqvist' },
  east: { tz: 'America/New_York', owner: 'Carla Whitford' },
  central: { tz: 'America/Chicago', owner: 'Dev Ramanathan' },
  west: { tz: 'America/Los_Angeles', owner: 'Dev Ramanathan' },
  brazil: { tz: 'America/Sao_Paulo', owner: 'Carla Whitford' },
  india: { tz: 'Asia/Kolkata', owner: 'Yuki Tanabe' },
  pacific: { tz: 'Australia/Sydney', owner: 'Yuki Tanabe' },
} as const

const shares = { dach: 24, uk: 20, nordics: 8, east: 18, central: 9, west: 9, brazil: 3, india: 5, pacific: 4 }

const stems = words(`Alder Arbor Ashgrove Barlow Beckett Birchall Brindle Calloway Carrick Cedarline Coldbrook Corvane
  Dalewood Dunmore Eastmere Elmsworth Everholt Fairmont Farrow Fenwick Galloway Glenhart Greyfriar Hadley Harrow Hartwell
  Hollin Ivystone Juniper Kestrel Kingsley Larkfield Lindale Lorimer Marlowe Meadowbank Merrin Northgate Oakhurst Oldbury
  Orchard Penrose Pinecrest Quayside Ravenhill Redfern Ridgeway Rowan Saltmarsh Selwyn Silverlake Stonebridge Tamsin
  Thornbury Umberland Vantor Wakefield Westbrook Whitcombe Wrenfield Yarrow Zellner`)
const trades = words(`Clinics Logistics Bakeries Hotels Foods Freight Care Pharmacies Retail Cinemas Security Cleaning
  Catering Farms Events Hospitals Airport Couriers Garages Fitness Laundries Warehousing Dental Robotics Packaging`)
const firstNames = words(`Aaliyah Adrian Aisha Alma Amara Anders Andrea Anita Arjun Astrid Ben Beatriz Carlos Caroline
  Chen Chloe Clara Daniel Deepa Diego Elena Elias Emma Erik Esther Farah Felix Fiona Frida Gabriel Grace Hana Hannah Hugo
  Ines Ingrid Isaac Ivan Jamal Jana Joao Jonas Julia Kai Karin Kavya Lars Laura Leila Leon Liam Lina Lucas Magnus Maria
  Marta Mateo Maya Meera Mia Milan Nadia Nils Noah Nora Oliver Omar Paula Pedro Priya Rahul Rosa Ruth Samuel Sara Selma
  Sofia Stefan Tara Theo Tomas Uma Vera Victor Wei Yusuf Zoe`)
const lastNames =
  words(`Abbot Acosta Adeyemi Albrecht Almeida Andersen Baptiste Barros Bauer Becker Bergstrom Bianchi Boateng
  Borges Brandt Cardoso Castillo Chandra Chaudhary Costa Dahl Delgado Desai Diallo Dietrich Dubois Eklund Engel Fischer
  Fonseca Forsberg Fuchs Gallagher Garcia Gupta Haas Hansen Hassan Hayes Hoffmann Holm Ibrahim Iyer Jansen Jensen Kapoor Keller
  Khan Klein Kowalski Kumar Lang Larsen Lehmann Lopez Lund Mahmoud Maier Malik Martins Mendes Moreau Murphy Nair Ndiaye
  Nguyen Nilsson Novak Okafor Olsen Ortega Osei Pereira Petrov Pillai Quinn Ramos Rao Reyes Richter Rossi Sato Schmid
  Schulz Sharma Silva Singh Sokolov Sorensen Tan Torres Usman Vargas Vogel Walsh Weber Wong Yilmaz Zhang Ziegler`)

/** So many companies, no two of one name. */
export function inventCompanies(count: number, random: Random): Company[] {
  const found = new Map<string, Company>()
  while (found.size < count) {
    const name = `${random.pick(stems)} ${random.pick(trades)}`
    const region = regions[random.weighted(shares)]
    const hasMailScanner = random.chance(0.12)
    const employees = random.pick(['11-50', '51-200', '201-500', '501-2000'])
    if (found.has(name)) continue
    const domain = `${name.toLowerCase().replace(' ', '-')}.example`
    found.set(name, { name, domain, ...region, hasMailScanner, employees })
  }
  return [...found.values()]
}

/** Somebody of the company whose address is not taken yet. */
export function inventPerson(company: Company, taken: Set<string>, random: Random): Person {
  for (;;) {
    const [first, last] = [random.pick(firstNames), random.pick(lastNames)]
    const email = `${first}.${last}@${company.domain}`.toLowerCase()
    if (taken.has(email)) continue
    taken.add(email)
    return { name: `${first} ${last}`, email }
  }
}

function words(list: string): string[] {
  return list.trim().split(/\s+/)
}
