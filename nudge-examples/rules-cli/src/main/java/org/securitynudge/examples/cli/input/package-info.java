/** What people hand to the tool: files, situations, facts. Everything is read once, with a limit. */
@NullMarked
package org.securitynudge.examples.cli.input;

import org.jspecify.annotations.NullMarked;
