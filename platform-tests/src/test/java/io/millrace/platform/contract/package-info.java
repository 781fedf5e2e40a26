/** What the suite's registry client and serdes are promised by every registry with Confluent's API, and what they make of it. */
@NullMarked
package io.millrace.platform.contract;

import org.jspecify.annotations.NullMarked;
