/** Threads that a service has beside those of Kafka Streams and of its web server. */
@NullMarked
package io.millrace.streams.thread;

import org.jspecify.annotations.NullMarked;
