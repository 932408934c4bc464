/** The README's lines as a program. One thread. */
@NullMarked
package org.securitynudge.examples.quickstart;

import org.jspecify.annotations.NullMarked;
