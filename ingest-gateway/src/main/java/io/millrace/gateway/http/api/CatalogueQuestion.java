package io.millrace.gateway.http.api;

import io.millrace.gateway.http.GatewayProblem;
import io.millrace.gateway.http.IngestRequest;
import io.millrace.gateway.http.RequestRefusedException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know of the catalogue.
 *
 * @param after the id behind which products are wanted
 * @param limit how many at most
 * @param at as of when
 */
record CatalogueQuestion(String after, int limit, Instant at) {
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    static CatalogueQuestion of(IngestRequest request, Clock clock) {
        String after = request.queryParameter("after");
        return new CatalogueQuestion(
                after == null ? "" : after, limit(request.queryParameter("limit")), at(request, clock));
    }

    private static int limit(@Nullable String asked) {
        try {
            int limit = asked == null ? USUAL : Integer.parseInt(asked);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Told below, as a number that is out of range is.
        }
        throw invalid("limit must be a number from 1 to %d.".formatted(MOST));
    }

    private static Instant at(IngestRequest request, Clock clock) {
        String asked = request.queryParameter("at");
        try {
            return asked == null ? clock.instant() : OffsetDateTime.parse(asked).toInstant();
        } catch (DateTimeException e) {
            throw invalid("at must be a time with an offset, as in 2026-01-31T12:00:00Z.");
        }
    }

    private static RequestRefusedException invalid(String detail) {
        return new RequestRefusedException(GatewayProblem.INVALID_CATALOGUE_QUESTION, detail);
    }
}
