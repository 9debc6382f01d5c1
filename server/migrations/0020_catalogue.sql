-- What merchants publish and shoppers look at.

create table categories (
  id id primary key,
  slug text not null unique,
  parent_id id references categories,
  name jsonb not null,
  icon text not null default 'category',
  picture_key text,
  position integer not null default 0,
  -- what offers of this category tell of themselves: key, label, type, unit, choices
  attributes jsonb not null default '[]',
  created_at timestamptz not null default now()
);
-- Where a file names no category of ours, its products land here.
insert into categories (id, slug, name, icon, position) values ('cat_00000000000000000000000000', 'other', '{"zh-CN": "其他", "en": "Other"}', 'category', 1000);

create table pictures (
  id id primary key,
  merchant_id id not null references merchants,
  file_key text not null unique,
  width integer not null,
  height integer not null,
  blur text not null default '',
  alt jsonb not null default '{}',
  -- where an import found it, so that the next one need not fetch it again
  source text,
  created_at timestamptz not null default now(),
  unique (merchant_id, source)
);

create table offers (
  id id primary key,
  merchant_id id not null references merchants,
  category_id id not null references categories,
  kind text not null,
  state text not null default 'draft' check (state in ('draft', 'published', 'archived')),
  slug text not null,
  title jsonb not null,
  -- sanitised HTML
  description jsonb not null default '{}',
  vendor text not null default '',
  tags jsonb not null default '[]',
  attributes jsonb not null default '{}',
  dimensions jsonb not null default '[]',
  -- choices carry the id of their pool where they are counted
  option_groups jsonb not null default '[]',
  option_rules jsonb not null default '[]',
  currency char(3) not null,
  -- what a file says beyond that: kept for the next export, without meaning to us
  extra jsonb not null default '{}',
  -- of the product as a file gave it last; null once it was edited by hand
  import_hash text,
  import_id id,
  import_outcome text check (import_outcome in ('created', 'changed')),
  published_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (merchant_id, slug)
);
create index offers_of_merchant on offers (merchant_id, id);
create index offers_of_category on offers (category_id) where state = 'published';

create table variants (
  id id primary key,
  offer_id id not null references offers,
  merchant_id id not null,
  position integer not null,
  option_values jsonb not null default '[]',
  price_minor bigint not null check (price_minor >= 0),
  compare_at_minor bigint check (compare_at_minor >= 0),
  -- a pool of the capacity module; null when it never runs out
  pool_id id,
  sku text not null default '',
  weight_grams integer not null default 0 check (weight_grams >= 0),
  barcode text not null default '',
  picture_id id references pictures,
  -- picture an import has still to fetch
  picture_source text,
  extra jsonb not null default '{}',
  -- no longer offered; orders of the past still name it
  is_withdrawn boolean not null default false
);
create index variants_of_offer on variants (offer_id, position);
create index variants_of_pool on variants (pool_id) where pool_id is not null;
create index variants_awaiting_picture on variants (merchant_id, picture_source) where picture_id is null and picture_source is not null;

create table offer_pictures (
  offer_id id not null references offers,
  position integer not null,
  merchant_id id not null,
  -- null while it has still to be fetched, or could not be
  picture_id id references pictures,
  source text,
  alt jsonb not null default '{}',
  primary key (offer_id, position),
  constraint offer_pictures_known check (picture_id is not null or source is not null)
);
create index offer_pictures_awaiting on offer_pictures (merchant_id, source) where picture_id is null;

create table imports (
  id id primary key,
  merchant_id id not null references merchants,
  file_name text not null,
  -- the raw upload; null where the file was read in place
  file_key text,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed')),
  bytes_total bigint not null,
  bytes_read bigint not null default 0,
  rows_read integer not null default 0,
  offers_created integer not null default 0,
  offers_changed integer not null default 0,
  offers_unchanged integer not null default 0,
  error_count integer not null default 0,
  failure jsonb,
  created_at timestamptz not null default now(),
  ended_at timestamptz
);
create index imports_of_merchant on imports (merchant_id, id);

create table import_errors (
  import_id id not null references imports on delete cascade,
  position integer not null,
  merchant_id id not null,
  row_number integer not null,
  column_name text,
  code text not null,
  severity text not null,
  value text not null,
  handle text,
  details jsonb not null default '{}',
  primary key (import_id, position)
);

-- Pictures a running import has still to fetch.
create table import_pictures (
  import_id id not null references imports on delete cascade,
  source text not null,
  merchant_id id not null,
  row_number integer not null,
  column_name text not null,
  handle text not null,
  primary key (import_id, source)
);
create index import_pictures_in_order on import_pictures (import_id, row_number, source);
