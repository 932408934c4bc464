/** The story, chapter by chapter, and the application it happens in. One thread tells it. */
@NullMarked
package org.securitynudge.examples.demo.story;

import org.jspecify.annotations.NullMarked;
