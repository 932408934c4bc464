package org.securitynudge.examples.share.office;

/**
 * A document that people share.
 *
 * @param id its number
 * @param name its file name
 * @param classification {@code public}, {@code internal}, {@code confidential} or {@code restricted}
 */
record Document(String id, String name, String classification) {}
