/** The data set Online Retail: the rows of its file, and the visits and catalogue that they tell of. */
@NullMarked
package io.millrace.quickstart.retail;

import org.jspecify.annotations.NullMarked;
