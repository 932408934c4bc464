/** What people do in the application: share documents, export customers, write tickets, and look at their own record. */
@NullMarked
package org.securitynudge.examples.share.office;

import org.jspecify.annotations.NullMarked;
