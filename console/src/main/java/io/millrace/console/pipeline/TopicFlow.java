package io.millrace.console.pipeline;

import java.util.List;

/**
 * How a topic flows.
 *
 * @param internal whether it belongs to one service alone
 * @param endOffset sum over the partitions; with every transaction's end it grows by one more than by records
 * @param perSecond growth of that sum over the last seconds
 */
record TopicFlow(String name, boolean internal, long endOffset, double perSecond, List<GroupLag> readers) {

    /**
     * How far a reader is behind.
     *
     * @param lag offsets between what the group has committed and the topic's end
     */
    record GroupLag(String group, long lag) {}
}
