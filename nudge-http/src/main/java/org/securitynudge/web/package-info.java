/** The guard of a web application's protected actions, for any server. */
@NullMarked
package org.securitynudge.web;

import org.jspecify.annotations.NullMarked;
