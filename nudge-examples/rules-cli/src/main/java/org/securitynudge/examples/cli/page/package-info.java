/** Prompts as a page for people who do not write JSON: static HTML, in which every text is text and never markup. */
@NullMarked
package org.securitynudge.examples.cli.page;

import org.jspecify.annotations.NullMarked;
