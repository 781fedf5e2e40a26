package io.millrace.gateway.http.api;

import io.millrace.gateway.http.IngestAnswer;
import io.millrace.gateway.intake.Outcome;
import java.util.List;

/** What became of events. */
public record EventsReceipt(int accepted, List<RejectedItem> rejected) {

    public static IngestAnswer answer(Outcome outcome) {
        return IngestAnswer.json(200, of(outcome));
    }

    private static EventsReceipt of(Outcome outcome) {
        return new EventsReceipt(outcome.accepted(), RejectedItem.of(outcome.rejections()));
    }
}
