package org.securitynudge.examples.share.office;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The people whom a document is shared with. They are colleagues, or at one other company: a prompt asks about one domain.
 *
 * @param addresses their e-mail addresses
 */
record Recipients(List<String> addresses) {
    private static final String OUR_DOMAIN = "corp.example";
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;]+");
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]{1,64}@[a-zA-Z0-9][a-zA-Z0-9.-]{0,252}");

    Recipients {
        addresses = List.copyOf(addresses);
    }

    /**
     * Returns the recipients that somebody typed.
     *
     * @throws InvalidInputException if there is none, or one is no address, or they are at several other companies
     */
    static Recipients parse(String typed) {
        List<String> addresses = SEPARATORS
                .splitAsStream(typed)
                .filter(address -> !address.isEmpty())
                .distinct()
                .toList();
        if (addresses.isEmpty()) {
            throw new InvalidInputException("Say with whom to share it.");
        }
        for (String address : addresses) {
            if (!ADDRESS.matcher(address).matches()) {
                throw new InvalidInputException("This is no e-mail address: " + address);
            }
        }
        Recipients recipients = new Recipients(addresses);
        List<String> outside = recipients.outside().toList();
        if (outside.size() > 1) {
            throw new InvalidInputException("Share it with one other company at a time, not with " + outside);
        }
        return recipients;
    }

    /** Returns the domain outside the company, if there is one, else the company's own. */
    String domain() {
        return outside().findFirst().orElse(OUR_DOMAIN);
    }

    private Stream<String> outside() {
        return addresses.stream()
                .map(address -> address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT))
                .filter(domain -> !domain.equals(OUR_DOMAIN))
                .distinct();
    }

    /** Returns how many they are. */
    int count() {
        return addresses.size();
    }

    /** Returns "1 person" or "3 people". */
    @Override
    public String toString() {
        return count() == 1 ? "1 person" : count() + " people";
    }
}
