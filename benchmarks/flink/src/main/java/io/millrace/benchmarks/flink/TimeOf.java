package io.millrace.benchmarks.flink;

import java.io.Serializable;

/** When something happened, in milliseconds. */
interface TimeOf<E> extends Serializable {
    long of(E event);
}
