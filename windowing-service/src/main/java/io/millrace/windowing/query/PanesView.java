package io.millrace.windowing.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest pane of each window and group, by start and group.
 *
 * @param next to be sent with the same question for those that follow; null when there are none
 */
record PanesView(
        String metric, List<PaneView> panes, @Nullable String next) {}
