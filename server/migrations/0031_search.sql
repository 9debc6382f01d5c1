-- What offers are found by. All of it but the sold units can be made again from the catalogue, so it refers to nothing.

-- A row for each published offer. Lists read the narrow columns; the words lie beside the row where they are long.
create table search_offers (
  offer_id id primary key,
  -- decides between equals: sorting thousands of matches compares it much faster than a text id
  number bigint generated always as identity unique,
  merchant_id id not null,
  category_slug text collate "C" not null,
  kind text collate "C" not null,
  price_minor bigint not null,
  -- follows search_sales within seconds: every change of a row here is a change of all its indexes
  sales bigint not null default 0,
  published_at timestamptz not null,
  is_in_stock boolean not null,
  -- what decides is_in_stock: pools of which one must have something, group by group
  stock jsonb not null,
  -- all pools named there
  pool_ids text[] not null,
  facet_ids integer[] not null,
  -- words of its title and attributes, as counted in search_words
  words text[] not null,
  lexemes tsvector not null
) with (toast_tuple_target = 128);
-- The target moves words out of the row; it would move ids out too (they are longer than a pointer), and reading those
-- back took ten times as long as counting with them.
alter table search_offers
  alter offer_id set storage plain, alter merchant_id set storage plain, alter category_slug set storage plain, alter kind set storage plain,
  alter pool_ids set storage plain, alter facet_ids set storage plain, alter stock set storage main,
  alter words set storage external, alter lexemes set storage external;
-- How common words are decides between plans: keep many of them.
alter table search_offers alter lexemes set statistics 500;

create index search_offers_lexemes on search_offers using gin (lexemes) with (fastupdate = off);
create index search_offers_facets on search_offers using gin (facet_ids) with (fastupdate = off);
create index search_offers_pools on search_offers using gin (pool_ids) with (fastupdate = off);
create index search_offers_sales on search_offers (sales, number);
create index search_offers_newest on search_offers (published_at, number);
create index search_offers_price on search_offers (price_minor, number);
create index search_offers_merchant on search_offers (merchant_id, sales, number);
-- All that is counted without a query, so that counting need not read the rows.
create index search_offers_counted on search_offers (category_slug, merchant_id, kind, price_minor, is_in_stock);

-- Titles to complete while typing: lower case, one for each language.
create table search_titles (
  title_key text collate "C" not null,
  offer_id id not null references search_offers on delete cascade,
  primary key (title_key, offer_id)
);
create index search_titles_offer on search_titles (offer_id);

-- Units sold since the beginning, also of offers that are not published now.
create table search_sales (
  offer_id id primary key,
  sold bigint not null check (sold >= 0),
  -- what search_offers says
  listed bigint not null default 0
);
create index search_sales_unlisted on search_sales (offer_id) where sold <> listed;

-- Attribute values as numbers: value in the default language.
create table search_facets (
  facet_id integer generated always as identity primary key,
  key text not null,
  value text not null,
  label jsonb not null,
  unique (key, value)
);

-- The words there are, against which typing errors are held and from which beginnings are completed.
create table search_words (
  word text collate "C" primary key,
  document_count integer not null check (document_count >= 0),
  -- what words of one typing error share
  neighbour_keys text[] not null,
  pinyin text collate "C",
  initials text collate "C"
);
create index search_words_neighbours on search_words using gin (neighbour_keys) with (fastupdate = off);
create index search_words_pinyin on search_words (pinyin) where pinyin is not null;
create index search_words_initials on search_words (initials) where initials is not null;

-- Offers whose rows are older than the catalogue. Noted again while being read, an offer keeps its place: see revision.
create table search_queue (
  offer_id id primary key,
  revision bigint not null default 1,
  noted_at timestamptz not null default now()
);
create index search_queue_order on search_queue (noted_at, offer_id);
