/** Where the command line tool starts. */
@NullMarked
package org.securitynudge.examples.cli;

import org.jspecify.annotations.NullMarked;
