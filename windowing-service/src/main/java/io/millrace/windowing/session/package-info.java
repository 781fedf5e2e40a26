/** Sessions, by their id: closed by the watermark, sent again when a late event changes one. */
@NullMarked
package io.millrace.windowing.session;

import org.jspecify.annotations.NullMarked;
