/** The whole story in a terminal. One thread tells it; the server has its own. */
@NullMarked
package org.securitynudge.examples.demo;

import org.jspecify.annotations.NullMarked;
