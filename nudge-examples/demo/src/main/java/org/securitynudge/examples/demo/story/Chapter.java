package org.securitynudge.examples.demo.story;

import java.io.IOException;

/** A part of the story: something happens, is measured, and is checked. */
interface Chapter {
    /** Returns the heading. */
    String title();

    /** Lets it happen. */
    void tell(Stage stage) throws IOException, InterruptedException;
}
