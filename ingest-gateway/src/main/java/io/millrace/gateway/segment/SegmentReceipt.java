package io.millrace.gateway.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.millrace.gateway.http.api.RejectedItem;
import io.millrace.gateway.intake.Outcome;
import java.util.List;

/**
 * What became of calls.
 *
 * @param success that they need not be sent again
 * @param rejected what was refused, and is kept with the reason
 * @param anonymised which of the others were stored without who it was, by their position in the request
 */
record SegmentReceipt(
        boolean success,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RejectedItem> rejected,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> anonymised) {

    static SegmentReceipt of(Outcome outcome) {
        return new SegmentReceipt(true, RejectedItem.of(outcome.rejections()), outcome.anonymised());
    }
}
