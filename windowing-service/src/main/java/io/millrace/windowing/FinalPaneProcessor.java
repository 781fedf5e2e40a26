package io.millrace.windowing;

import io.millrace.event.windows.Timing;
import io.millrace.event.windows.WindowPane;
import io.millrace.windowing.event.PromptCommit;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Lets panes pass, and those of windows that have just ended be read at once. */
final class FinalPaneProcessor extends ContextualProcessor<String, WindowPane, String, WindowPane> {

    @Override
    public void process(Record<String, WindowPane> pane) {
        context().forward(pane);
        if (pane.value().getTiming() == Timing.ON_TIME) {
            PromptCommit.ask(context(), pane.value().getEnd());
        }
    }
}
