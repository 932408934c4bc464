package org.securitynudge.trust;

/** What a signed document is meant to be, as its signatures say in {@code typ}: a signature for one kind is none for the other. */
public enum DocumentKind {
    /** The central policy. */
    POLICY("nudge-policy+jws", "a policy"),
    /** A rule pack. */
    PACK("nudge-pack+jws", "a rule pack");

    private final String typ;
    private final String words;

    DocumentKind(String typ, String words) {
        this.typ = typ;
        this.words = words;
    }

    /** Returns the media type in the protected header, RFC 7515, section 4.1.9, without {@code application/}. */
    public String typ() {
        return typ;
    }

    /** Returns it for people: {@code a policy}. */
    public String words() {
        return words;
    }
}
