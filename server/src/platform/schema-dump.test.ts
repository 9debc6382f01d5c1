import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBlankDatabase, type TestDatabase } from '../../test/database.ts'
import { dumpSchema } from './schema-dump.ts'

let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
  database = await createBlankDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})

afterAll(async () => {
  await client.end()
  await database.close()
})

test('writes every sort of object in one fixed form', async () => {
  await client.query(`
    create extension pg_trgm;
    create type mood as enum ('good', 'bad');
    create domain amount as bigint constraint amount_positive check (value >= 0);
    create table shop (id uuid primary key, name text collate "C" not null, mood mood default 'good');
    create table item (
      id bigint generated always as identity primary key, shop_id uuid not null references shop,
      price amount not null, doubled bigint generated always as (price * 2) stored, unique (shop_id, price)
    ) with (fillfactor = 70);
    create index item_cheap on item (price) where price < 10;
    create view cheap as select id from item where price < 10;
    create function touch() returns trigger language plpgsql as 'begin return new; end';
    create trigger item_touch before update on item for each row execute function touch();
    create schema graphile_worker; create table graphile_worker.jobs (id int);
    create table schema_migrations (id serial primary key);
  `)
  const dump = await dumpSchema(client)
  expect(dump.split('\n').slice(3).join('\n')).toMatchInlineSnapshot(`
    "create extension pg_trgm;

    create type mood as enum ('good', 'bad');

    create domain amount as bigint constraint amount_positive CHECK ((VALUE >= 0));

    create table item (
      id bigint generated always as identity not null,
      shop_id uuid not null,
      price amount not null,
      doubled bigint generated always as (((price)::bigint * 2)) stored,
      constraint item_pkey PRIMARY KEY (id),
      constraint item_shop_id_price_key UNIQUE (shop_id, price),
      constraint item_shop_id_fkey FOREIGN KEY (shop_id) REFERENCES shop(id)
    ) with (fillfactor=70);

    create table shop (
      id uuid not null,
      name text collate "C" not null,
      mood mood default 'good'::mood,
      constraint shop_pkey PRIMARY KEY (id)
    );

    CREATE INDEX item_cheap ON public.item USING btree (price) WHERE ((price)::bigint < 10);

    create view cheap as
     SELECT id
       FROM item
      WHERE price::bigint < 10;

    CREATE OR REPLACE FUNCTION public.touch()
     RETURNS trigger
     LANGUAGE plpgsql
    AS $function$begin return new; end$function$;

    CREATE TRIGGER item_touch BEFORE UPDATE ON item FOR EACH ROW EXECUTE FUNCTION touch();
    "
  `)
})
