/** What a person at the terminal gets to see, without knowing how it is drawn. */
@NullMarked
package io.millrace.quickstart.screen;

import org.jspecify.annotations.NullMarked;
