package io.millrace.quickstart.replay;

import java.util.List;
import java.util.stream.Stream;

/**
 * What became of everything that was sent so far.
 *
 * @param examples some of the refusals
 */
record Tally(long sent, long accepted, long refused, List<Refusal> examples) {
    static final Tally NOTHING = new Tally(0, 0, 0, List.of());

    private static final int EXAMPLES = 3;

    Tally plus(Receipt receipt) {
        return new Tally(
                sent + receipt.accepted() + receipt.refused().size(),
                accepted + receipt.accepted(),
                refused + receipt.refused().size(),
                Stream.concat(examples.stream(), receipt.refused().stream())
                        .limit(EXAMPLES)
                        .toList());
    }
}
