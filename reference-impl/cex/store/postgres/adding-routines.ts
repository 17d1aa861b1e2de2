/**
 * What adds commands. Functions, because each of their statements sees what was committed before it: what is read
 * after a lock was taken is what the last holder left.
 *
 * `cex_hold` gives the ordinals of the locks that it got. Without waiting, a lock that somebody holds alone is left
 * out; with waiting, all are of one endpoint, of which the session must hold none. The locks are those of the session:
 * they outlast the commit, and the next call lets go of them. The lock beside each (its number plus one) is held by
 * whoever waits for the endpoint alone; without it, a session that holds a lock all the time, for one delivery or
 * another, would pass the waiting one over and over.
 *
 * `cex_add` adds commands of one kind, in the order of their keys so that two calls never wait for each other in a
 * circle: with identifiers from the counters if `p_command_id` is null, else with the given ones, of which none may
 * stand twice in a call. A command whose lock was not got is left out of the answer, one whose identifier is taken has
 * none in it. `p_lock` null takes no locks, and then nothing counts as delivered: that is for batches, which are stored
 * as a whole first. `cex_send_stored` takes the locks then, and says where each command whose lock it got has to go, if
 * it has not been sent meanwhile.
 *
 * A pending command whose key is known is asked for by `state < 1`, which is said of no index. By `state = 0` a server
 * that takes the pending commands for few would go through all of them, once for each key.
 */
export const ADDING_ROUTINES = `
create function cex_release(p_release bigint[]) returns void language plpgsql as $$
begin
  perform pg_advisory_unlock_shared(lock_key) from unnest(p_release) as lock_key;
end $$;

create function cex_hold(p_lock bigint[], p_is_waiting boolean) returns integer[] language plpgsql as $$
begin
  if p_is_waiting then
    perform pg_advisory_lock_shared(p_lock[1] + 1);
    perform pg_advisory_lock_shared(lock_key) from unnest(p_lock) as lock_key;
    perform pg_advisory_unlock_shared(p_lock[1] + 1);
    return array(select generate_series(1, cardinality(p_lock)));
  end if;
  return array(
    select ordinal::integer from unnest(p_lock) with ordinality as l (lock_key, ordinal)
    where case when pg_try_advisory_lock_shared(lock_key + 1)
               then pg_advisory_unlock_shared(lock_key + 1) and pg_try_advisory_lock_shared(lock_key)
               else false end);
end $$;

create function cex_next_ids(p_endpoint_id bytea[], p_command_type bytea[], p_held integer[])
returns integer[] language plpgsql as $$
#variable_conflict use_column
declare
  v_ids integer[];
begin
  with item as materialized (
    select i.ordinal, i.endpoint_id, i.command_type,
      row_number() over (partition by i.endpoint_id, i.command_type order by i.ordinal)
        - count(*) over (partition by i.endpoint_id, i.command_type) as from_last
    from unnest(p_endpoint_id, p_command_type) with ordinality as i (endpoint_id, command_type, ordinal)
    where i.ordinal in (select unnest(p_held))
  ), counted as (
    insert into command_counters as c (endpoint_id, command_type, last_id)
    select endpoint_id, command_type, count(*) from item group by 1, 2 order by 1, 2
    on conflict (endpoint_id, command_type) do update set last_id = c.last_id + excluded.last_id
    returning c.endpoint_id, c.command_type, c.last_id
  ), numbered as (
    select item.ordinal, counted.last_id + item.from_last as command_id
    from item join counted using (endpoint_id, command_type)
  )
  select array_agg(n.command_id::integer order by o.ordinal) into v_ids
  from generate_series(1, cardinality(p_endpoint_id)) as o (ordinal) left join numbered n on n.ordinal = o.ordinal;
  return v_ids;
end $$;

create function cex_next_free_id(p_endpoint_id bytea, p_command_type bytea) returns integer language plpgsql as $$
declare
  v_last integer;
begin
  select last_id into v_last from command_counters
  where endpoint_id = p_endpoint_id and command_type = p_command_type for update;
  if exists (select from commands
             where endpoint_id = p_endpoint_id and command_type = p_command_type and command_id = v_last + 1) then
    select command_id into v_last from commands c
    where endpoint_id = p_endpoint_id and command_type = p_command_type and command_id > v_last
      and not exists (select from commands n
                      where n.endpoint_id = p_endpoint_id and n.command_type = p_command_type
                        and n.command_id = c.command_id + 1)
    order by command_id limit 1;
  end if;
  update command_counters set last_id = v_last + 1
  where endpoint_id = p_endpoint_id and command_type = p_command_type;
  return v_last + 1;
end $$;

create function cex_add(
  p_release bigint[], p_lock bigint[], p_is_waiting boolean, p_command_id integer[],
  p_endpoint_id bytea[], p_command_type bytea[], p_tenant_id bytea[], p_application_name bytea[], p_payload bytea[],
  p_created_at bigint[], p_deadline bigint[], p_is_sent_once boolean[],
  p_origin_kind smallint[], p_origin_address bytea[], p_correlation_id bytea[], p_task_id bigint[])
returns table (ordinal integer, command_id integer, deliver_to bytea) language plpgsql as $$
#variable_conflict use_column
declare
  v_is_numbered boolean := p_command_id is null;
  v_held integer[];
  v_ids integer[] := p_command_id;
  v_position bigint;
  v_row record;
begin
  perform cex_release(p_release);
  v_held := case when p_lock is null then array(select generate_series(1, cardinality(p_endpoint_id)))
            else cex_hold(p_lock, p_is_waiting) end;
  if cardinality(v_held) = 0 then
    return;
  end if;
  if v_is_numbered then
    v_ids := cex_next_ids(p_endpoint_id, p_command_type, v_held);
  end if;
  v_position := nextval('command_positions') * 4096;
  for v_row in
    with item as materialized (
      select i.*, case when p_lock is not null and coalesce(o.is_wanted, every_type.is_wanted, true)
                       then e.app_version_name end as deliver_to
      from unnest(v_ids, p_endpoint_id, p_command_type, p_tenant_id, p_application_name, p_payload, p_created_at,
                  p_deadline, p_is_sent_once, p_origin_kind, p_origin_address, p_correlation_id, p_task_id)
        with ordinality as i (command_id, endpoint_id, command_type, tenant_id, application_name, payload, created_at,
                              deadline, is_sent_once, origin_kind, origin_address, correlation_id, task_id, ordinal)
      left join endpoints e on e.endpoint_id = i.endpoint_id
      left join observations o on o.endpoint_id = i.endpoint_id and o.command_type = i.command_type
      left join observations every_type on every_type.endpoint_id = i.endpoint_id and every_type.command_type = ''
      where i.ordinal in (select unnest(v_held))
    ), stored as (
      insert into commands (
        endpoint_id, command_type, command_id, state, is_sent_once, origin_kind, position, created_at, deadline,
        ends_at, updated_at, delivered_at, task_id, tenant_id, application_name, origin_address, correlation_id,
        payload)
      select endpoint_id, command_type, command_id, 0, is_sent_once, origin_kind, v_position + ordinal, created_at,
        deadline, deadline, created_at, case when deliver_to is not null then created_at end, task_id, tenant_id,
        application_name, origin_address, correlation_id, payload
      from item order by endpoint_id, command_type, command_id
      on conflict do nothing
      returning endpoint_id, command_type, command_id
    )
    select i.ordinal::integer, s.command_id, i.deliver_to
    from item i left join stored s using (endpoint_id, command_type, command_id)
  loop
    ordinal := v_row.ordinal;
    deliver_to := v_row.deliver_to;
    command_id := v_row.command_id;
    while v_is_numbered and command_id is null loop
      insert into commands (
        endpoint_id, command_type, command_id, state, is_sent_once, origin_kind, position, created_at, deadline,
        ends_at, updated_at, delivered_at, task_id, tenant_id, application_name, origin_address, correlation_id,
        payload)
      values (
        p_endpoint_id[ordinal], p_command_type[ordinal],
        cex_next_free_id(p_endpoint_id[ordinal], p_command_type[ordinal]), 0, p_is_sent_once[ordinal],
        p_origin_kind[ordinal], v_position + ordinal, p_created_at[ordinal], p_deadline[ordinal], p_deadline[ordinal],
        p_created_at[ordinal], case when deliver_to is not null then p_created_at[ordinal] end, p_task_id[ordinal],
        p_tenant_id[ordinal], p_application_name[ordinal], p_origin_address[ordinal], p_correlation_id[ordinal],
        p_payload[ordinal])
      on conflict do nothing
      returning commands.command_id into command_id;
    end loop;
    return next;
  end loop;
end $$;

create function cex_send_stored(
  p_lock bigint[], p_is_waiting boolean, p_endpoint_id bytea[], p_command_type bytea[], p_command_id integer[])
returns table (ordinal integer, deliver_to bytea) language plpgsql as $$
#variable_conflict use_column
declare
  v_held integer[] := cex_hold(p_lock, p_is_waiting);
begin
  return query
  with item as materialized (
    select i.*, e.app_version_name
    from unnest(p_endpoint_id, p_command_type, p_command_id)
      with ordinality as i (endpoint_id, command_type, command_id, ordinal)
    left join endpoints e on e.endpoint_id = i.endpoint_id
    left join observations o on o.endpoint_id = i.endpoint_id and o.command_type = i.command_type
    left join observations every_type on every_type.endpoint_id = i.endpoint_id and every_type.command_type = ''
    where i.ordinal in (select unnest(v_held)) and coalesce(o.is_wanted, every_type.is_wanted, true)
      and e.endpoint_id is not null
  ), noted as (
    update commands c set delivered_at = c.created_at from item
    where c.endpoint_id = item.endpoint_id and c.command_type = item.command_type
      and c.command_id = item.command_id and c.state < 1 and c.delivered_at is null
    returning item.ordinal, item.app_version_name
  )
  select held.ordinal, noted.app_version_name
  from unnest(v_held) as held (ordinal) left join noted on noted.ordinal = held.ordinal;
end $$;
`;
