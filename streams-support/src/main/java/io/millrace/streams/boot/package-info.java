/**
 * How a service starts: {@link io.millrace.streams.boot.SuiteService} runs it, {@link io.millrace.streams.boot.ServiceStart}
 * brings its topics, schemas and streams up in that order, and the auto-configurations give it the parts that all
 * services share.
 */
@NullMarked
package io.millrace.streams.boot;

import org.jspecify.annotations.NullMarked;
