package io.millrace.warehouse.connect;

import io.millrace.event.windows.Session;
import io.millrace.warehouse.table.SessionsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** Makes a revision of a closed session a row of the log of sessions. */
public final class SessionRow extends RowTransform {
    private static final Schema ROW = RowSchema.of(SessionsTable.DEFINITION);
    private static final Schema OTHER_AMOUNT = RowSchema.ofElements(ROW, SessionsTable.OTHER_REVENUE);

    /** For Connect, which has no settings for it. */
    public SessionRow() {
        super(Session.class, ROW);
    }

    @Override
    void fill(Struct row, Struct session) {
        putWho(row, session);
        putWhatHappened(row, session);
        putRevenue(row, session);
        putWhence(row, session);
    }

    private static void putWho(Struct row, Struct session) {
        row.put(SessionsTable.SESSION_ID, session.get("sessionId"))
                .put(SessionsTable.REVISION, session.get("revision"))
                .put(SessionsTable.TIMELINE, session.get("timeline"))
                .put(SessionsTable.VISITOR_ID, session.get("visitorId"))
                .put(SessionsTable.CUSTOMER_ID, session.get("customerId"));
    }

    private static void putWhatHappened(Struct row, Struct session) {
        row.put(SessionsTable.STARTED_AT, time(session, "startedAt"))
                .put(SessionsTable.ENDED_AT, time(session, "endedAt"))
                .put(SessionsTable.EVENTS, session.get("events"))
                .put(SessionsTable.PAGE_VIEWS, session.get("pageViews"))
                .put(SessionsTable.PRODUCTS_VIEWED, session.get("productsViewed"))
                .put(SessionsTable.CARTS, session.get("carts"))
                .put(SessionsTable.ORDERS, session.get("orders"))
                .put(SessionsTable.OUTCOME, session.getString("outcome").toLowerCase(Locale.ROOT))
                .put(SessionsTable.ITEMS, session.get("items"));
    }

    private static void putRevenue(Struct row, Struct session) {
        List<Struct> others = new ArrayList<>();
        for (Object money : session.getArray("otherRevenue")) {
            others.add(otherAmount((Struct) money));
        }
        row.put(SessionsTable.REVENUE, session.get("revenue"))
                .put(SessionsTable.CURRENCY, session.get("currency"))
                .put(SessionsTable.OTHER_REVENUE, others);
    }

    private static Struct otherAmount(Struct money) {
        return new Struct(OTHER_AMOUNT)
                .put(SessionsTable.AMOUNT, money.get("amount"))
                .put(SessionsTable.CURRENCY, money.get("currency"));
    }

    private static void putWhence(Struct row, Struct session) {
        row.put(SessionsTable.LANDING_PATH, session.get("landingPath"))
                .put(SessionsTable.CAMPAIGN_SOURCE, session.get("campaignSource"))
                .put(SessionsTable.COUNTRY, session.get("country"))
                .put(SessionsTable.DEVICE_TYPE, session.get("deviceType"));
    }
}
