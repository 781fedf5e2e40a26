package io.millrace.windowing.metric;

import java.util.List;

/** All metrics of the service, in the order of the settings; no two have the same name. */
public record Metrics(List<Metric> all) {}
