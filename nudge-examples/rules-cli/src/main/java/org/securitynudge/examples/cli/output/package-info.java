/** How results look: lines for people, JSON for programs, reports for CI, and files that are never half written. */
@NullMarked
package org.securitynudge.examples.cli.output;

import org.jspecify.annotations.NullMarked;
