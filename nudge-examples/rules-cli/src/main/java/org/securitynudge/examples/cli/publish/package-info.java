/** What is published, signed or not: its header, what changes against what is there now, and how it gets there. */
@NullMarked
package org.securitynudge.examples.cli.publish;

import org.jspecify.annotations.NullMarked;
