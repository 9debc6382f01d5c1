-- What all migrations add up to. Written by `npm run schema`, held true by a test; change it by a new migration.
-- It is for reading and comparing: objects stand by sort and name, not in an order in which they could be created.

create extension btree_gin;

create extension btree_gist;

create extension pg_trgm;

create domain id as text;

create table accounts (
  id id not null,
  user_id id not null,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint accounts_pkey PRIMARY KEY (id),
  constraint accounts_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table addresses (
  id id not null,
  shopper_id id not null,
  address text not null,
  is_default boolean default false not null,
  created_at timestamp with time zone default now() not null,
  constraint addresses_pkey PRIMARY KEY (id),
  constraint addresses_shopper_id_fkey FOREIGN KEY (shopper_id) REFERENCES shoppers(id) ON DELETE CASCADE
);

create table admission_gate (
  id smallint not null,
  rate_per_second integer,
  changed_by id,
  changed_at timestamp with time zone,
  tokens double precision default 0 not null,
  refilled_at timestamp with time zone default now() not null,
  next_number bigint default 1 not null,
  constraint admission_gate_pkey PRIMARY KEY (id),
  constraint admission_gate_id_check CHECK ((id = 1)),
  constraint admission_gate_rate_per_second_check CHECK (((rate_per_second >= 0) AND (rate_per_second <= 100000))),
  constraint admission_gate_tokens_check CHECK ((tokens >= (0)::double precision))
);

create table admission_tickets (
  number bigint not null,
  holder text not null,
  joined_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  admitted_at timestamp with time zone,
  constraint admission_tickets_pkey PRIMARY KEY (number)
);

create table api_keys (
  id id not null,
  merchant_id id not null,
  name text not null,
  scopes text[] not null,
  token_hash text not null,
  ending text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_keys_pkey PRIMARY KEY (id),
  constraint api_keys_token_hash_key UNIQUE (token_hash),
  constraint api_keys_check CHECK ((expires_at > created_at)),
  constraint api_keys_scopes_check CHECK ((cardinality(scopes) > 0)),
  constraint api_keys_merchant_id_fkey FOREIGN KEY (merchant_id) REFERENCES merchants(id) ON DELETE CASCADE
);

create table appeals (
  id id not null,
  user_id id not null,
  text text not null,
  asked_at timestamp with time zone not null,
  state text default 'open'::text not null,
  decided_by id,
  decided_at timestamp with time zone,
  words text,
  constraint appeals_pkey PRIMARY KEY (id),
  constraint appeals_decided_check CHECK (((state = 'open'::text) = (decided_by IS NULL))),
  constraint appeals_state_check CHECK ((state = ANY (ARRAY['open'::text, 'granted'::text, 'declined'::text]))),
  constraint appeals_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table approvals (
  id id not null,
  act text not null,
  subject_id id not null,
  topic text not null,
  payload text not null,
  reason text not null,
  asked_by id not null,
  asked_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  state text default 'open'::text not null,
  decided_by id,
  decided_at timestamp with time zone,
  note text,
  constraint approvals_pkey PRIMARY KEY (id),
  constraint approvals_check CHECK ((expires_at > asked_at)),
  constraint approvals_decided_check CHECK (((state = ANY (ARRAY['open'::text, 'expired'::text])) = (decided_by IS NULL))),
  constraint approvals_state_check CHECK ((state = ANY (ARRAY['open'::text, 'approved'::text, 'refused'::text, 'withdrawn'::text, 'expired'::text]))),
  constraint approvals_two_people_check CHECK (((decided_by IS NULL) OR ((state = 'withdrawn'::text) = ((decided_by)::text = (asked_by)::text))))
);

create table audit_entries (
  sequence bigint not null,
  id id not null,
  act_id id not null,
  phase text not null,
  at timestamp with time zone not null,
  act text not null,
  audience text not null,
  actor_id id,
  actor_roles text[] not null,
  merchant_id id,
  subject_ids text[] not null,
  outcome text,
  status smallint,
  code text,
  request_id text not null,
  network_key text,
  device_key text,
  details text,
  hash text not null,
  constraint audit_entries_pkey PRIMARY KEY (sequence),
  constraint audit_entries_act_id_phase_key UNIQUE (act_id, phase),
  constraint audit_entries_id_key UNIQUE (id),
  constraint audit_entries_at_check CHECK ((at = date_trunc('milliseconds'::text, at))),
  constraint audit_entries_check CHECK (((phase = 'asked'::text) = ((act_id)::text = (id)::text))),
  constraint audit_entries_check1 CHECK (((phase = 'ended'::text) = (outcome IS NOT NULL))),
  constraint audit_entries_check2 CHECK (((outcome IS NULL) = (status IS NULL))),
  constraint audit_entries_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text, 'failed'::text]))),
  constraint audit_entries_phase_check CHECK ((phase = ANY (ARRAY['asked'::text, 'ended'::text]))),
  constraint audit_entries_sequence_check CHECK ((sequence > 0))
);

create table audit_head (
  is_only boolean default true not null,
  sequence bigint not null,
  hash text not null,
  constraint audit_head_pkey PRIMARY KEY (is_only),
  constraint audit_head_is_only_check CHECK (is_only)
);

create table audit_open_acts (
  entry_id id not null,
  constraint audit_open_acts_pkey PRIMARY KEY (entry_id),
  constraint audit_open_acts_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES audit_entries(id)
);

create table authenticators (
  user_id id not null,
  secret text not null,
  last_step bigint not null,
  tries smallint default 0 not null,
  tries_since timestamp with time zone not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint authenticators_pkey PRIMARY KEY (user_id),
  constraint authenticators_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table buckets (
  id id not null,
  pool_id id not null,
  merchant_id id not null,
  key text default ''::text not null,
  capacity bigint not null,
  taken bigint default 0 not null,
  used bigint default 0 not null,
  constraint buckets_pkey PRIMARY KEY (id),
  constraint buckets_pool_id_key_key UNIQUE (pool_id, key),
  constraint buckets_taken_within_capacity CHECK (((0 <= taken) AND (taken <= capacity))),
  constraint buckets_used_not_negative CHECK ((used >= 0))
) with (fillfactor=50);

create table cart_lines (
  id id not null,
  cart_id id not null,
  offer_id id not null,
  variant_id id not null,
  selection jsonb not null,
  selection_key text not null,
  quantity integer not null,
  unit_price_when_added_minor bigint not null,
  currency character(3) not null,
  merchant_id id not null,
  kind text not null,
  title jsonb not null,
  described jsonb not null,
  "position" bigint generated always as identity not null,
  constraint cart_lines_pkey PRIMARY KEY (id),
  constraint cart_lines_equal_is_one UNIQUE (cart_id, variant_id, selection_key),
  constraint cart_lines_quantity_check CHECK ((quantity > 0)),
  constraint cart_lines_unit_price_when_added_minor_check CHECK ((unit_price_when_added_minor >= 0)),
  constraint cart_lines_cart_id_fkey FOREIGN KEY (cart_id) REFERENCES carts(id) ON DELETE CASCADE
);

create table carts (
  id id not null,
  shopper_id id not null,
  version integer default 1 not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint carts_pkey PRIMARY KEY (id),
  constraint carts_shopper_id_key UNIQUE (shopper_id)
);

create table categories (
  id id not null,
  slug text not null,
  parent_id id,
  name jsonb not null,
  icon text default 'category'::text not null,
  picture_key text,
  "position" integer default 0 not null,
  attributes jsonb default '[]'::jsonb not null,
  created_at timestamp with time zone default now() not null,
  constraint categories_pkey PRIMARY KEY (id),
  constraint categories_slug_key UNIQUE (slug),
  constraint categories_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES categories(id)
);

create table claims (
  id id not null,
  bucket_id id not null,
  merchant_id id not null,
  order_id id not null,
  line_id id not null,
  quantity bigint not null,
  state text not null,
  constraint claims_pkey PRIMARY KEY (id),
  constraint claims_line_id_bucket_id_key UNIQUE (line_id, bucket_id),
  constraint claims_quantity_check CHECK ((quantity > 0)),
  constraint claims_state_check CHECK ((state = ANY (ARRAY['held'::text, 'kept'::text, 'released'::text, 'used'::text]))),
  constraint claims_bucket_id_fkey FOREIGN KEY (bucket_id) REFERENCES buckets(id)
);

create table codes (
  id id not null,
  merchant_id id not null,
  variant_id id not null,
  sealed text not null,
  fingerprint text not null,
  line_id id,
  order_id id,
  issued_at timestamp with time zone,
  constraint codes_pkey PRIMARY KEY (id),
  constraint codes_variant_id_fingerprint_key UNIQUE (variant_id, fingerprint),
  constraint codes_check CHECK ((((line_id IS NULL) = (issued_at IS NULL)) AND ((line_id IS NULL) = (order_id IS NULL)))),
  constraint codes_line_id_fkey FOREIGN KEY (line_id) REFERENCES order_lines(id),
  constraint codes_merchant_id_fkey FOREIGN KEY (merchant_id) REFERENCES merchants(id),
  constraint codes_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id),
  constraint codes_variant_id_fkey FOREIGN KEY (variant_id) REFERENCES variants(id)
);

create table consents (
  id id not null,
  shopper_id id not null,
  purpose text not null,
  policy_version text not null,
  is_given boolean not null,
  source text not null,
  decided_at timestamp with time zone not null,
  constraint consents_pkey PRIMARY KEY (id)
);

create table coupon_uses (
  coupon_id id not null,
  order_id id not null,
  merchant_id id not null,
  shopper_id id not null,
  state text default 'used'::text not null,
  constraint coupon_uses_pkey PRIMARY KEY (order_id, coupon_id),
  constraint coupon_uses_state_check CHECK ((state = ANY (ARRAY['used'::text, 'returned'::text]))),
  constraint coupon_uses_coupon_id_fkey FOREIGN KEY (coupon_id) REFERENCES coupons(id)
);

create table coupons (
  id id not null,
  merchant_id id not null,
  code text not null,
  name jsonb not null,
  currency character(3) not null,
  amount_off_minor bigint,
  share_off_basis_points integer,
  discount_max_minor bigint,
  spend_min_minor bigint not null,
  uses_max integer,
  uses_per_shopper_max integer not null,
  uses_taken integer default 0 not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  constraint coupons_pkey PRIMARY KEY (id),
  constraint coupons_code_unique UNIQUE (merchant_id, code),
  constraint coupons_amount_off_minor_check CHECK ((amount_off_minor >= 0)),
  constraint coupons_discount_max_minor_check CHECK ((discount_max_minor >= 0)),
  constraint coupons_ends_after_start CHECK ((ends_at > starts_at)),
  constraint coupons_one_discount CHECK ((num_nonnulls(amount_off_minor, share_off_basis_points) = 1)),
  constraint coupons_share_off_basis_points_check CHECK (((share_off_basis_points >= 1) AND (share_off_basis_points <= 10000))),
  constraint coupons_spend_min_minor_check CHECK ((spend_min_minor >= 0)),
  constraint coupons_uses_max_check CHECK ((uses_max > 0)),
  constraint coupons_uses_per_shopper_max_check CHECK ((uses_per_shopper_max > 0)),
  constraint coupons_uses_within_max CHECK (((0 <= uses_taken) AND (uses_taken <= COALESCE(uses_max, uses_taken))))
);

create table data_keys (
  id text not null,
  purpose text not null,
  wrapped text not null,
  wrapped_by text not null,
  created_at timestamp with time zone not null,
  active_from timestamp with time zone not null,
  retired_at timestamp with time zone,
  constraint data_keys_pkey PRIMARY KEY (id),
  constraint data_keys_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{1,32}$'::text)),
  constraint data_keys_purpose_check CHECK ((purpose = ANY (ARRAY['encryption'::text, 'blind-index'::text])))
);

create table erasure_proofs (
  id id not null,
  person_hash text not null,
  asked_at timestamp with time zone not null,
  erased_at timestamp with time zone not null,
  erased jsonb not null,
  constraint erasure_proofs_pkey PRIMARY KEY (id),
  constraint erasure_proofs_person_hash_key UNIQUE (person_hash)
);

create table erasures (
  id id not null,
  user_id id not null,
  shopper_id id,
  state text not null,
  locale text not null,
  asked_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  erased jsonb default '{}'::jsonb not null,
  constraint erasures_pkey PRIMARY KEY (id),
  constraint erasures_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'erasing'::text, 'withdrawn'::text])))
);

create table flash_sale_uses (
  flash_sale_id id not null,
  order_id id not null,
  merchant_id id not null,
  shopper_id id not null,
  quantity integer not null,
  state text default 'used'::text not null,
  constraint flash_sale_uses_pkey PRIMARY KEY (order_id, flash_sale_id),
  constraint flash_sale_uses_quantity_check CHECK ((quantity > 0)),
  constraint flash_sale_uses_state_check CHECK ((state = ANY (ARRAY['used'::text, 'returned'::text]))),
  constraint flash_sale_uses_flash_sale_id_fkey FOREIGN KEY (flash_sale_id) REFERENCES flash_sales(id)
);

create table flash_sales (
  id id not null,
  merchant_id id not null,
  offer_id id not null,
  variant_id id not null,
  price_minor bigint not null,
  currency character(3) not null,
  pool_id id not null,
  units integer not null,
  limit_per_person integer not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  state text default 'open'::text not null,
  created_at timestamp with time zone default now() not null,
  constraint flash_sales_pkey PRIMARY KEY (id),
  constraint flash_sales_pool_id_key UNIQUE (pool_id),
  constraint flash_sales_one_at_a_time EXCLUDE USING gist (variant_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE ((state = 'open'::text)),
  constraint flash_sales_ends_after_start CHECK ((ends_at > starts_at)),
  constraint flash_sales_limit_per_person_check CHECK ((limit_per_person > 0)),
  constraint flash_sales_price_minor_check CHECK ((price_minor >= 0)),
  constraint flash_sales_state_check CHECK ((state = ANY (ARRAY['open'::text, 'ended'::text]))),
  constraint flash_sales_units_check CHECK ((units > 0))
);

create table idempotency_keys (
  scope text not null,
  key text not null,
  route text not null,
  input_hash text not null,
  status integer,
  answer text,
  created_at timestamp with time zone default now() not null,
  constraint idempotency_keys_pkey PRIMARY KEY (scope, key)
);

create table import_errors (
  import_id id not null,
  "position" integer not null,
  merchant_id id not null,
  row_number integer not null,
  column_name text,
  code text not null,
  severity text not null,
  value text not null,
  handle text,
  details jsonb default '{}'::jsonb not null,
  constraint import_errors_pkey PRIMARY KEY (import_id, "position"),
  constraint import_errors_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id) ON DELETE CASCADE
);

create table import_pictures (
  import_id id not null,
  source text not null,
  merchant_id id not null,
  row_number integer not null,
  column_name text not null,
  handle text not null,
  constraint import_pictures_pkey PRIMARY KEY (import_id, source),
  constraint import_pictures_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id) ON DELETE CASCADE
);

create table imports (
  id id not null,
  merchant_id id not null,
  file_name text not null,
  file_key text,
  state text default 'queued'::text not null,
  bytes_total bigint not null,
  bytes_read bigint default 0 not null,
  rows_read integer default 0 not null,
  offers_created integer default 0 not null,
  offers_changed integer default 0 not null,
  offers_unchanged integer default 0 not null,
  error_count integer default 0 not null,
  failure jsonb,
  created_at timestamp with time zone default now() not null,
  ended_at timestamp with time zone,
  constraint imports_pkey PRIMARY KEY (id),
  constraint imports_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text]))),
  constraint imports_merchant_id_fkey FOREIGN KEY (merchant_id) REFERENCES merchants(id)
);

create table key_rotations (
  id id not null,
  key_id text not null,
  state text not null,
  asked_by id not null,
  asked_at timestamp with time zone not null,
  active_at timestamp with time zone not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  tables jsonb default '[]'::jsonb not null,
  place jsonb not null,
  version integer default 0 not null,
  constraint key_rotations_pkey PRIMARY KEY (id),
  constraint key_rotations_check CHECK (((state = 'done'::text) = (ended_at IS NOT NULL))),
  constraint key_rotations_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text]))),
  constraint key_rotations_key_id_fkey FOREIGN KEY (key_id) REFERENCES data_keys(id)
);

create table known_devices (
  user_id id not null,
  device_index text not null,
  last_seen_at timestamp with time zone not null,
  constraint known_devices_pkey PRIMARY KEY (user_id, device_index),
  constraint known_devices_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table ledger_entries (
  transaction_id id not null,
  "position" smallint not null,
  account text not null,
  merchant_id id,
  currency character(3) not null,
  amount_minor bigint not null,
  constraint ledger_entries_pkey PRIMARY KEY (transaction_id, "position"),
  constraint ledger_entries_amount_minor_check CHECK ((amount_minor <> 0)),
  constraint ledger_entries_transaction_id_fkey FOREIGN KEY (transaction_id) REFERENCES ledger_transactions(id)
);

create table ledger_transactions (
  id id not null,
  kind text not null,
  reference text not null,
  booked_at timestamp with time zone not null,
  sequence bigint,
  hash text,
  constraint ledger_transactions_pkey PRIMARY KEY (id),
  constraint ledger_transactions_kind_reference_key UNIQUE (kind, reference),
  constraint ledger_transactions_sequence_key UNIQUE (sequence),
  constraint ledger_transactions_check CHECK (((sequence IS NULL) = (hash IS NULL))),
  constraint ledger_transactions_kind_check CHECK ((kind = ANY (ARRAY['captured'::text, 'completed'::text, 'refundRequested'::text, 'refundPaid'::text, 'refundDeclined'::text])))
);

create table mail_phrases (
  user_id id not null,
  phrase text not null,
  changed_at timestamp with time zone not null,
  constraint mail_phrases_pkey PRIMARY KEY (user_id)
);

create table mails (
  id id not null,
  recipient text not null,
  subject text not null,
  text text not null,
  html text,
  state text not null,
  attempts integer default 0 not null,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  last_error text,
  recipient_index text,
  person_id id,
  topic text default 'other'::text not null,
  language text default 'zh-CN'::text not null,
  check_index text,
  constraint mails_pkey PRIMARY KEY (id),
  constraint mails_check CHECK (((state = 'sent'::text) = (sent_at IS NOT NULL))),
  constraint mails_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text, 'kept'::text])))
);

create table marks (
  name text not null,
  made_at timestamp with time zone default now() not null,
  constraint marks_pkey PRIMARY KEY (name)
);

create table merchant_members (
  merchant_id id not null,
  user_id id not null,
  role text not null,
  constraint merchant_members_pkey PRIMARY KEY (merchant_id, user_id),
  constraint merchant_members_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'manager'::text, 'clerk'::text, 'verifier'::text]))),
  constraint merchant_members_merchant_id_fkey FOREIGN KEY (merchant_id) REFERENCES merchants(id) ON DELETE CASCADE,
  constraint merchant_members_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table merchants (
  id id not null,
  slug text not null,
  name jsonb not null,
  description jsonb not null,
  colour text not null,
  logo_key text,
  cover_key text,
  currency character(3) not null,
  delivery_fee_minor bigint not null,
  free_delivery_from_minor bigint,
  commission_basis_points integer default 500 not null,
  is_open boolean default true not null,
  created_at timestamp with time zone default now() not null,
  constraint merchants_pkey PRIMARY KEY (id),
  constraint merchants_slug_key UNIQUE (slug),
  constraint merchants_commission_basis_points_check CHECK (((commission_basis_points >= 0) AND (commission_basis_points <= 10000))),
  constraint merchants_delivery_fee_minor_check CHECK ((delivery_fee_minor >= 0)),
  constraint merchants_free_delivery_from_minor_check CHECK ((free_delivery_from_minor >= 0))
);

create table notifications_sent (
  about text not null,
  sent_at timestamp with time zone default now() not null,
  constraint notifications_sent_pkey PRIMARY KEY (about)
);

create table offer_pictures (
  offer_id id not null,
  "position" integer not null,
  merchant_id id not null,
  picture_id id,
  source text,
  alt jsonb default '{}'::jsonb not null,
  constraint offer_pictures_pkey PRIMARY KEY (offer_id, "position"),
  constraint offer_pictures_known CHECK (((picture_id IS NOT NULL) OR (source IS NOT NULL))),
  constraint offer_pictures_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers(id),
  constraint offer_pictures_picture_id_fkey FOREIGN KEY (picture_id) REFERENCES pictures(id)
);

create table offers (
  id id not null,
  merchant_id id not null,
  category_id id not null,
  kind text not null,
  state text default 'draft'::text not null,
  slug text not null,
  title jsonb not null,
  description jsonb default '{}'::jsonb not null,
  vendor text default ''::text not null,
  tags jsonb default '[]'::jsonb not null,
  attributes jsonb default '{}'::jsonb not null,
  dimensions jsonb default '[]'::jsonb not null,
  option_groups jsonb default '[]'::jsonb not null,
  option_rules jsonb default '[]'::jsonb not null,
  currency character(3) not null,
  extra jsonb default '{}'::jsonb not null,
  import_hash text,
  import_id id,
  import_outcome text,
  published_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint offers_pkey PRIMARY KEY (id),
  constraint offers_merchant_id_slug_key UNIQUE (merchant_id, slug),
  constraint offers_import_outcome_check CHECK ((import_outcome = ANY (ARRAY['created'::text, 'changed'::text]))),
  constraint offers_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'archived'::text]))),
  constraint offers_category_id_fkey FOREIGN KEY (category_id) REFERENCES categories(id),
  constraint offers_merchant_id_fkey FOREIGN KEY (merchant_id) REFERENCES merchants(id)
);

create table operator_trainings (
  user_id id not null,
  valid_until timestamp with time zone not null,
  recorded_by id,
  recorded_at timestamp with time zone not null,
  constraint operator_trainings_pkey PRIMARY KEY (user_id),
  constraint operator_trainings_check CHECK ((valid_until > recorded_at)),
  constraint operator_trainings_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table operators (
  user_id id not null,
  role text not null,
  constraint operators_pkey PRIMARY KEY (user_id, role),
  constraint operators_role_check CHECK ((role = ANY (ARRAY['operator'::text, 'support'::text, 'risk'::text, 'auditor'::text, 'admin'::text]))),
  constraint operators_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table order_lines (
  id id not null,
  order_id id not null,
  merchant_id id not null,
  "position" integer not null,
  offer_id id not null,
  variant_id id not null,
  kind text not null,
  quantity integer not null,
  state text not null,
  total_minor bigint not null,
  snapshot jsonb not null,
  constraint order_lines_pkey PRIMARY KEY (id),
  constraint order_lines_order_id_position_key UNIQUE (order_id, "position"),
  constraint order_lines_quantity_check CHECK ((quantity > 0)),
  constraint order_lines_state_check CHECK ((state = ANY (ARRAY['held'::text, 'kept'::text, 'accepted'::text, 'dispatched'::text, 'delivered'::text, 'completed'::text, 'cancelled'::text, 'expired'::text]))),
  constraint order_lines_total_minor_check CHECK ((total_minor >= 0)),
  constraint order_lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id)
);

create table order_lookups (
  id id not null,
  order_id id,
  code_hash text not null,
  tries integer default 0 not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint order_lookups_pkey PRIMARY KEY (id),
  constraint order_lookups_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id)
);

create table order_timeline (
  "position" bigint generated always as identity not null,
  order_id id not null,
  merchant_id id not null,
  event text not null,
  actor text not null,
  actor_id id,
  reason text,
  at timestamp with time zone not null,
  constraint order_timeline_pkey PRIMARY KEY ("position"),
  constraint order_timeline_actor_check CHECK ((actor = ANY (ARRAY['shopper'::text, 'merchant'::text, 'operator'::text, 'system'::text]))),
  constraint order_timeline_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id)
);

create table orders (
  id id not null,
  trade_id id not null,
  merchant_id id not null,
  shopper_id id not null,
  number text not null,
  state text not null,
  tab text generated always as (
CASE state
    WHEN 'placed'::text THEN 'toPay'::text
    WHEN 'paid'::text THEN 'toSend'::text
    WHEN 'accepted'::text THEN 'toSend'::text
    WHEN 'fulfilling'::text THEN 'toReceive'::text
    WHEN 'fulfilled'::text THEN 'toReceive'::text
    WHEN 'completed'::text THEN 'done'::text
    ELSE 'closed'::text
END) stored not null,
  currency character(3) not null,
  total_minor bigint not null,
  commission_basis_points integer not null,
  steps jsonb not null,
  policy jsonb not null,
  rules jsonb not null,
  fulfilment text not null,
  needs_address boolean not null,
  contact_need text not null,
  contact text not null,
  address text,
  contact_indexes text[] not null,
  note text not null,
  locale text not null,
  search_text text not null,
  cancel_reason text,
  cancel_requested_at timestamp with time zone,
  pay_by timestamp with time zone,
  placed_at timestamp with time zone not null,
  paid_at timestamp with time zone,
  completes_at timestamp with time zone,
  closed_at timestamp with time zone,
  identity_erased_at timestamp with time zone,
  constraint orders_pkey PRIMARY KEY (id),
  constraint orders_number UNIQUE (number),
  constraint orders_commission_basis_points_check CHECK (((commission_basis_points >= 0) AND (commission_basis_points <= 10000))),
  constraint orders_contact_need_check CHECK ((contact_need = ANY (ARRAY['email'::text, 'any'::text]))),
  constraint orders_number_check CHECK ((number ~ '^[0-9]{14}$'::text)),
  constraint orders_state_check CHECK ((state = ANY (ARRAY['placed'::text, 'paid'::text, 'accepted'::text, 'fulfilling'::text, 'fulfilled'::text, 'completed'::text, 'cancelled'::text, 'expired'::text]))),
  constraint orders_total_minor_check CHECK ((total_minor >= 0)),
  constraint orders_trade_id_fkey FOREIGN KEY (trade_id) REFERENCES trades(id)
);

create table outbox_cursors (
  consumer text not null,
  transaction_id xid8 default '0'::xid8 not null,
  "position" bigint default 0 not null,
  constraint outbox_cursors_pkey PRIMARY KEY (consumer)
);

create table outbox_events (
  "position" bigint generated always as identity not null,
  transaction_id xid8 default pg_current_xact_id() not null,
  topic text not null,
  payload jsonb not null,
  announced_at timestamp with time zone default now() not null,
  constraint outbox_events_pkey PRIMARY KEY ("position")
);

create table outbox_parked (
  consumer text not null,
  "position" bigint not null,
  error text not null,
  parked_at timestamp with time zone default now() not null,
  constraint outbox_parked_pkey PRIMARY KEY (consumer, "position")
);

create table parcels (
  id id not null,
  merchant_id id not null,
  order_id id not null,
  line_ids text[] not null,
  carrier text not null,
  tracking_number text not null,
  dispatched_at timestamp with time zone not null,
  received_at timestamp with time zone,
  constraint parcels_pkey PRIMARY KEY (id),
  constraint parcels_merchant_id_fkey FOREIGN KEY (merchant_id) REFERENCES merchants(id),
  constraint parcels_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(id)
);

create table passkeys (
  id id not null,
  user_id id not null,
  credential_id text not null,
  user_handle text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  is_synced boolean not null,
  name text not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint passkeys_pkey PRIMARY KEY (id),
  constraint passkeys_credential_id_key UNIQUE (credential_id),
  constraint passkeys_counter_check CHECK ((counter >= 0)),
  constraint passkeys_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table payment_attempts (
  id id not null,
  payment_id id not null,
  method text not null,
  state text default 'started'::text not null,
  amount_minor bigint not null,
  currency character(3) not null,
  refunded_minor bigint default 0 not null,
  provider_reference text,
  qr_text text,
  decline_reason text,
  idempotency_key text,
  started_at timestamp with time zone default now() not null,
  settled_at timestamp with time zone,
  ask_at timestamp with time zone,
  constraint payment_attempts_pkey PRIMARY KEY (id),
  constraint payment_attempts_amount_minor_check CHECK ((amount_minor > 0)),
  constraint payment_attempts_check CHECK (((refunded_minor >= 0) AND (refunded_minor <= amount_minor))),
  constraint payment_attempts_check1 CHECK (((refunded_minor = 0) OR (state = 'succeeded'::text))),
  constraint payment_attempts_state_check CHECK ((state = ANY (ARRAY['started'::text, 'unknown'::text, 'succeeded'::text, 'declined'::text, 'abandoned'::text]))),
  constraint payment_attempts_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payments(id)
);

create table payment_inbox (
  provider text not null,
  event_id text not null,
  body text not null,
  received_at timestamp with time zone default now() not null,
  applied_at timestamp with time zone,
  constraint payment_inbox_pkey PRIMARY KEY (provider, event_id)
);

create table payments (
  id id not null,
  trade_id id not null,
  shopper_id id not null,
  amount_minor bigint not null,
  currency character(3) not null,
  state text default 'open'::text not null,
  pay_by timestamp with time zone not null,
  captured_attempt_id id,
  created_at timestamp with time zone default now() not null,
  constraint payments_pkey PRIMARY KEY (id),
  constraint payments_captured_attempt_id_key UNIQUE (captured_attempt_id),
  constraint payments_trade_id_key UNIQUE (trade_id),
  constraint payments_amount_minor_check CHECK ((amount_minor > 0)),
  constraint payments_check CHECK (((state = 'succeeded'::text) = (captured_attempt_id IS NOT NULL))),
  constraint payments_state_check CHECK ((state = ANY (ARRAY['open'::text, 'succeeded'::text, 'cancelled'::text])))
);

create table people (
  user_id id not null,
  name text not null,
  email text,
  phone text,
  email_index text,
  phone_index text,
  locale text default 'zh-CN'::text not null,
  frozen_at timestamp with time zone,
  frozen_by text,
  password_changed_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  constraint people_pkey PRIMARY KEY (user_id),
  constraint people_email_index_key UNIQUE (email_index),
  constraint people_phone_index_key UNIQUE (phone_index),
  constraint people_check CHECK (((email IS NULL) = (email_index IS NULL))),
  constraint people_check1 CHECK (((phone IS NULL) = (phone_index IS NULL))),
  constraint people_check2 CHECK (((frozen_at IS NULL) = (frozen_by IS NULL))),
  constraint people_frozen_by_check CHECK ((frozen_by = ANY (ARRAY['self'::text, 'operator'::text]))),
  constraint people_locale_check CHECK ((locale = ANY (ARRAY['zh-CN'::text, 'en'::text]))),
  constraint people_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table pictures (
  id id not null,
  merchant_id id not null,
  file_key text not null,
  width integer not null,
  height integer not null,
  blur text default ''::text not null,
  alt jsonb default '{}'::jsonb not null,
  source text,
  created_at timestamp with time zone default now() not null,
  constraint pictures_pkey PRIMARY KEY (id),
  constraint pictures_file_key_key UNIQUE (file_key),
  constraint pictures_merchant_id_source_key UNIQUE (merchant_id, source),
  constraint pictures_merchant_id_fkey FOREIGN KEY (merchant_id) REFERENCES merchants(id)
);

create table privacy_exports (
  id id not null,
  user_id id not null,
  state text not null,
  locale text not null,
  parts_done integer default 0 not null,
  parts_total integer not null,
  file_key text,
  sealed_key text,
  bytes bigint,
  asked_at timestamp with time zone not null,
  ready_at timestamp with time zone,
  expires_at timestamp with time zone,
  constraint privacy_exports_pkey PRIMARY KEY (id),
  constraint privacy_exports_check CHECK (((state = 'ready'::text) <= ((file_key IS NOT NULL) AND (sealed_key IS NOT NULL) AND (expires_at IS NOT NULL)))),
  constraint privacy_exports_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'ready'::text, 'failed'::text, 'removed'::text])))
);

create table proofs (
  id id not null,
  purpose text not null,
  user_id id,
  subject text not null,
  code_hash text,
  tries_left smallint not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint proofs_pkey PRIMARY KEY (id),
  constraint proofs_tries_left_check CHECK ((tries_left >= 0)),
  constraint proofs_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table quotes (
  id id not null,
  currency character(3) not null,
  total_minor bigint not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint quotes_pkey PRIMARY KEY (id),
  constraint quotes_total_minor_check CHECK ((total_minor >= 0))
);

create unlogged table rate_limits (
  key text not null,
  points integer not null,
  resets_at timestamp with time zone not null,
  constraint rate_limits_pkey PRIMARY KEY (key)
) with (fillfactor=70);

create table recovery_codes (
  user_id id not null,
  code_hash text not null,
  used_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint recovery_codes_pkey PRIMARY KEY (user_id, code_hash),
  constraint recovery_codes_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table refunds (
  id id not null,
  payment_id id not null,
  attempt_id id not null,
  order_id id,
  merchant_id id,
  amount_minor bigint not null,
  currency character(3) not null,
  state text default 'requested'::text not null,
  reason text not null,
  requested_at timestamp with time zone not null,
  arrived_at timestamp with time zone,
  constraint refunds_pkey PRIMARY KEY (id),
  constraint refunds_amount_minor_check CHECK ((amount_minor > 0)),
  constraint refunds_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'unknown'::text, 'succeeded'::text, 'declined'::text]))),
  constraint refunds_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES payment_attempts(id),
  constraint refunds_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payments(id)
);

create table retention_runs (
  rule text not null,
  ran_at timestamp with time zone not null,
  removed bigint not null,
  place text,
  constraint retention_runs_pkey PRIMARY KEY (rule)
);

create table sandbox_charges (
  reference text not null,
  attempt_id id not null,
  amount_minor bigint not null,
  currency character(3) not null,
  outcome text default 'pending'::text not null,
  refunded_minor bigint default 0 not null,
  created_at timestamp with time zone default now() not null,
  constraint sandbox_charges_pkey PRIMARY KEY (reference),
  constraint sandbox_charges_outcome_check CHECK ((outcome = ANY (ARRAY['pending'::text, 'succeeded'::text, 'declined'::text, 'unknown'::text])))
);

create table sandbox_refunds (
  refund_id text not null,
  reference text not null,
  amount_minor bigint not null,
  constraint sandbox_refunds_pkey PRIMARY KEY (refund_id),
  constraint sandbox_refunds_reference_fkey FOREIGN KEY (reference) REFERENCES sandbox_charges(reference)
);

create table sealed_tables (
  name text not null,
  cursor jsonb,
  rows_sealed bigint default 0 not null,
  done_at timestamp with time zone,
  constraint sealed_tables_pkey PRIMARY KEY (name)
);

create table search_facets (
  facet_id integer generated always as identity not null,
  key text not null,
  value text not null,
  label jsonb not null,
  constraint search_facets_pkey PRIMARY KEY (facet_id),
  constraint search_facets_key_value_key UNIQUE (key, value)
);

create table search_offers (
  offer_id id not null,
  number bigint generated always as identity not null,
  merchant_id id not null,
  category_slug text collate "C" not null,
  kind text collate "C" not null,
  price_minor bigint not null,
  sales bigint default 0 not null,
  published_at timestamp with time zone not null,
  is_in_stock boolean not null,
  stock jsonb not null,
  pool_ids text[] not null,
  facet_ids integer[] not null,
  words text[] not null,
  lexemes tsvector not null,
  constraint search_offers_pkey PRIMARY KEY (offer_id),
  constraint search_offers_number_key UNIQUE (number)
) with (toast_tuple_target=128);

create table search_queue (
  offer_id id not null,
  revision bigint default 1 not null,
  noted_at timestamp with time zone default now() not null,
  constraint search_queue_pkey PRIMARY KEY (offer_id)
);

create table search_sales (
  offer_id id not null,
  sold bigint not null,
  listed bigint default 0 not null,
  constraint search_sales_pkey PRIMARY KEY (offer_id),
  constraint search_sales_sold_check CHECK ((sold >= 0))
);

create table search_titles (
  title_key text collate "C" not null,
  offer_id id not null,
  constraint search_titles_pkey PRIMARY KEY (title_key, offer_id),
  constraint search_titles_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES search_offers(offer_id) ON DELETE CASCADE
);

create table search_words (
  word text collate "C" not null,
  document_count integer not null,
  neighbour_keys text[] not null,
  pinyin text collate "C",
  initials text collate "C",
  constraint search_words_pkey PRIMARY KEY (word),
  constraint search_words_document_count_check CHECK ((document_count >= 0))
);

create table security_events (
  id id not null,
  user_id id not null,
  kind text not null,
  place text not null,
  at timestamp with time zone not null,
  constraint security_events_pkey PRIMARY KEY (id),
  constraint security_events_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table sessions (
  id id not null,
  user_id id not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  confirmed_at timestamp with time zone,
  confirmed_by text,
  last_seen_at timestamp with time zone,
  place text,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_token_key UNIQUE (token),
  constraint sessions_confirmed_by_check CHECK ((confirmed_by = ANY (ARRAY['passkey'::text, 'authenticator'::text, 'sms'::text, 'email'::text, 'recovery-code'::text]))),
  constraint sessions_confirmed_check CHECK (((confirmed_at IS NULL) = (confirmed_by IS NULL))),
  constraint sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table shopper_tokens (
  token_hash text not null,
  shopper_id id not null,
  order_id id,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone default now() not null,
  constraint shopper_tokens_pkey PRIMARY KEY (token_hash),
  constraint shopper_tokens_shopper_id_fkey FOREIGN KEY (shopper_id) REFERENCES shoppers(id) ON DELETE CASCADE
);

create table shoppers (
  id id not null,
  user_id id,
  created_at timestamp with time zone default now() not null,
  constraint shoppers_pkey PRIMARY KEY (id),
  constraint shoppers_user_id_key UNIQUE (user_id),
  constraint shoppers_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE SET NULL
);

create table signed_links_used (
  token_hash text not null,
  expires_at timestamp with time zone not null,
  constraint signed_links_used_pkey PRIMARY KEY (token_hash)
);

create table text_messages (
  id id not null,
  recipient text not null,
  recipient_index text not null,
  content text not null,
  state text not null,
  attempts integer default 0 not null,
  useful_until timestamp with time zone,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  reference text,
  last_error text,
  person_id id,
  constraint text_messages_pkey PRIMARY KEY (id),
  constraint text_messages_check CHECK (((state = 'sent'::text) = (sent_at IS NOT NULL))),
  constraint text_messages_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'unknown'::text, 'sent'::text, 'failed'::text, 'kept'::text])))
);

create table trades (
  id id not null,
  shopper_id id not null,
  idempotency_key text not null,
  hold_slot smallint,
  state text not null,
  total_minor bigint not null,
  currency character(3) not null,
  locale text not null,
  pay_by timestamp with time zone,
  placed_at timestamp with time zone not null,
  paid_at timestamp with time zone,
  closed_at timestamp with time zone,
  device_key text,
  network_key text,
  constraint trades_pkey PRIMARY KEY (id),
  constraint trades_key UNIQUE (shopper_id, idempotency_key),
  constraint trades_hold_slot_check CHECK (((hold_slot >= 1) AND (hold_slot <= 5))),
  constraint trades_state_check CHECK ((state = ANY (ARRAY['placed'::text, 'paid'::text, 'cancelled'::text, 'expired'::text]))),
  constraint trades_total_minor_check CHECK ((total_minor >= 0))
);

create unlogged table used_challenges (
  nonce text not null,
  expires_at timestamp with time zone not null,
  constraint used_challenges_pkey PRIMARY KEY (nonce)
);

create table users (
  id id not null,
  name text not null,
  email text not null,
  email_verified boolean default false not null,
  image text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint users_pkey PRIMARY KEY (id),
  constraint users_email_key UNIQUE (email)
);

create table variants (
  id id not null,
  offer_id id not null,
  merchant_id id not null,
  "position" integer not null,
  option_values jsonb default '[]'::jsonb not null,
  price_minor bigint not null,
  compare_at_minor bigint,
  pool_id id,
  sku text default ''::text not null,
  weight_grams integer default 0 not null,
  barcode text default ''::text not null,
  picture_id id,
  picture_source text,
  extra jsonb default '{}'::jsonb not null,
  is_withdrawn boolean default false not null,
  constraint variants_pkey PRIMARY KEY (id),
  constraint variants_compare_at_minor_check CHECK ((compare_at_minor >= 0)),
  constraint variants_price_minor_check CHECK ((price_minor >= 0)),
  constraint variants_weight_grams_check CHECK ((weight_grams >= 0)),
  constraint variants_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers(id),
  constraint variants_picture_id_fkey FOREIGN KEY (picture_id) REFERENCES pictures(id)
);

create table verification_runs (
  id id not null,
  state text not null,
  asked_by id not null,
  asked_at timestamp with time zone not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  seen_at timestamp with time zone not null,
  current_check text,
  checks_total integer not null,
  checks jsonb default '[]'::jsonb not null,
  is_clean boolean,
  constraint verification_runs_pkey PRIMARY KEY (id),
  constraint verification_runs_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text])))
);

create table verifications (
  id id not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint verifications_pkey PRIMARY KEY (id)
);

CREATE INDEX accounts_of_user ON public.accounts USING btree (user_id);

CREATE INDEX addresses_of_shopper ON public.addresses USING btree (shopper_id);

CREATE UNIQUE INDEX addresses_one_default ON public.addresses USING btree (shopper_id) WHERE is_default;

CREATE INDEX admission_tickets_lapse ON public.admission_tickets USING btree (admitted_at) WHERE (admitted_at IS NOT NULL);

CREATE UNIQUE INDEX admission_tickets_one_each ON public.admission_tickets USING btree (holder) WHERE (holder <> ''::text);

CREATE INDEX admission_tickets_seen ON public.admission_tickets USING btree (seen_at) WHERE (admitted_at IS NULL);

CREATE INDEX admission_tickets_waiting ON public.admission_tickets USING btree (number) WHERE (admitted_at IS NULL);

CREATE INDEX api_keys_of_merchant ON public.api_keys USING btree (merchant_id, id DESC);

CREATE INDEX appeals_by_state ON public.appeals USING btree (state, id DESC);

CREATE UNIQUE INDEX appeals_one_open ON public.appeals USING btree (user_id) WHERE (state = 'open'::text);

CREATE INDEX approvals_newest ON public.approvals USING btree (id DESC);

CREATE UNIQUE INDEX approvals_one_open ON public.approvals USING btree (act, topic) WHERE (state = 'open'::text);

CREATE INDEX audit_entries_newest ON public.audit_entries USING btree (at, sequence) WHERE (phase = 'ended'::text);

CREATE INDEX audit_entries_of_act ON public.audit_entries USING btree (act, at, sequence) WHERE (phase = 'ended'::text);

CREATE INDEX audit_entries_of_actor ON public.audit_entries USING btree (actor_id, at, sequence) WHERE (phase = 'ended'::text);

CREATE INDEX audit_entries_of_merchant ON public.audit_entries USING btree (merchant_id, at, sequence) WHERE (phase = 'ended'::text);

CREATE INDEX audit_entries_of_network ON public.audit_entries USING btree (network_key, at, sequence) WHERE (phase = 'ended'::text);

CREATE INDEX audit_entries_of_outcome ON public.audit_entries USING btree (outcome, at, sequence) WHERE (phase = 'ended'::text);

CREATE INDEX audit_entries_of_request ON public.audit_entries USING btree (request_id) WHERE (phase = 'ended'::text);

CREATE INDEX audit_entries_of_subject ON public.audit_entries USING gin (subject_ids) WHERE (phase = 'ended'::text);

CREATE INDEX claims_order ON public.claims USING btree (order_id);

CREATE INDEX codes_of_order ON public.codes USING btree (order_id) WHERE (order_id IS NOT NULL);

CREATE INDEX codes_unissued ON public.codes USING btree (variant_id, id) WHERE (line_id IS NULL);

CREATE INDEX consents_of_shopper ON public.consents USING btree (shopper_id, purpose, id DESC);

CREATE INDEX coupon_uses_shopper ON public.coupon_uses USING btree (coupon_id, shopper_id) WHERE (state = 'used'::text);

CREATE UNIQUE INDEX data_keys_one_index ON public.data_keys USING btree (purpose) WHERE (purpose = 'blind-index'::text);

CREATE INDEX erasures_due ON public.erasures USING btree (due_at) WHERE (state = ANY (ARRAY['waiting'::text, 'erasing'::text]));

CREATE UNIQUE INDEX erasures_one_under_way ON public.erasures USING btree (user_id) WHERE (state = ANY (ARRAY['waiting'::text, 'erasing'::text]));

CREATE INDEX flash_sale_uses_shopper ON public.flash_sale_uses USING btree (shopper_id, flash_sale_id);

CREATE INDEX flash_sales_merchant ON public.flash_sales USING btree (merchant_id, id);

CREATE INDEX flash_sales_open ON public.flash_sales USING btree (ends_at) WHERE (state = 'open'::text);

CREATE INDEX idempotency_keys_age ON public.idempotency_keys USING btree (created_at);

CREATE INDEX import_pictures_in_order ON public.import_pictures USING btree (import_id, row_number, source);

CREATE INDEX imports_of_merchant ON public.imports USING btree (merchant_id, id);

CREATE UNIQUE INDEX key_rotations_under_way ON public.key_rotations USING btree ((true)) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));

CREATE INDEX ledger_entries_of_account ON public.ledger_entries USING btree (account, currency) INCLUDE (amount_minor);

CREATE INDEX ledger_transactions_unsealed ON public.ledger_transactions USING btree (id) WHERE (sequence IS NULL);

CREATE INDEX mails_age ON public.mails USING btree (created_at);

CREATE UNIQUE INDEX mails_check_index ON public.mails USING btree (check_index);

CREATE INDEX mails_of_person ON public.mails USING btree (person_id) WHERE (person_id IS NOT NULL);

CREATE INDEX mails_recipient ON public.mails USING btree (recipient_index, id);

CREATE INDEX merchant_members_of_user ON public.merchant_members USING btree (user_id);

CREATE INDEX offer_pictures_awaiting ON public.offer_pictures USING btree (merchant_id, source) WHERE (picture_id IS NULL);

CREATE INDEX offers_of_category ON public.offers USING btree (category_id) WHERE (state = 'published'::text);

CREATE INDEX offers_of_merchant ON public.offers USING btree (merchant_id, id);

CREATE INDEX order_lookups_age ON public.order_lookups USING btree (created_at);

CREATE INDEX order_lookups_of_order ON public.order_lookups USING btree (order_id, created_at) WHERE (order_id IS NOT NULL);

CREATE INDEX order_timeline_of_order ON public.order_timeline USING btree (order_id, "position");

CREATE INDEX orders_by_tab ON public.orders USING btree (tab, placed_at DESC, id DESC);

CREATE INDEX orders_of_merchant ON public.orders USING btree (merchant_id, placed_at DESC, id DESC);

CREATE INDEX orders_of_merchant_by_tab ON public.orders USING btree (merchant_id, tab, placed_at DESC, id DESC);

CREATE INDEX orders_of_shopper ON public.orders USING btree (shopper_id, placed_at DESC, id DESC) INCLUDE (tab);

CREATE INDEX orders_of_trade ON public.orders USING btree (trade_id, id);

CREATE INDEX orders_to_complete ON public.orders USING btree (completes_at, id) WHERE (completes_at IS NOT NULL);

CREATE INDEX outbox_events_order ON public.outbox_events USING btree (transaction_id, "position");

CREATE INDEX parcels_of_order ON public.parcels USING btree (order_id);

CREATE INDEX passkeys_of_user ON public.passkeys USING btree (user_id);

CREATE INDEX payment_attempts_of_payment ON public.payment_attempts USING btree (payment_id);

CREATE UNIQUE INDEX payment_attempts_once ON public.payment_attempts USING btree (payment_id, idempotency_key) WHERE (idempotency_key IS NOT NULL);

CREATE UNIQUE INDEX payment_attempts_reference ON public.payment_attempts USING btree (method, provider_reference) WHERE (provider_reference IS NOT NULL);

CREATE INDEX payment_attempts_to_ask ON public.payment_attempts USING btree (started_at) WHERE (state = ANY (ARRAY['started'::text, 'unknown'::text, 'abandoned'::text]));

CREATE INDEX payment_inbox_age ON public.payment_inbox USING btree (applied_at) WHERE (body <> ''::text);

CREATE INDEX payment_inbox_waiting ON public.payment_inbox USING btree (received_at) WHERE (applied_at IS NULL);

CREATE INDEX payments_of_shopper ON public.payments USING btree (shopper_id);

CREATE INDEX privacy_exports_expire ON public.privacy_exports USING btree (expires_at) WHERE (state = 'ready'::text);

CREATE INDEX privacy_exports_of_user ON public.privacy_exports USING btree (user_id, id DESC);

CREATE UNIQUE INDEX privacy_exports_one_under_way ON public.privacy_exports USING btree (user_id) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));

CREATE INDEX proofs_expire ON public.proofs USING btree (expires_at);

CREATE INDEX proofs_of_user ON public.proofs USING btree (user_id) WHERE (user_id IS NOT NULL);

CREATE INDEX quotes_age ON public.quotes USING btree (expires_at);

CREATE INDEX refunds_of_order ON public.refunds USING btree (order_id);

CREATE INDEX refunds_of_payment ON public.refunds USING btree (payment_id);

CREATE INDEX refunds_undecided ON public.refunds USING btree (requested_at) WHERE (state = ANY (ARRAY['requested'::text, 'unknown'::text]));

CREATE INDEX search_offers_counted ON public.search_offers USING btree (category_slug, merchant_id, kind, price_minor, is_in_stock) INCLUDE (facet_ids);

CREATE INDEX search_offers_facets ON public.search_offers USING gin (facet_ids) WITH (fastupdate=off);

CREATE INDEX search_offers_lexemes ON public.search_offers USING gin (lexemes) WITH (fastupdate=off);

CREATE INDEX search_offers_merchant ON public.search_offers USING btree (merchant_id, sales, number);

CREATE INDEX search_offers_newest ON public.search_offers USING btree (published_at, number);

CREATE INDEX search_offers_pools ON public.search_offers USING gin (pool_ids) WITH (fastupdate=off);

CREATE INDEX search_offers_price ON public.search_offers USING btree (price_minor, number);

CREATE INDEX search_offers_sales ON public.search_offers USING btree (sales, number);

CREATE INDEX search_queue_order ON public.search_queue USING btree (noted_at, offer_id);

CREATE INDEX search_sales_unlisted ON public.search_sales USING btree (offer_id) WHERE (sold <> listed);

CREATE INDEX search_titles_offer ON public.search_titles USING btree (offer_id);

CREATE INDEX search_words_initials ON public.search_words USING btree (initials) WHERE (initials IS NOT NULL);

CREATE INDEX search_words_neighbours ON public.search_words USING gin (neighbour_keys) WITH (fastupdate=off);

CREATE INDEX search_words_pinyin ON public.search_words USING btree (pinyin) WHERE (pinyin IS NOT NULL);

CREATE INDEX security_events_of_user ON public.security_events USING btree (user_id, id DESC);

CREATE INDEX sessions_of_user ON public.sessions USING btree (user_id);

CREATE INDEX shopper_tokens_of_shopper ON public.shopper_tokens USING btree (shopper_id);

CREATE INDEX signed_links_used_expire ON public.signed_links_used USING btree (expires_at);

CREATE INDEX text_messages_age ON public.text_messages USING btree (created_at);

CREATE INDEX text_messages_of_person ON public.text_messages USING btree (person_id) WHERE (person_id IS NOT NULL);

CREATE INDEX text_messages_recipient ON public.text_messages USING btree (recipient_index, id);

CREATE INDEX trades_due ON public.trades USING btree (pay_by, id) WHERE (state = 'placed'::text);

CREATE UNIQUE INDEX trades_hold_slot ON public.trades USING btree (shopper_id, hold_slot) WHERE ((state = 'placed'::text) AND (hold_slot IS NOT NULL));

CREATE INDEX trades_unpaid_of_device ON public.trades USING btree (device_key) WHERE ((state = 'placed'::text) AND (device_key IS NOT NULL));

CREATE INDEX trades_unpaid_of_network ON public.trades USING btree (network_key) WHERE ((state = 'placed'::text) AND (network_key IS NOT NULL));

CREATE INDEX trades_unpaid_of_shopper ON public.trades USING btree (shopper_id) WHERE (state = 'placed'::text);

CREATE INDEX variants_awaiting_picture ON public.variants USING btree (merchant_id, picture_source) WHERE ((picture_id IS NULL) AND (picture_source IS NOT NULL));

CREATE INDEX variants_of_offer ON public.variants USING btree (offer_id, "position");

CREATE INDEX variants_of_pool ON public.variants USING btree (pool_id) WHERE (pool_id IS NOT NULL);

CREATE UNIQUE INDEX verification_runs_under_way ON public.verification_runs USING btree ((true)) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));

CREATE INDEX verifications_identifier ON public.verifications USING btree (identifier);

CREATE OR REPLACE FUNCTION public.assert_ledger_balanced()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    select from ledger_entries e where e.transaction_id in (select transaction_id from added)
    group by e.transaction_id, e.currency having sum(e.amount_minor) <> 0
  ) then
    raise exception 'the entries of a ledger transaction do not sum to zero' using errcode = 'check_violation';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_audit_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the audit log is append-only' using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_consent_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a decision is not rewritten' using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_ledger_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the ledger is append-only' using errcode = 'restrict_violation';
end $function$;

CREATE TRIGGER audit_entries_append_only BEFORE DELETE OR UPDATE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();

CREATE TRIGGER audit_entries_never_emptied BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

CREATE TRIGGER audit_head_never_emptied BEFORE TRUNCATE ON audit_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

CREATE TRIGGER audit_head_only_forward BEFORE UPDATE ON audit_head FOR EACH ROW WHEN (new.sequence <= old.sequence) EXECUTE FUNCTION refuse_audit_change();

CREATE TRIGGER audit_head_stays BEFORE DELETE ON audit_head FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();

CREATE TRIGGER consents_append_only BEFORE UPDATE OR TRUNCATE ON consents FOR EACH STATEMENT EXECUTE FUNCTION refuse_consent_change();

CREATE TRIGGER erasure_proofs_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON erasure_proofs FOR EACH STATEMENT EXECUTE FUNCTION refuse_consent_change();

CREATE TRIGGER ledger_entries_append_only BEFORE DELETE OR UPDATE ON ledger_entries FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();

CREATE TRIGGER ledger_entries_balanced AFTER INSERT ON ledger_entries REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION assert_ledger_balanced();

CREATE TRIGGER ledger_transactions_append_only BEFORE DELETE ON ledger_transactions FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();

CREATE TRIGGER ledger_transactions_sealed_once BEFORE UPDATE ON ledger_transactions FOR EACH ROW WHEN (old.sequence IS NOT NULL OR new.id::text <> old.id::text OR new.kind <> old.kind OR new.reference <> old.reference OR new.booked_at <> old.booked_at) EXECUTE FUNCTION refuse_ledger_change();
