/** A city in which we operate. */
export interface City {
  readonly name: string;
  /** Rides per day, in thousands. Decides whether the city has its own server. */
  readonly thousandRides: number;
}

/** Minimum rides per day, in thousands, for a server of its own. */
const ownServerFrom = 80;

const rides: Readonly<Record<string, number>> = {
  amsterdam: 62,
  athens: 48,
  barcelona: 95,
  belgrade: 22,
  berlin: 140,
  bilbao: 9,
  birmingham: 31,
  bordeaux: 18,
  bratislava: 14,
  brussels: 44,
  bucharest: 57,
  budapest: 51,
  cologne: 38,
  copenhagen: 47,
  dublin: 55,
  frankfurt: 49,
  gothenburg: 17,
  hamburg: 72,
  helsinki: 36,
  istanbul: 210,
  krakow: 24,
  leeds: 16,
  lisbon: 68,
  liverpool: 19,
  london: 320,
  lyon: 33,
  madrid: 130,
  manchester: 41,
  marseille: 29,
  milan: 88,
  munich: 79,
  naples: 27,
  oslo: 34,
  paris: 260,
  porto: 26,
  prague: 58,
  rome: 92,
  stockholm: 53,
  vienna: 71,
  warsaw: 83,
};

/** All cities, in alphabetical order. */
export const cities: readonly City[] = Object.entries(rides).map(([name, thousandRides]) => ({ name, thousandRides }));

/** Cities with their own server. */
export const busyCities: readonly City[] = cities.filter(({ thousandRides }) => thousandRides >= ownServerFrom);

/** Cities that share a server. */
export const quietCities: readonly City[] = cities.filter(({ thousandRides }) => thousandRides < ownServerFrom);
