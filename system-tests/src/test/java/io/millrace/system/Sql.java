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

    private Sql() {}
}
