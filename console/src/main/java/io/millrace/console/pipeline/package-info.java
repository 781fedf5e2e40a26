/** What the page shows, sampled each second: services, topics, ledgers, watermarks. */
@NullMarked
package io.millrace.console.pipeline;

import org.jspecify.annotations.NullMarked;
