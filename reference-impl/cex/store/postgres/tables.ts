/**
 * The tables and indexes of the first version.
 *
 * Whatever comes from outside is `bytea`, for `text` takes neither NUL nor everything that a client may send; it
 * sorts by code point besides. Times are milliseconds of the callers' clocks. `ends_at` is the deadline, or an earlier
 * time at which the endpoint was forgotten. `position` breaks the ties of `created_at`.
 *
 * What is outstanding is found by `endpoint_id || ''`, and the last commands by `'' || endpoint_id`: expressions that
 * one index each has. Where the server knows little of a table, it would else take another index, and go through all
 * that the endpoint ever got.
 *
 * A page keeps some room, so that noting a delivery touches no index. The table is vacuumed early: every command
 * leaves a dead version behind when it ends.
 */
export const TABLES = `
create sequence command_positions;

create table commands (
  endpoint_id bytea not null,
  command_type bytea not null,
  command_id integer not null,
  state smallint not null,
  is_sent_once boolean not null,
  origin_kind smallint not null,
  position bigint not null,
  created_at bigint not null,
  deadline bigint not null,
  ends_at bigint not null,
  updated_at bigint not null,
  delivered_at bigint,
  task_id bigint,
  tenant_id bytea not null,
  application_name bytea not null,
  origin_address bytea,
  correlation_id bytea,
  payload bytea,
  status_code double precision,
  reason_phrase bytea,
  result_payload bytea,
  app_version_name bytea,
  primary key (endpoint_id, command_type, command_id)
) with (
  fillfactor = 90,
  autovacuum_vacuum_scale_factor = 0.02,
  autovacuum_vacuum_insert_scale_factor = 0.1,
  autovacuum_analyze_scale_factor = 0.05
);

create index commands_outstanding on commands ((endpoint_id || ''::bytea), created_at, position)
  where state = 0 and not is_sent_once;
create index commands_due on commands (ends_at) where state = 0;
create index commands_ended on commands (updated_at) where state <> 0;
create index commands_of_endpoint on commands ((''::bytea || endpoint_id), created_at, position);
create index commands_of_application on commands (application_name, created_at, position);
create index commands_of_batch on commands (task_id) where task_id is not null;

create table command_counters (
  endpoint_id bytea not null,
  command_type bytea not null,
  last_id integer not null,
  primary key (endpoint_id, command_type)
) with (fillfactor = 50);

create table endpoints (
  endpoint_id bytea primary key,
  app_version_name bytea not null,
  said_at bigint not null
) with (fillfactor = 80);

create table observations (
  endpoint_id bytea not null,
  command_type bytea not null,
  is_wanted boolean not null,
  primary key (endpoint_id, command_type)
);
comment on table observations is 'An empty type stands for all types of which nothing else is said.';

create table batch_tasks (
  task_id bigint generated always as identity (maxvalue 9007199254740991) primary key,
  tenant_id bytea not null,
  application_name bytea not null,
  filter_id bytea,
  command_type bytea not null,
  payload bytea,
  created_at bigint not null
);
create index batch_tasks_of_application on batch_tasks (application_name, created_at);
create index batch_tasks_created on batch_tasks (created_at);

create table replicas (
  replica_id bytea primary key,
  alive_at bigint not null
);
`;
