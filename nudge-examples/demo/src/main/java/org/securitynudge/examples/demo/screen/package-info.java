/** What a terminal shows: wrapped text, boxes, colours. The screen may be used by several threads at once; the rest is immutable. */
@NullMarked
package org.securitynudge.examples.demo.screen;

import org.jspecify.annotations.NullMarked;
