package io.millrace.gateway.http;

import io.millrace.gateway.intake.Outcome;
import java.util.List;

/** What became of events. */
record EventsReceipt(int accepted, List<RejectedItem> rejected) {

    static EventsReceipt of(Outcome outcome) {
        return new EventsReceipt(outcome.accepted(), RejectedItem.of(outcome.rejections()));
    }
}
