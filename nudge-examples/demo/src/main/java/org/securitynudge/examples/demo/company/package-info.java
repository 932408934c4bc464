/**
 * The company around the application: a real HTTP server on the loopback address that hands out rule documents and takes events.
 *
 * <p>The classes may be used by several threads at once.
 */
@NullMarked
package org.securitynudge.examples.demo.company;

import org.jspecify.annotations.NullMarked;
