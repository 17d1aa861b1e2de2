/** What a command is read as; the order does not matter, the names do. */
export const COMMAND_COLUMNS = `endpoint_id, command_type, command_id, state, is_sent_once, origin_kind, created_at,
  deadline, ends_at, updated_at, task_id, tenant_id, application_name, origin_address, correlation_id, payload,
  status_code, reason_phrase, result_payload, app_version_name`;

/**
 * What sends commands, and what ends them.
 *
 * `cex_take_results` takes results of several reports. `p_lock` has the lock of each report, `p_report` the ordinal of
 * the report that a result is of; no command may stand twice in a call, and they are sorted by their keys so that two
 * calls never wait for each other in a circle. The answer has the results that were taken as outcome 0 and, if not all
 * were, an outcome for each: 1 executed already, 2 expired, 3 unknown. Reports whose lock was not got are left out. The
 * locks end with the transaction.
 *
 * `cex_outstanding` waits until it has the endpoint alone, and keeps it until `cex_let_go`. If it finds nothing and
 * `p_is_wanted` is null, it keeps nothing.
 *
 * Of `state < 1`, see `ADDING_ROUTINES`.
 */
export const ENDING_ROUTINES = `
create function cex_take_results(
  p_lock bigint[], p_is_waiting boolean, p_report integer[],
  p_endpoint_id bytea[], p_command_type bytea[], p_command_id integer[], p_now bigint[],
  p_status_code double precision[], p_reason_phrase bytea[], p_result_payload bytea[], p_app_version_name bytea[])
returns table (
  ordinal integer, outcome integer, endpoint_id bytea, command_type bytea, command_id integer, state smallint,
  is_sent_once boolean, origin_kind smallint, created_at bigint, deadline bigint, ends_at bigint, updated_at bigint,
  task_id bigint, tenant_id bytea, application_name bytea, origin_address bytea, correlation_id bytea, payload bytea,
  status_code double precision, reason_phrase bytea, result_payload bytea, app_version_name bytea)
language plpgsql as $$
#variable_conflict use_column
declare
  v_held integer[];
  v_taken integer;
begin
  if p_is_waiting then
    perform pg_advisory_xact_lock_shared(lock_key) from unnest(p_lock) as lock_key;
    v_held := array(select generate_series(1, cardinality(p_lock)));
  else
    v_held := array(
      select l.ordinal::integer from unnest(p_lock) with ordinality as l (lock_key, ordinal)
      where pg_try_advisory_xact_lock_shared(lock_key));
  end if;
  return query
  update commands c set
    state = 1, updated_at = i.now, status_code = i.status_code, reason_phrase = i.reason_phrase,
    result_payload = i.result_payload, app_version_name = i.app_version_name
  from unnest(p_report, p_endpoint_id, p_command_type, p_command_id, p_now, p_status_code, p_reason_phrase,
              p_result_payload, p_app_version_name)
    with ordinality as i (report, endpoint_id, command_type, command_id, now, status_code, reason_phrase,
                          result_payload, app_version_name, ordinal)
  where c.endpoint_id = i.endpoint_id and c.command_type = i.command_type and c.command_id = i.command_id
    and c.state < 1 and c.ends_at > i.now and i.report in (select unnest(v_held))
  returning i.ordinal::integer, 0, c.endpoint_id, c.command_type, c.command_id, c.state, c.is_sent_once,
    c.origin_kind, c.created_at, c.deadline, c.ends_at, c.updated_at, c.task_id, c.tenant_id, c.application_name,
    c.origin_address, c.correlation_id, c.payload, c.status_code, c.reason_phrase, c.result_payload,
    c.app_version_name;
  get diagnostics v_taken = row_count;
  if v_taken = cardinality(p_report) then
    return;
  end if;
  return query
  select i.ordinal::integer, case c.state when 1 then 1 when 2 then 2 when 0 then 2 else 3 end,
    null::bytea, null::bytea, null::integer, null::smallint, null::boolean, null::smallint, null::bigint,
    null::bigint, null::bigint, null::bigint, null::bigint, null::bytea, null::bytea, null::bytea, null::bytea,
    null::bytea, null::double precision, null::bytea, null::bytea, null::bytea
  from unnest(p_report, p_endpoint_id, p_command_type, p_command_id)
    with ordinality as i (report, endpoint_id, command_type, command_id, ordinal)
  left join commands c on c.endpoint_id = i.endpoint_id and c.command_type = i.command_type
    and c.command_id = i.command_id
  where i.report in (select unnest(v_held));
end $$;

create function cex_observe(p_endpoint_id bytea, p_command_type bytea, p_is_wanted boolean) returns void
language plpgsql as $$
begin
  if p_command_type is null then
    delete from observations where endpoint_id = p_endpoint_id;
  end if;
  insert into observations as o (endpoint_id, command_type, is_wanted)
  values (p_endpoint_id, coalesce(p_command_type, ''), p_is_wanted)
  on conflict (endpoint_id, command_type) do update set is_wanted = excluded.is_wanted
    where o.is_wanted is distinct from excluded.is_wanted;
end $$;

create function cex_outstanding(
  p_lock bigint, p_endpoint_id bytea, p_command_type bytea, p_now bigint, p_not_delivered_since bigint,
  p_is_unasked boolean, p_is_wanted boolean)
returns setof commands language plpgsql as $$
begin
  perform pg_advisory_lock(p_lock + 1);
  perform pg_advisory_lock(p_lock);
  perform pg_advisory_unlock(p_lock + 1);
  if p_is_wanted is not null then
    perform cex_observe(p_endpoint_id, p_command_type, p_is_wanted);
  end if;
  return query
  select c.* from commands c
  where c.endpoint_id || ''::bytea = p_endpoint_id and c.state = 0 and not c.is_sent_once and c.ends_at > p_now
    and (p_command_type is null or c.command_type = p_command_type)
    and (p_not_delivered_since is null or c.delivered_at is null or c.delivered_at < p_not_delivered_since)
    and (not p_is_unasked or coalesce(
      (select o.is_wanted from observations o
       where o.endpoint_id = p_endpoint_id and o.command_type = c.command_type),
      (select o.is_wanted from observations o where o.endpoint_id = p_endpoint_id and o.command_type = ''),
      true))
  order by c.created_at, c.position;
  if not found and p_is_wanted is null then
    perform pg_advisory_unlock(p_lock);
  end if;
end $$;

create function cex_let_go(p_lock bigint) returns void language plpgsql as $$
begin
  perform pg_advisory_unlock(p_lock);
end $$;

create function cex_forget(p_lock bigint, p_endpoint_id bytea, p_now bigint) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(p_lock + 1);
  perform pg_advisory_xact_lock(p_lock);
  delete from endpoints where endpoint_id = p_endpoint_id;
  delete from observations where endpoint_id = p_endpoint_id;
  update commands set ends_at = p_now where endpoint_id = p_endpoint_id and state = 0 and ends_at > p_now;
end $$;

create function cex_remove(p_lock bigint, p_endpoint_id bytea, p_command_type bytea, p_command_id integer)
returns boolean language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(p_lock);
  delete from commands
  where endpoint_id = p_endpoint_id and command_type = p_command_type and command_id = p_command_id;
  return found;
end $$;

create function cex_enter(p_replica_id bytea, p_now bigint) returns text language plpgsql as $$
declare
  v_manner text;
begin
  lock table replicas in share row exclusive mode;
  select case when bool_or(replica_id = p_replica_id) then 'again' when count(*) = 0 then 'first' else 'joined' end
  into v_manner from replicas;
  insert into replicas (replica_id, alive_at) values (p_replica_id, p_now)
  on conflict (replica_id) do update set alive_at = excluded.alive_at;
  return v_manner;
end $$;
`;
