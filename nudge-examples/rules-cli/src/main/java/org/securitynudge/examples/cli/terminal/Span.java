package org.securitynudge.examples.cli.terminal;

/**
 * A part of a line, in one ink. Whatever the text holds, it is shown and never obeyed: control characters appear as escapes.
 *
 * @param ink the ink, for a terminal that has colours
 * @param text the text, from wherever
 */
public record Span(Ink ink, String text) {}
