/** Where the tool writes: what a terminal or a pipe can show, in which charset and colours. Used by one thread. */
@NullMarked
package org.securitynudge.examples.cli.terminal;

import org.jspecify.annotations.NullMarked;
