package io.millrace.gateway.intake;

import io.millrace.gateway.publishing.Positions;
import java.util.List;
import java.util.Optional;

/**
 * What became of a request, all of which the brokers now hold.
 *
 * @param accepted how many items were accepted
 * @param anonymised which of the accepted ones do not say who it was any more, by their position in the request
 * @param rejections what was refused, in the order of the request
 * @param positions where it all is
 */
public record Outcome(int accepted, List<Integer> anonymised, List<Rejection> rejections, Positions positions) {

    /** Why no item was found in the body, empty when there were items. */
    public Optional<Rejection> bodyRefusal() {
        return rejections.stream().filter(Rejection::isOfWholeBody).findFirst();
    }
}
