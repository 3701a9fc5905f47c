// Where a number is from: the place behind its area code, as the numbering plan and the map know it. Searching for
// numbers near a place, and the geographic fields of webhooks, read it.
import { regionOfAreaCode } from "./area-codes.ts";
import { parseE164 } from "./phone-number.ts";

export interface Area {
  readonly country: string;
  /** The first digits of the national number: "415", "20". */
  readonly code: string;
  /** The city; null where only the region is known. */
  readonly locality: string | null;
  /** State or province, two letters, in North America; else null. */
  readonly region: string | null;
  readonly postalCode: string | null;
  readonly rateCenter: string | null;
  readonly lata: string | null;
  /** Degrees. */
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** The place that a number's first digits name; null when they name none. */
export const areaOf = (e164: string): Area | null => {
  const number = parseE164(e164);
  if (number === null) return null;
  const { country, national } = number;
  for (let length = codeLengthMax; length > 0; length -= 1) {
    const area = byName.get(`${country} ${national.slice(0, length)}`);
    if (area !== undefined) return area;
  }
  const code = national.slice(0, 3);
  const region = country === "US" || country === "CA" ? regionOfAreaCode(code) : null;
  if (region === null) return null;
  const unknown = { locality: null, postalCode: null, rateCenter: null, lata: null, latitude: null, longitude: null };
  return { country, code, region, ...unknown };
};

/** The area behind a country and the first digits of a national number. */
export const areaNamed = (country: string, code: string): Area | null => byName.get(`${country} ${code}`) ?? null;

/** Every area of a country that is known in full. */
export const areasOf = (country: string): readonly Area[] => areas.filter((area) => area.country === country);

/** The way between two places along the earth, in miles. */
export const milesBetween = (one: Place, other: Place): number => {
  const [lat1, lat2] = [radians(one.latitude), radians(other.latitude)];
  const across = Math.sin((lat2 - lat1) / 2) ** 2;
  const along = Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  return 2 * earthRadiusMiles * Math.asin(Math.sqrt(across + Math.cos(lat1) * Math.cos(lat2) * along));
};

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

const earthRadiusMiles = 3_958.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

type American = readonly [
  code: string,
  locality: string,
  region: string,
  postalCode: string,
  rateCenter: string,
  lata: string,
  latitude: number,
  longitude: number,
];

const unitedStates: readonly American[] = [
  ["202", "Washington", "DC", "20001", "WSHNGTNZN1", "236", 38.9072, -77.0369],
  ["203", "New Haven", "CT", "06510", "NEW HAVEN", "920", 41.3083, -72.9279],
  ["206", "Seattle", "WA", "98101", "SEATTLE", "674", 47.6062, -122.3321],
  ["208", "Boise", "ID", "83702", "BOISE", "652", 43.615, -116.2023],
  ["210", "San Antonio", "TX", "78205", "SANANTONIO", "566", 29.4241, -98.4936],
  ["212", "New York", "NY", "10001", "NWYRCYZN01", "132", 40.7128, -74.006],
  ["213", "Los Angeles", "CA", "90012", "LSAN DA 01", "730", 34.0522, -118.2437],
  ["214", "Dallas", "TX", "75201", "DALLAS", "552", 32.7767, -96.797],
  ["215", "Philadelphia", "PA", "19103", "PHLA ZN 01", "228", 39.9526, -75.1652],
  ["216", "Cleveland", "OH", "44114", "CLEVELAND", "320", 41.4993, -81.6944],
  ["303", "Denver", "CO", "80202", "DENVER", "656", 39.7392, -104.9903],
  ["305", "Miami", "FL", "33131", "MIAMI", "460", 25.7617, -80.1918],
  ["312", "Chicago", "IL", "60602", "CHICAGOZN1", "358", 41.8781, -87.6298],
  ["313", "Detroit", "MI", "48226", "DETROITZN1", "340", 42.3314, -83.0458],
  ["314", "Saint Louis", "MO", "63101", "LADUE", "520", 38.627, -90.1994],
  ["317", "Indianapolis", "IN", "46204", "INDIANAPLS", "336", 39.7684, -86.1581],
  ["401", "Providence", "RI", "02903", "PROVIDENCE", "130", 41.824, -71.4128],
  ["402", "Omaha", "NE", "68102", "OMAHA", "644", 41.2565, -95.9345],
  ["404", "Atlanta", "GA", "30303", "ATLANTA", "438", 33.749, -84.388],
  ["405", "Oklahoma City", "OK", "73102", "OKLA CITY", "536", 35.4676, -97.5164],
  ["407", "Orlando", "FL", "32801", "ORLANDO", "458", 28.5383, -81.3792],
  ["408", "San Jose", "CA", "95113", "SNJS NORTH", "722", 37.3382, -121.8863],
  ["410", "Baltimore", "MD", "21202", "BALTIMORE", "238", 39.2904, -76.6122],
  ["412", "Pittsburgh", "PA", "15222", "PITTSBURGH", "234", 40.4406, -79.9959],
  ["414", "Milwaukee", "WI", "53202", "MILWAUKEE", "356", 43.0389, -87.9065],
  ["415", "San Francisco", "CA", "94105", "SNFC CNTRL", "722", 37.7749, -122.4194],
  ["503", "Portland", "OR", "97204", "PORTLAND", "672", 45.5152, -122.6784],
  ["504", "New Orleans", "LA", "70112", "NEWORLEANS", "490", 29.9511, -90.0715],
  ["505", "Albuquerque", "NM", "87102", "ALBUQUERQU", "664", 35.0844, -106.6504],
  ["510", "Oakland", "CA", "94612", "OKLD MN-PD", "722", 37.8044, -122.2712],
  ["512", "Austin", "TX", "78701", "AUSTIN", "558", 30.2672, -97.7431],
  ["513", "Cincinnati", "OH", "45202", "CINCINNATI", "922", 39.1031, -84.512],
  ["515", "Des Moines", "IA", "50309", "DES MOINES", "632", 41.5868, -93.625],
  ["602", "Phoenix", "AZ", "85004", "PHOENIX", "666", 33.4484, -112.074],
  ["612", "Minneapolis", "MN", "55401", "TWINCITIES", "628", 44.9778, -93.265],
  ["614", "Columbus", "OH", "43215", "COLUMBUS", "324", 39.9612, -82.9988],
  ["615", "Nashville", "TN", "37203", "NASHVILLE", "470", 36.1627, -86.7816],
  ["617", "Boston", "MA", "02108", "BOSTON", "128", 42.3601, -71.0589],
  ["619", "San Diego", "CA", "92101", "SNDG SNDG", "732", 32.7157, -117.1611],
  ["702", "Las Vegas", "NV", "89101", "LAS VEGAS", "721", 36.1716, -115.1391],
  ["704", "Charlotte", "NC", "28202", "CHARLOTTE", "422", 35.2271, -80.8431],
  ["713", "Houston", "TX", "77002", "HOUSTON", "560", 29.7604, -95.3698],
  ["801", "Salt Lake City", "UT", "84101", "SALT LAKE", "660", 40.7608, -111.891],
  ["804", "Richmond", "VA", "23219", "RICHMOND", "248", 37.5407, -77.436],
  ["808", "Honolulu", "HI", "96813", "HONOLULU", "834", 21.3069, -157.8583],
  ["813", "Tampa", "FL", "33602", "TAMPA", "952", 27.9506, -82.4572],
  ["816", "Kansas City", "MO", "64106", "KANSASCITY", "524", 39.0997, -94.5786],
  ["901", "Memphis", "TN", "38103", "MEMPHIS", "468", 35.1495, -90.049],
  ["907", "Anchorage", "AK", "99501", "ANCHORAGE", "832", 61.2181, -149.9003],
  ["916", "Sacramento", "CA", "95814", "SCRM MAIN", "726", 38.5816, -121.4944],
  ["919", "Raleigh", "NC", "27601", "RALEIGH", "426", 35.7796, -78.6382],
];

/** The LATA of all of Canada. */
const canadianLata = "888";

const canada: readonly American[] = [
  ["204", "Winnipeg", "MB", "R3C", "WINNIPEG", canadianLata, 49.8951, -97.1384],
  ["306", "Regina", "SK", "S4P", "REGINA", canadianLata, 50.4452, -104.6189],
  ["403", "Calgary", "AB", "T2P", "CALGARY", canadianLata, 51.0447, -114.0719],
  ["416", "Toronto", "ON", "M5H", "TORONTO", canadianLata, 43.6532, -79.3832],
  ["506", "Moncton", "NB", "E1C", "MONCTON", canadianLata, 46.0878, -64.7782],
  ["514", "Montreal", "QC", "H3B", "MONTREAL", canadianLata, 45.5019, -73.5674],
  ["604", "Vancouver", "BC", "V6C", "VANCOUVER", canadianLata, 49.2827, -123.1207],
  ["613", "Ottawa", "ON", "K1P", "OTTAWAHULL", canadianLata, 45.4215, -75.6972],
  ["780", "Edmonton", "AB", "T5J", "EDMONTON", canadianLata, 53.5461, -113.4938],
  ["902", "Halifax", "NS", "B3J", "HALIFAX", canadianLata, 44.6488, -63.5752],
];

type Elsewhere = readonly [country: string, code: string, locality: string, latitude: number, longitude: number];

const elsewhere: readonly Elsewhere[] = [
  ["GB", "20", "London", 51.5074, -0.1278],
  ["GB", "113", "Leeds", 53.8008, -1.5491],
  ["GB", "121", "Birmingham", 52.4862, -1.8904],
  ["GB", "131", "Edinburgh", 55.9533, -3.1883],
  ["GB", "141", "Glasgow", 55.8642, -4.2518],
  ["GB", "151", "Liverpool", 53.4084, -2.9916],
  ["GB", "161", "Manchester", 53.4808, -2.2426],
  ["GB", "2890", "Belfast", 54.5973, -5.9301],
  ["GB", "2920", "Cardiff", 51.4816, -3.1791],
  ["IE", "1", "Dublin", 53.3498, -6.2603],
  ["FR", "1", "Paris", 48.8566, 2.3522],
  ["DE", "30", "Berlin", 52.52, 13.405],
  ["DE", "40", "Hamburg", 53.5511, 9.9937],
  ["DE", "69", "Frankfurt am Main", 50.1109, 8.6821],
  ["DE", "89", "Munich", 48.1351, 11.582],
  ["DE", "221", "Cologne", 50.9375, 6.9603],
  ["ES", "91", "Madrid", 40.4168, -3.7038],
  ["ES", "93", "Barcelona", 41.3874, 2.1686],
  ["PT", "21", "Lisbon", 38.7223, -9.1393],
  ["IT", "06", "Rome", 41.9028, 12.4964],
  ["IT", "02", "Milan", 45.4642, 9.19],
  ["NL", "20", "Amsterdam", 52.3676, 4.9041],
  ["BE", "2", "Brussels", 50.8503, 4.3517],
  ["CH", "44", "Zurich", 47.3769, 8.5417],
  ["AT", "1", "Vienna", 48.2082, 16.3738],
  ["SE", "8", "Stockholm", 59.3293, 18.0686],
  ["SE", "31", "Gothenburg", 57.7089, 11.9746],
  ["NO", "22", "Oslo", 59.9139, 10.7522],
  ["FI", "9", "Helsinki", 60.1699, 24.9384],
  ["PL", "22", "Warsaw", 52.2297, 21.0122],
  ["CZ", "2", "Prague", 50.0755, 14.4378],
  ["HU", "1", "Budapest", 47.4979, 19.0402],
  ["RO", "21", "Bucharest", 44.4268, 26.1025],
  ["GR", "21", "Athens", 37.9838, 23.7275],
  ["IL", "3", "Tel Aviv", 32.0853, 34.7818],
  ["JP", "3", "Tokyo", 35.6762, 139.6503],
  ["KR", "2", "Seoul", 37.5665, 126.978],
  ["AU", "2", "Sydney", -33.8688, 151.2093],
  ["AU", "3", "Melbourne", -37.8136, 144.9631],
  ["AU", "7", "Brisbane", -27.4698, 153.0251],
  ["AU", "8", "Adelaide", -34.9285, 138.6007],
  ["NZ", "9", "Auckland", -36.8509, 174.7645],
  ["ZA", "10", "Johannesburg", -26.2041, 28.0473],
  ["ZA", "21", "Cape Town", -33.9249, 18.4241],
  ["BR", "11", "Sao Paulo", -23.5505, -46.6333],
  ["MX", "55", "Mexico City", 19.4326, -99.1332],
  ["CL", "2", "Santiago", -33.4489, -70.6693],
  ["CO", "601", "Bogota", 4.711, -74.0721],
  ["PH", "2", "Manila", 14.5995, 120.9842],
];

const american =
  (country: string) =>
  ([code, locality, region, postalCode, rateCenter, lata, latitude, longitude]: American): Area => ({
    country,
    code,
    locality,
    region,
    postalCode,
    rateCenter,
    lata,
    latitude,
    longitude,
  });

const areas: readonly Area[] = [
  ...unitedStates.map(american("US")),
  ...canada.map(american("CA")),
  ...elsewhere.map(([country, code, locality, latitude, longitude]): Area => ({
    country,
    code,
    locality,
    region: null,
    postalCode: null,
    rateCenter: null,
    lata: null,
    latitude,
    longitude,
  })),
];

const byName: ReadonlyMap<string, Area> = new Map(areas.map((area) => [`${area.country} ${area.code}`, area]));
const codeLengthMax = Math.max(...areas.map(({ code }) => code.length));
