package io.millrace.windowing.reprocess;

import io.millrace.event.windows.PartialBatch;
import io.millrace.event.windows.WindowState;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.TimeSpan;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/** Stands beside the second stage, looks into its stores, and writes down what windows it knows when all has ended. */
public final class KeptWindows implements ProcessorSupplier<String, PartialBatch, String, WindowState> {
    private final Metric metric;
    private final TimeSpan range;
    private final EndOfLog end;

    public KeptWindows(Metric metric, TimeSpan range, EndOfLog end) {
        this.metric = metric;
        this.range = range;
        this.end = end;
    }

    @Override
    public Processor<String, PartialBatch, String, WindowState> get() {
        return new KeptWindowsProcessor(metric, range, end);
    }
}
