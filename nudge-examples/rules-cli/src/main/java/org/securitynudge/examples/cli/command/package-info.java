/** The commands, one class each: what can be asked for, and in which order it is done. */
@NullMarked
package org.securitynudge.examples.cli.command;

import org.jspecify.annotations.NullMarked;
