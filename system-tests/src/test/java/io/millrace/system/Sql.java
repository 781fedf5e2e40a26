package io.millrace.system;

/** What an analyst asks about the events of the data set. */
final class Sql {
    private static final String OF_THE_DATA_SET = " from events where event_id like 'online-retail-%'";

    static final String EVENTS = "select count(*)" + OF_THE_DATA_SET;

    static final String DISTINCT_EVENTS = "select count(distinct event_id)" + OF_THE_DATA_SET;

    static final String EVENTS_PER_TYPE = "select event_type, cast(count(*) as varchar)" + OF_THE_DATA_SET
            + " group by event_type order by event_type";

    static final String REVENUE = "select strftime(event_time, '%Y-%m-%d'), country, cast(count(*) as varchar),"
            + " cast(cast(sum(revenue) as decimal(18, 6)) as varchar)" + OF_THE_DATA_SET
            + " and event_type = 'order_completed' group by all order by all";

    /** Sessions as closed, with their number of events and their orders. */
    static final String SESSIONS =
            "select visitor_id, strftime(started_at, '%Y-%m-%dT%H:%M:%S.%g'), strftime(ended_at, '%Y-%m-%dT%H:%M:%S.%g'),"
                    + " cast(events as varchar), cast(orders as varchar) from sessions where year(started_at) = 2010 order by all";

    /** The same by 30 minutes or more without an event of the visitor, over the events themselves. */
    static final String SESSIONS_BY_GAP = "with marked as (select visitor_id, event_time, event_type,"
            + "   coalesce(event_time - lag(event_time) over visitor >= interval 30 minutes, true)::int as begins"
            + OF_THE_DATA_SET + " window visitor as (partition by visitor_id order by event_time)),"
            + " numbered as (select *, sum(begins) over (partition by visitor_id order by event_time) as n from marked)"
            + " select visitor_id, strftime(min(event_time), '%Y-%m-%dT%H:%M:%S.%g'),"
            + " strftime(max(event_time), '%Y-%m-%dT%H:%M:%S.%g'), cast(count(*) as varchar),"
            + " cast(count(*) filter (where event_type = 'order_completed') as varchar)"
            + " from numbered group by visitor_id, n order by all";

    private Sql() {}
}
