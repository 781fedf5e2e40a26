/** State as the operators see it: sorted maps and agendas, with nothing of Kafka but one adapter. */
@NullMarked
package io.millrace.windowing.state;

import org.jspecify.annotations.NullMarked;
