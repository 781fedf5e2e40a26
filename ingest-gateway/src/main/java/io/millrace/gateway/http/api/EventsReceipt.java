package io.millrace.gateway.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.millrace.gateway.http.IngestAnswer;
import io.millrace.gateway.intake.Outcome;
import java.util.List;

/**
 * What became of events.
 *
 * @param anonymised which of the accepted ones were stored without who it was, by their position in the request
 */
public record EventsReceipt(
        int accepted,
        List<RejectedItem> rejected,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> anonymised) {

    public static IngestAnswer answer(Outcome outcome) {
        return IngestAnswer.json(200, of(outcome));
    }

    private static EventsReceipt of(Outcome outcome) {
        return new EventsReceipt(outcome.accepted(), RejectedItem.of(outcome.rejections()), outcome.anonymised());
    }
}
